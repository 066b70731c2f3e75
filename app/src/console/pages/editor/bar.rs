//! What can be done with everything that is typed: undo, discard, publish.

use super::saving::{Saving, Standing};
use crate::{
    api::drafts::{discard_draft, publish_draft, redo_draft, undo_draft},
    console::kit::{
        dialog::{Dialog, DialogState},
        ready::is_ready,
        toast::use_toasts,
    },
    error::ApiError,
    parts::{Icon, Shape},
    spoken::words,
};
use domain::Code;
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    task::spawn_local,
};
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

/// The bar above the fields.
#[component]
pub(super) fn Bar(saving: Saving) -> impl IntoView {
    let w = words();
    let (ready, pending) = (is_ready(), move || saving.form.is_pending());
    let is_published = Memo::new(move |_| saving.page.with(|page| page.is_published));
    let has_changes = Memo::new(move |_| saving.has_changes());
    let toasts = use_toasts();
    let save = move |_| {
        if !has_changes.get_untracked() {
            return;
        }
        let published = is_published.get_untracked();
        send(saving, false, move || {
            toasts.ok(if published {
                w.editor_changes_published()
            } else {
                w.editor_saved()
            });
        });
    };
    let save_words = move || {
        if is_published.get() {
            w.editor_publish_changes()
        } else {
            w.editor_save()
        }
    };
    view! {
        <div class="editor__bar">
            <Steps saving />
            <Where saving has_changes />
            <div class="editor__actions">
                <Show when=move || has_changes.get()>
                    <Discard saving />
                </Show>
                <button
                    type="button"
                    class="button"
                    class:button--primary=move || is_published.get()
                    disabled=move || !ready.get() || pending()
                    aria-disabled=move || (!has_changes.get()).to_string()
                    aria-busy=move || pending().to_string()
                    on:click=save
                >
                    {save_words}
                </button>
                <Show when=move || !is_published.get()>
                    <Publish saving />
                </Show>
            </div>
        </div>
    }
}

/// Lets the world see the page, and leads to its link.
#[component]
fn Publish(saving: Saving) -> impl IntoView {
    let (w, ready, toasts, navigate) = (words(), is_ready(), use_toasts(), use_navigate());
    let publish = move |_| {
        let navigate = navigate.clone();
        send(saving, true, move || {
            toasts.ok(w.editor_published());
            navigate(
                &format!("/console/pages/{}", saving.id()),
                Default::default(),
            );
        });
    };
    view! {
        <button
            type="button"
            class="button button--primary"
            disabled=move || !ready.get() || saving.form.is_pending()
            aria-busy=move || saving.form.is_pending().to_string()
            on:click=publish
        >
            {w.editor_publish()}
        </button>
    }
}

/// Makes the page what is typed, if that can be right.
fn send(saving: Saving, publish: bool, done: impl FnOnce() + 'static) {
    let sending = saving.sheet.check().map(|()| async move {
        let publishing = saving.then(|id, seen| publish_draft(id, seen, publish));
        match publishing.await {
            Some(Ok(_)) => Ok(true),
            Some(Err(error)) if is_for_the_form(&error) => Err(error),
            // What keeps it from being saved is said elsewhere.
            Some(Err(_)) | None => Ok(false),
        }
    });
    saving.form.send(sending, move |is_done| {
        if is_done {
            done();
        }
    });
}

fn is_for_the_form(error: &ApiError) -> bool {
    !matches!(error.code(), Some(Code::Unauthorized | Code::Conflict))
}

