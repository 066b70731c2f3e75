//! Dialogs: the browser's own, which hold the focus, close on Escape, and give the focus back.

use super::ready::is_ready;
use crate::spoken::words;
use leptos::{ev::MouseEvent, html, prelude::*};

/// Whether a dialog is open.
#[derive(Clone, Copy, Debug)]
pub struct DialogState {
    open: RwSignal<bool>,
    node: NodeRef<html::Dialog>,
}

impl DialogState {
    /// A dialog that is closed.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            node: NodeRef::new(),
        }
    }

    /// Opens it.
    pub fn show(self) {
        self.open.set(true);
    }

    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self.open.get_untracked()
    }

    /// Whether it is open, as it changes.
    pub fn opened(self) -> Signal<bool> {
        self.open.into()
    }

    /// Closes it; the focus goes back to where it was.
    pub fn close(self) {
        if let Some(node) = self.node.try_get_untracked().flatten() {
            node.close();
        }
    }
}

impl Default for DialogState {
    fn default() -> Self {
        Self::new()
    }
}

/// A dialog with a heading.
#[component]
pub fn Dialog(
    /// Whether it is open.
    state: DialogState,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What it looks like.
    #[prop(default = "dialog")]
    class: &'static str,
    /// Whether it asks nothing: it has no heading to be seen, and a click beside it closes it.
    #[prop(optional)]
    light: bool,
    /// What it holds, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let (children, title) = (StoredValue::new(children), StoredValue::new(title));
    // What lies around a dialog counts as the dialog itself.
    let beside = move |event: MouseEvent| {
        if light && event.target() == event.current_target() {
            state.close();
        }
    };
    Effect::new(move |_| {
        if let (true, Some(node)) = (state.open.get(), state.node.get()) {
            // It fails only when it is open already.
            let _ = node.show_modal();
        }
    });
    view! {
        <Show when=move || state.open.get()>
            <dialog
                class=class
                node_ref=state.node
                aria-label=title.get_value()
                on:click=beside
                on:close=move |_| {
                    state.open.try_set(false);
                }
            >
                {(!light).then(|| view! { <h2 class="dialog__title">{title.get_value()}</h2> })}
                {children.with_value(|children| children())}
            </dialog>
        </Show>
    }
}

/// A button and the dialog that it opens: small, one in a row of others, unless it stands alone.
#[component]
pub fn DialogButton<F>(
    /// What the button says.
    label: &'static str,
    /// What it is about, for people who hear only the button: the name of the row.
    #[prop(optional, into)]
    about: String,
    /// The heading of the dialog.
    #[prop(into)]
    title: String,
    /// Whether it stands alone.
    #[prop(optional)]
    alone: bool,
    /// What the dialog holds, made anew each time it opens.
    content: F,
) -> impl IntoView
where
    F: Fn(DialogState) -> AnyView + Send + Sync + 'static,
{
    let (ready, dialog) = (is_ready(), DialogState::new());
    let hidden = (!about.is_empty()).then(|| [" ", &about].concat());
    view! {
        <button
            type="button"
            class="button"
            class:button--small=!alone
            disabled=move || !ready.get()
            on:click=move |_| dialog.show()
        >
            {label}
            {hidden.map(|hidden| view! { <span class="visually-hidden">{hidden}</span> })}
        </button>
        <Dialog state=dialog title=title>
            {content(dialog)}
        </Dialog>
    }
}

/// A button that closes a dialog and changes nothing.
#[component]
pub fn LeaveButton(
    /// The dialog.
    dialog: DialogState,
) -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=move |_| dialog.close()>
            {words().kit_leave_it()}
        </button>
    }
}
