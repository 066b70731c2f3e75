//! Which rows are selected.

use crate::{console::kit::ready::is_ready, spoken::words};
use leptos::prelude::*;
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

    /// Takes one back, which is gone.
    pub fn drop(self, id: &str) {
        self.set(id, false);
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