/// One step back, one step forward.
#[component]
fn Steps(saving: Saving) -> impl IntoView {
    let (w, ready, toasts) = (words(), is_ready(), use_toasts());
    let can_undo = Memo::new(move |_| saving.place.with(|place| place.can_undo));
    let can_redo = Memo::new(move |_| saving.place.with(|place| place.can_redo));
    // What is typed and not saved yet is a step as well.
    let is_typing = Memo::new(move |_| saving.standing.get() == Standing::Typing);
    let undo = move || {
        if can_undo.get_untracked() || is_typing.get_untracked() {
            spawn_local(async move {
                saving.then(undo_draft).await;
            });
        }
    };
    let redo = move || {
        if can_redo.get_untracked() {
            spawn_local(async move {
                saving.then(redo_draft).await;
            });
        }
    };
    let keys = window_event_listener(ev::keydown, move |event| match shortcut(&event) {
        Some(Shortcut::Undo) => {
            event.prevent_default();
            undo();
        }
        Some(Shortcut::Redo) => {
            event.prevent_default();
            redo();
        }
        Some(Shortcut::Save) => {
            // Not the page as a file, which the browser would offer.
            event.prevent_default();
            spawn_local(async move {
                if saving.save().await {
                    toasts.ok(w.command_draft_saved());
                }
            });
        }
        None => {}
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="cluster cluster--tight">
            <button
                type="button"
                class="button button--icon button--quiet"
                aria-label=w.editor_undo()
                title=w.editor_undo()
                aria-keyshortcuts="Control+Z"
                aria-disabled=move || {
                    (!ready.get() || !(can_undo.get() || is_typing.get())).to_string()
                }
                on:click=move |_| undo()
            >
                <Icon shape=Shape::Undo />
            </button>
            <button
                type="button"
                class="button button--icon button--quiet"
                aria-label=w.editor_redo()
                title=w.editor_redo()
                aria-keyshortcuts="Control+Shift+Z"
                aria-disabled=move || (!ready.get() || !can_redo.get()).to_string()
                on:click=move |_| redo()
            >
                <Icon shape=Shape::Redo />
            </button>
        </div>
    }
}

enum Shortcut {
    Undo,
    Redo,
    Save,
}

/// Ctrl+S, and Ctrl+Z with its relatives, of which text fields have their own.
fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    if event.key().eq_ignore_ascii_case("s") && !event.shift_key() {
        return Some(Shortcut::Save);
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let field = "textarea, input:not([type=checkbox], [type=radio], [type=color])";
    if target.matches(field).unwrap_or(false) || target.closest("dialog").ok()?.is_some() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Shortcut::Undo),
        ("z", true) | ("y", false) => Some(Shortcut::Redo),
        _ => None,
    }
}

/// Where saving stands, in two words.
#[component]
fn Where(saving: Saving, has_changes: Memo<bool>) -> impl IntoView {
    let w = words();
    let told = move || match saving.standing.get() {
        Standing::Typing => w.editor_state_saving(),
        Standing::Saved if !has_changes.get() => w.editor_state_same(),
        Standing::Saved => w.editor_state_saved(),
        _ => w.editor_state_unsaved(),
    };
    view! { <p class="editor__state small muted" data-state=move || name(&saving.standing.get())>{told}</p> }
}

/// The standing's name in the HTML.
const fn name(standing: &Standing) -> &'static str {
    match standing {
        Standing::Saved => "saved",
        Standing::Typing => "typing",
        Standing::Unreached => "unreached",
        Standing::SignedOut => "signed-out",
        Standing::Elsewhere => "elsewhere",
        Standing::Refused(_) => "refused",
    }
}

/// Goes back to the page as it is, after asking; and back again.
#[component]
fn Discard(saving: Saving) -> impl IntoView {
    let (w, dialog, toasts) = (words(), DialogState::new(), use_toasts());
    let discard = move |_| {
        dialog.close();
        spawn_local(async move {
            if let Some(Ok(_)) = saving.then(discard_draft).await {
                toasts.ok(w.editor_discarded());
            }
        });
    };
    view! {
        <button type="button" class="button button--quiet" on:click=move |_| dialog.show()>
            {w.editor_discard()}
        </button>
        <Dialog state=dialog title=w.editor_discard_question()>
            <p>{w.editor_discard_consequence()}</p>
            <div class="dialog__actions">
                <button type="button" class="button" autofocus on:click=move |_| dialog.close()>
                    {w.editor_discard_keep()}
                </button>
                <button type="button" class="button button--danger" on:click=discard>
                    {w.editor_discard()}
                </button>
            </div>
        </Dialog>
    }
}
