//! Buttons and forms.

use super::specimen;
use crate::{
    pages::form::{FormState, TextField, checkbox_field, error_summary, select_field, text_field},
    parts::{Icon, Shape},
    spoken::words,
};
use domain::Rejection;
use leptos::prelude::*;

const BUTTONS: [&str; 8] = [
    "button button--primary",
    "button",
    "button button--quiet",
    "button button--danger",
    "button button--small",
    "button button--large button--primary",
    "button button--wide",
    "link-button",
];

/// Every button, then as it is while it cannot be pressed and while something is on its way.
pub(super) fn buttons() -> impl IntoView {
    let w = words();
    let rows = BUTTONS.map(|class| {
        let row = view! {
            <div class="cluster">
                <button class=class type="button">{w.order_files_download()}</button>
                <button class=class type="button" disabled>{w.order_files_download()}</button>
                <button class=class type="button" aria-busy="true">{w.order_files_download()}</button>
            </div>
        };
        specimen(class, row)
    });
    let icons = view! {
        <div class="cluster">
            <button class="button button--icon" type="button" aria-label=w.order_keys_copy()>
                <Icon shape=Shape::Copy/>
            </button>
            <button class="button button--primary" type="button">
                <Icon shape=Shape::Download/>
                {w.order_files_download()}
            </button>
        </div>
    };
    view! {
        <div class="stack">{rows.collect_view()} {specimen("button button--icon", icons)}</div>
    }
}

/// A form as it is shown first, and as it comes back.
pub(super) fn forms() -> impl IntoView {
    let w = words();
    let refused = || {
        let typed = [("email".to_owned(), "ada".to_owned())];
        FormState::refused(
            typed,
            Rejection::field("email", ::words::Sentence::told(w.dev_sample_sentence())),
        )
    };
    view! {
        <div class="columns">
            {form("first", &FormState::default())} {form("again", &refused())}
        </div>
    }
}

fn form(name: &'static str, state: &FormState) -> impl IntoView + use<> {
    let w = words();
    let hinted = TextField {
        hint: w.dev_sample_hint(),
        ..TextField::email(name)
    };
    let password = TextField {
        name: "password",
        label: w.account_password(),
        kind: "password",
        autocomplete: "off",
        required: false,
        ..TextField::email(name)
    };
    let options = [w.landing_picture_title().to_owned()];
    view! {
        <form class="card" method="get" action="/dev/gallery">
            {error_summary(state, name)}
            {text_field(state, hinted)}
            {text_field(state, password)}
            {select_field(state, name, "choice", w.dev_sample_label(), true, &options)}
            <div class="field">
                <label class="field__label" for=format!("{name}-text")>{w.dev_sample_label()}</label>
                <textarea class="input" id=format!("{name}-text")></textarea>
            </div>
            {checkbox_field(state, name, "tick", w.dev_sample_choice(), false)}
        </form>
    }
}
