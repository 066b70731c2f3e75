//! Copying an address, a key, a piece of code.

use super::{
    browser,
    ready::is_ready,
    toast::{Toasts, use_toasts},
};
use crate::spoken::words;
use ::words::Words;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// A button that puts a text on the clipboard.
#[component]
pub fn CopyButton(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What the button says.
    #[prop(default = words().kit_copy_link())]
    label: &'static str,
    /// What it is about, for people who hear only the button.
    #[prop(optional, into)]
    about: String,
    /// The field that holds the text: it is selected where the browser does not let us copy.
    #[prop(optional)]
    select: Option<&'static str>,
    /// Whether it stands in a row of others.
    #[prop(optional)]
    small: bool,
    /// Whether it is what most people want.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let w = words();
    let (ready, toasts) = (is_ready(), use_toasts());
    let copy = move |_| match select {
        None => copy(w, toasts, &text.read_untracked()),
        Some(field) => put(text.get_untracked(), move |is_copied| {
            if is_copied {
                toasts.ok(w.kit_copied());
            } else {
                browser::select(field);
                toasts.problem(w.share_selected());
            }
        }),
    };
    let hidden = (!about.is_empty()).then(|| format!(" {about}"));
    view! {
        <button
            type="button"
            class="button"
            class:button--small=small
            class:button--primary=primary
            disabled=move || !ready.get()
            on:click=copy
        >
            {label}
            <span class="visually-hidden">{hidden}</span>
        </button>
    }
}

/// Puts a text on the clipboard and says whether that worked.
pub fn copy(w: Words, toasts: Toasts, text: &str) {
    put(text.to_owned(), move |is_copied| {
        if is_copied {
            toasts.ok(w.kit_copied());
        } else {
            toasts.problem(w.kit_copy_failed());
        }
    });
}

/// Puts a text on the clipboard, if the browser lets us. Over plain HTTP it has none for scripts.
fn put(text: String, done: impl FnOnce(bool) + 'static) {
    if !window().is_secure_context() {
        return done(false);
    }
    let written = window().navigator().clipboard().write_text(&text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// A line of text that can only be read, with what can be done with it beside it.
#[component]
pub fn CopyLine(
    /// The field's id, for the button that copies it.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// The text.
    text: String,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="copy">
            <input
                class="input copy__text"
                id=id
                aria-label=label
                value=text
                readonly
                on:focus=move |_| browser::select(id)
            />
            <div class="copy__buttons">{children()}</div>
        </div>
    }
}

/// Several lines that can only be read and change with what is chosen, with their buttons below.
#[component]
pub fn CopyText(
    /// The field's id, for the button that copies it.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// The text.
    text: Memo<String>,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <textarea
                class="input copy__text copy__text--long"
                id=id
                rows="3"
                readonly
                spellcheck="false"
                prop:value=text
                on:focus=move |_| browser::select(id)
            ></textarea>
            <div class="copy__buttons">{children()}</div>
        </div>
    }
}
