//! A picture: chosen or dropped, sent with progress, shown, removed, described.

mod send;

use super::{field, ready::is_ready};
use crate::{error::ApiError, spoken::words};
use domain::{
    id::PictureId,
    picture::{MOST_MEGABYTES, PictureUse},
};
use leptos::{
    ev::{DragEvent, Event},
    html::Input,
    prelude::*,
    task::spawn_local,
};
use send::Sending;
use send_wrapper::SendWrapper;
use web_sys::{FileList, XmlHttpRequest};

/// Where a picture stands that is being sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Nothing is on its way.
    #[default]
    Still,
    /// So many hundredths of it have been sent.
    Sent(i64),
    /// All of it has been sent, and is being looked at.
    Making,
}

/// What the field knows.
#[derive(Clone, Copy)]
struct State {
    usage: PictureUse,
    value: RwSignal<Option<PictureId>>,
    on_change: Option<Callback<Option<PictureId>>>,
    stage: RwSignal<Stage>,
    /// What was refused last.
    problem: RwSignal<Option<String>>,
    /// What has happened, for those who do not see it.
    news: RwSignal<&'static str>,
    /// The one on its way. The server, whose threads share this, never has one.
    request: RwSignal<Option<SendWrapper<XmlHttpRequest>>>,
}

impl State {
    fn set(self, value: Option<PictureId>, news: &'static str) {
        self.news.try_set(news);
        self.value.try_set(value.clone());
        if let Some(changed) = self.on_change {
            changed.try_run(value);
        }
    }

    /// Sends the first of some files, if there is any.
    fn send(self, files: Option<FileList>, ready: &'static str, unsent: &'static str) {
        let file = files.and_then(|files| files.get(0));
        let Some(file) = file.filter(|_| self.stage.get_untracked() == Stage::Still) else {
            return;
        };
        self.problem.set(None);
        let progress = move |percent| {
            let stage = if percent < 100 {
                Stage::Sent(percent)
            } else {
                Stage::Making
            };
            self.stage.try_set(stage);
        };
        let Ok(Sending { request, ended }) = send::begin(&file, self.usage, progress) else {
            self.problem.set(Some(unsent.to_owned()));
            return;
        };
        self.stage.set(Stage::Sent(0));
        self.request.set(Some(SendWrapper::new(request)));
        spawn_local(async move {
            let result = ended.await;
            self.request.try_set(None);
            self.stage.try_set(Stage::Still);
            match result {
                Ok(Some(picture)) => self.set(Some(picture.id), ready),
                // It was called off.
                Ok(None) => {}
                Err(error) => self.refuse(&error),
            }
        });
    }

    fn refuse(self, error: &ApiError) {
        self.problem.try_set(Some(error.to_string()));
    }

    fn cancel(self) {
        if let Some(request) = self.request.get_untracked() {
            // One that has ended already cannot be called off any more.
            let _ = request.abort();
        }
    }
}

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
    let state = State {
        usage,
        value,
        on_change,
        stage: RwSignal::default(),
        problem: RwSignal::new(None),
        news: RwSignal::new(""),
        request: RwSignal::new(None),
    };
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

/// Where a picture is chosen or dropped, how far it is, and how it goes.
#[component]
fn Choose(state: State, name: &'static str, wrong: Signal<Option<String>>) -> impl IntoView {
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
