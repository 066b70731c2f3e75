//! A form is sent once, however often its button is pressed.

use super::feed::on;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How long a sent form waits. A download answers without leaving the page, and an answer that
/// never comes must not lock the form.
const PATIENCE: Duration = Duration::from_secs(8);

/// Guards every form of the document.
pub fn install() {
    on(&document(), "submit", |event| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(form) = form else { return };
        if form.has_attribute("data-sent") {
            event.prevent_default();
            return;
        }
        _ = form.set_attribute("data-sent", "");
        if let Ok(Some(button)) = form.query_selector("button") {
            _ = button.set_attribute("aria-busy", "true");
        }
        set_timeout(move || release(&form), PATIENCE);
    });
    // Back from the payment page: the form can be sent again.
    on(&window(), "pageshow", |_| {
        while let Ok(Some(form)) = document().query_selector("form[data-sent]") {
            release(&form);
        }
    });
}

fn release(form: &Element) {
    _ = form.remove_attribute("data-sent");
    if let Ok(Some(button)) = form.query_selector("button") {
        _ = button.remove_attribute("aria-busy");
    }
}
