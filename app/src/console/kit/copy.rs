//! Copying an address.

use super::{ready::is_ready, toast::use_toasts};
use crate::spoken::words;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// A button that puts a text on the clipboard.
#[component]
pub fn CopyButton(
    /// The text.
    #[prop(into)]
    text: String,
    /// What the button says.
    #[prop(default = words().kit_copy_link())]
    label: &'static str,
    /// What it is about, for people who hear only the button.
    #[prop(optional, into)]
    about: String,
    /// Whether it stands in a row of others.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let w = words();
    let (ready, toasts) = (is_ready(), use_toasts());
    let failed = move || {
        toasts.problem(w.kit_copy_failed());
    };
    let copy = move |_| {
        // Over plain HTTP browsers have no clipboard for scripts.
        if !window().is_secure_context() {
            return failed();
        }
        let written = window().navigator().clipboard().write_text(&text);
        spawn_local(async move {
            match JsFuture::from(written).await {
                Ok(_) => toasts.ok(w.kit_copied()),
                Err(_) => failed(),
            }
        });
    };
    let hidden = (!about.is_empty()).then(|| format!(" {about}"));
    view! {
        <button
            type="button"
            class="button"
            class:button--small=small
            disabled=move || !ready.get()
            on:click=copy
        >
            {label}
            <span class="visually-hidden">{hidden}</span>
        </button>
    }
}
