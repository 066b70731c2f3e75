//! What can be done with the selected rows.

use super::selection::Selection;
use crate::{
    api::Done,
    console::kit::{
        dialog::{Dialog, DialogState},
        toast::{Toasts, use_toasts},
    },
    error::ApiError,
    spoken::words,
};
use ::words::Words;
use leptos::{prelude::*, task::spawn_local};

/// What can be done with the selected rows, as long as there are some.
#[component]
pub fn BulkBar(
    /// What is selected.
    selection: Selection,
    /// The buttons.
    children: ChildrenFn,
) -> impl IntoView {
    let w = words();
    let children = StoredValue::new(children);
    let count = move || w.list_selected(i64::try_from(selection.len()).unwrap_or(i64::MAX));
    view! {
        <Show when=move || !selection.is_empty()>
            <section class="bulk" aria-label=w.list_selected_actions()>
                <p class="bulk__count" role="status">
                    {count}
                </p>
                <div class="cluster cluster--tight">
                    {children.with_value(|children| children())}
                    <button
                        type="button"
                        class="button button--quiet button--small"
                        on:click=move |_| selection.clear()
                    >
                        {w.list_deselect()}
                    </button>
                </div>
            </section>
        </Show>
    }
}

/// The selected rows as a table.
#[component]
pub fn SaveSelected(
    /// What is selected.
    selection: Selection,
    /// The address of the table.
    file: &'static str,
) -> impl IntoView {
    let w = words();
    let href = move || format!("{file}?ids={}", selection.named());
    view! {
        <a class="button button--small" href=href download rel="external">
            {w.list_export_selected()}
        </a>
    }
}

/// Does something with the selected rows, which are not selected any more when it is done.
fn carry_out<T: 'static>(
    selection: Selection,
    toasts: Toasts,
    acting: impl Future<Output = Result<T, ApiError>> + 'static,
    over: impl FnOnce() + 'static,
    done: Callback<(Vec<String>, T)>,
) {
    let ids = selection.ids();
    spawn_local(async move {
        let result = acting.await;
        over();
        match result {
            Ok(answer) => {
                selection.clear();
                done.try_run((ids, answer));
            }
            Err(error) => toasts.problem(error.to_string()),
        }
    });
}

/// Says for how many rows it is done, and how many were left out.
pub fn telling(
    done: fn(Words, i64) -> String,
    left_out: fn(Words, i64) -> String,
) -> Callback<(Vec<String>, Done)> {
    let (w, toasts) = (words(), use_toasts());
    Callback::new(move |(_, answer): (Vec<String>, Done)| {
        if answer.done > 0 {
            toasts.ok(done(w, answer.done));
        }
        if answer.left_out > 0 {
            toasts.problem(left_out(w, answer.left_out));
        }
    })
}

/// A button that does something with all selected rows at once.
#[component]
pub fn ActButton<F, Fut, T>(
    /// What is selected.
    selection: Selection,
    /// What the button says.
    label: &'static str,
    /// What to do.
    act: F,
    /// What to do when it is done, with the ids and the answer.
    done: Callback<(Vec<String>, T)>,
) -> impl IntoView
where
    F: Fn(Vec<String>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
    T: 'static,
{
    let toasts = use_toasts();
    let run = move |_| {
        let acting = act(selection.ids());
        carry_out(selection, toasts, acting, || (), done);
    };
    view! {
        <button type="button" class="button button--small" on:click=run>
            {label}
        </button>
    }
}

/// A button that asks before it does something with all selected rows.
#[component]
pub fn BulkButton<F, Fut, T>(
    /// What is selected.
    selection: Selection,
    /// What the button says.
    label: &'static str,
    /// The question, for so many rows.
    question: fn(Words, i64) -> String,
    /// What happens if it is answered with yes.
    consequence: &'static str,
    /// What the answer "yes" is called.
    yes: &'static str,
    /// What the answer "no" is called.
    no: &'static str,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// What to do.
    act: F,
    /// What to do when it is done, with the ids and the answer.
    done: Callback<(Vec<String>, T)>,
) -> impl IntoView
where
    F: Fn(Vec<String>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
    T: 'static,
{
    let w = words();
    let (dialog, toasts, pending) = (DialogState::new(), use_toasts(), RwSignal::new(false));
    let agree = move |_| {
        let acting = act(selection.ids());
        pending.set(true);
        let over = move || {
            pending.try_set(false);
            dialog.close();
        };
        carry_out(selection, toasts, acting, over, done);
    };
    let title = move || question(w, i64::try_from(selection.len()).unwrap_or(i64::MAX));
    view! {
        <button
            type="button"
            class="button button--small"
            class:button--quiet-danger=danger
            on:click=move |_| dialog.show()
        >
            {label}
        </button>
        {move || {
            let agree = agree.clone();
            view! {
                <Dialog state=dialog title=title()>
                    <p>{consequence}</p>
                    <div class="dialog__actions">
                        <button
                            type="button"
                            class="button"
                            autofocus
                            on:click=move |_| dialog.close()
                        >
                            {no}
                        </button>
                        <button
                            type="button"
                            class="button"
                            class:button--danger=danger
                            class:button--primary=!danger
                            disabled=move || pending.get()
                            aria-busy=move || pending.get().to_string()
                            on:click=agree.clone()
                        >
                            {yes}
                        </button>
                    </div>
                </Dialog>
            }
        }}
    }
}
