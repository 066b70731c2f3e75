//! Where a picture is chosen or dropped, and how far it is.

use super::state::{Stage, State};
use crate::{
    console::kit::{field, ready::is_ready},
    spoken::words,
};
use domain::picture::MOST_MEGABYTES;
use leptos::{
    ev::{DragEvent, Event},
    html::Input,
    prelude::*,
};

/// Where a picture is chosen or dropped, how far it is, and how it goes.
#[component]
pub(super) fn Choose(
    state: State,
    name: &'static str,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let is_over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let (done, unsent) = (w.picture_ready(), w.picture_not_sent());
    let chosen = move |_: Event| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        state.send(input.files(), done, unsent);
        // So that the same file can be chosen once more.
        input.set_value("");
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let files = event.data_transfer().and_then(|dropped| dropped.files());
        state.send(files, done, unsent);
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let is_busy = move || state.stage.get() != Stage::Still;
    let button = move || match state.value.with(Option::is_some) {
        true => w.picture_choose_other(),
        false => w.picture_choose(),
    };
    let hint = format!("hint-{name}");
    view! {
        <div
            class="picture__choose"
            class:picture__choose--over=move || is_over.get()
            on:drop=dropped
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
        >
            <div class="cluster" hidden=is_busy>
                // A label, so that the words on the button are ours; the control behind it keeps the
                // keyboard and the focus.
                <input
                    class="picture__input"
                    type="file"
                    id=field::id(name)
                    accept="image/jpeg,image/png,image/webp,image/gif"
                    disabled=move || !ready.get() || is_busy()
                    aria-invalid=move || wrong.get().is_some().to_string()
                    aria-describedby=field::described_by(name)
                    node_ref=input
                    on:change=chosen
                />
                <label class="button button--small" for=field::id(name)>
                    {button}
                </label>
                <Remove state />
            </div>
            <Progress state />
            <p class="small muted" id=hint>
                {w.picture_drop()} ". " {w.picture_kinds(MOST_MEGABYTES)}
            </p>
        </div>
    }
}

/// Takes the picture away.
#[component]
fn Remove(state: State) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let removed = w.picture_removed();
    view! {
        <button
            type="button"
            class="button button--small button--quiet-danger"
            hidden=move || state.value.with(Option::is_none)
            disabled=move || !ready.get()
            on:click=move |_| {
                state.problem.set(None);
                state.set(None, removed);
            }
        >
            {w.picture_remove()}
        </button>
    }
}

/// How far a picture is that is being sent.
#[component]
fn Progress(state: State) -> impl IntoView {
    let w = words();
    let sent = move || match state.stage.get() {
        Stage::Still => None,
        Stage::Sent(percent) => Some((Some(percent), w.picture_sending(percent))),
        Stage::Making => Some((None, w.picture_making().to_owned())),
    };
    move || {
        sent().map(|(percent, said)| {
            view! {
                <div class="picture__progress">
                    <progress class="progress" max="100" value=percent aria-label=said.clone()></progress>
                    <span class="small">{said}</span>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| state.cancel()
                    >
                        {w.picture_cancel()}
                    </button>
                </div>
            }
        })
    }
}
