//! Which rows are selected, and what can be done with them.

use crate::{
    console::kit::{
        dialog::{Dialog, DialogState},
        ready::is_ready,
        toast::use_toasts,
    },
    error::ApiError,
    spoken::words,
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;

/// The rows that are selected, by their ids.
#[derive(Clone, Copy, Debug)]
pub struct Selection(RwSignal<BTreeSet<String>>);

impl Selection {
    /// None.
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }

    /// How many.
    pub fn len(self) -> usize {
        self.0.with(BTreeSet::len)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.with(BTreeSet::is_empty)
    }

    /// Their ids, without following the changes.
    pub fn ids(self) -> Vec<String> {
        self.0.with_untracked(|ids| ids.iter().cloned().collect())
    }

    /// Their ids in one text, as an address names them.
    pub fn named(self) -> String {
        self.0
            .with(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>().join(","))
    }

    /// Takes them all back.
    pub fn clear(self) {
        self.0.try_update(BTreeSet::clear);
    }

    fn set(self, id: &str, is_on: bool) {
        self.0.update(|ids| {
            if is_on {
                ids.insert(id.to_owned());
            } else {
                ids.remove(id);
            }
        });
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

/// The box that selects a row.
#[component]
pub fn SelectRow(
    /// What is selected.
    selection: Selection,
    /// The row's id.
    #[prop(into)]
    id: String,
    /// The row's name, for people who hear only the box.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let known = id.clone();
    let is_on = Memo::new(move |_| selection.0.with(|ids| ids.contains(&known)));
    let label = format!("{} {about}", w.list_select());
    view! {
        <td class="table__select">
            <label class="select-box">
                <input
                    type="checkbox"
                    aria-label=label
                    disabled=move || !ready.get()
                    prop:checked=is_on
                    on:change:target=move |event| selection.set(&id, event.target().checked())
                />
            </label>
        </td>
    }
}

/// The box that selects all rows that are shown.
#[component]
pub fn SelectAll(
    /// What is selected.
    selection: Selection,
    /// The ids of the rows.
    #[prop(into)]
    rows: Signal<Vec<String>>,
) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let is_all = Memo::new(move |_| {
        rows.with(|rows| {
            !rows.is_empty()
                && selection
                    .0
                    .with(|ids| rows.iter().all(|id| ids.contains(id)))
        })
    });
    let choose = move |is_on: bool| {
        let all = if is_on {
            rows.get_untracked().into_iter().collect()
        } else {
            BTreeSet::new()
        };
        selection.0.set(all);
    };
    view! {
        <th scope="col" class="table__select">
            <label class="select-box">
                <input
                    type="checkbox"
                    aria-label=w.list_select_all()
                    disabled=move || !ready.get()
                    prop:checked=is_all
                    on:change:target=move |event| choose(event.target().checked())
                />
            </label>
        </th>
    }
}

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

/// A button that asks before it does something with all selected rows.
#[component]
pub fn BulkButton<F, Fut, T>(
    /// What is selected.
    selection: Selection,
    /// What the button says.
    label: &'static str,
    /// The question, for so many rows.
    question: fn(::words::Words, i64) -> String,
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
        let ids = selection.ids();
        let acting = act(ids.clone());
        pending.set(true);
        spawn_local(async move {
            let result = acting.await;
            pending.try_set(false);
            dialog.close();
            match result {
                Ok(answer) => {
                    selection.clear();
                    done.try_run((ids, answer));
                }
                Err(error) => toasts.problem(error.to_string()),
            }
        });
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
