//! A picture: chosen or dropped, sent with progress, shown, removed, described.

mod choose;
mod send;
mod state;

use super::field;
use crate::spoken::words;
use choose::Choose;
use domain::{id::PictureId, picture::PictureUse};
use leptos::prelude::*;
use state::State;

/// A picture of the creator's. Its value is set when it has been sent and can be shown.
#[component]
pub fn PictureField(
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it is for.
    usage: PictureUse,
    /// Whether what it is called stands above it already.
    #[prop(optional)]
    titled: bool,
    /// The picture.
    value: RwSignal<Option<PictureId>>,
    /// What it shows, for those who cannot see it, where the creator can say so.
    #[prop(optional)]
    text: Option<RwSignal<String>>,
    /// What is wrong with it, from elsewhere: from the form that it belongs to.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    /// What to do when another picture was sent, or it was removed.
    #[prop(optional, into)]
    on_change: Option<Callback<Option<PictureId>>>,
) -> impl IntoView {
    let w = words();
    let state = State::new(usage, value, on_change);
    // In the browser only: nothing is ever on its way from the server.
    Effect::new(move |_| on_cleanup(move || state.cancel()));
    let wrong = Signal::derive(move || {
        let other = || error.and_then(|error| error.get());
        state.problem.get().or_else(other)
    });
    let heading = format!("label-{name}");
    let labelled = heading.clone();
    view! {
        <div
            class="picture"
            class:picture--avatar=usage == PictureUse::Avatar
            role="group"
            aria-labelledby=labelled
        >
            <p class="field__label" class:visually-hidden=titled id=heading>
                {label}
            </p>
            <div class="picture__body">
                <Shown state /> <Choose state name wrong />
            </div>
            <field::FieldError name error=wrong />
            <p class="visually-hidden" role="status">
                {move || state.news.get()}
            </p>
            {text.map(|text| view! { <Described name text value hint=w.picture_text_hint() /> })}
        </div>
    }
}

/// The picture as it is now.
#[component]
fn Shown(state: State) -> impl IntoView {
    let w = words();
    move || {
        state.value.get().map(|id| {
            let source = format!("/i/{id}/small");
            view! { <img class="picture__shown" src=source alt=w.picture_preview() /> }
        })
    }
}

/// What the picture shows, in words, once there is one.
#[component]
fn Described(
    name: &'static str,
    text: RwSignal<String>,
    value: RwSignal<Option<PictureId>>,
    hint: &'static str,
) -> impl IntoView {
    let w = words();
    let (control, help) = (format!("text-{name}"), format!("text-hint-{name}"));
    view! {
        <div class="field" hidden=move || value.with(Option::is_none)>
            <label class="field__label" for=control.clone()>
                {w.picture_text()}
            </label>
            <input
                class="input"
                id=control
                maxlength="240"
                autocomplete="off"
                aria-describedby=help.clone()
                value=text.get_untracked()
                bind:value=text
            />
            <p class="field__hint" id=help>
                {hint}
            </p>
        </div>
    }
}
