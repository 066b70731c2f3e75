//! Buttons that copy a text, where a browser lets them.

use super::{feed::on, sections::select};
use crate::spoken::words;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Shows the buttons. Over plain HTTP browsers have no clipboard for scripts; the text itself can be
/// selected everywhere.
pub fn install() {
    if !window().is_secure_context() {
        return;
    }
    for button in select("[data-copy]") {
        _ = button.remove_attribute("hidden");
        let own = button.clone();
        on(&button, "click", move |_| copy(own.clone()));
    }
}

fn copy(button: Element) {
    let text = button.get_attribute("data-copy").unwrap_or_default();
    let w = words();
    let written = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        let copied = JsFuture::from(written).await.is_ok();
        let told = if copied {
            w.island_copied()
        } else {
            w.island_copy_failed()
        };
        button.set_text_content(Some(told));
    });
}
