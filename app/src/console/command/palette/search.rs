//! What is typed, and what fits it.

use crate::{
    api::finding::{Finding, find_anything},
    console::{
        command::entries::{Act, Entry, at_first, for_typed},
        kit::recent::use_recent,
    },
    error::ApiError,
    spoken::words,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How long to wait for the next letter before the server is asked.
const PATIENCE: Duration = Duration::from_millis(150);
/// Below so many letters the server finds nothing.
const FEWEST_LETTERS: usize = 2;
/// The id of the list.
pub(super) const LIST: &str = "command-list";

/// What is typed, what fits it, and which row is meant.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) typed: RwSignal<String>,
    open: RwSignal<Vec<Finding>>,
    found: RwSignal<Vec<Finding>>,
    pub(super) problem: RwSignal<Option<ApiError>>,
    pub(super) entries: Memo<Vec<Entry>>,
    pub(super) active: RwSignal<usize>,
    /// Counts what was typed, so that only the last answer is shown.
    changes: StoredValue<u32>,
}

impl Search {
    pub(super) fn new() -> Self {
        let (w, recent, here) = (words(), use_recent(), use_location().pathname);
        let (typed, open, found) = (
            RwSignal::new(String::new()),
            RwSignal::new(Vec::new()),
            RwSignal::new(Vec::new()),
        );
        let entries = Memo::new(move |_| {
            let typed = typed.get();
            if typed.trim().is_empty() {
                let recent = recent.map(|recent| recent.but(&here.get()));
                open.with(|open| at_first(w, &recent.unwrap_or_default(), open))
            } else {
                open.with(|open| found.with(|found| for_typed(w, &typed, open, found)))
            }
        });
        Self {
            typed,
            open,
            found,
            problem: RwSignal::new(None),
            entries,
            active: RwSignal::new(0),
            changes: StoredValue::new(0),
        }
    }

    /// What was typed has changed.
    pub(super) fn change(self, text: String) {
        let change = self.changes.get_value() + 1;
        self.changes.set_value(change);
        self.active.set(0);
        if text.trim().chars().count() < FEWEST_LETTERS {
            self.found.set(Vec::new());
            self.problem.set(None);
        } else {
            let typed = text.clone();
            set_timeout(move || self.ask(change, typed), PATIENCE);
        }
        self.typed.set(text);
    }

    /// Asks the server, unless something else is typed by now.
    fn ask(self, change: u32, text: String) {
        let is_last = move || self.changes.try_get_value() == Some(change);
        if !is_last() {
            return;
        }
        spawn_local(async move {
            let found = find_anything(text).await;
            if !is_last() {
                return;
            }
            match found {
                Ok(found) => {
                    self.found.try_set(found);
                    self.problem.try_set(None);
                }
                Err(error) => {
                    self.problem.try_set(Some(error));
                }
            }
        });
    }

    /// Asks for the pages that are open, whose links may be wanted.
    pub(super) fn begin(self) {
        spawn_local(async move {
            if let Ok(open) = find_anything(String::new()).await {
                self.open.try_set(open);
            }
        });
    }

    /// The row that is meant; the last one if there are fewer by now.
    pub(super) fn at(self) -> usize {
        let last = self.entries.with(Vec::len).saturating_sub(1);
        self.active.get().min(last)
    }

    /// Means another row; behind the last comes the first.
    pub(super) fn step(self, by: isize) {
        let many = self.entries.with_untracked(Vec::len);
        let here = untrack(|| self.at());
        if many > 0 {
            let next = (here + many).saturating_add_signed(by) % many;
            self.active.set(next);
            reveal(next);
        }
    }

    /// What the row that is meant does.
    pub(super) fn act(self) -> Option<Act> {
        let at = untrack(|| self.at());
        self.entries
            .with_untracked(|entries| entries.get(at).map(|entry| entry.act.clone()))
    }
}

/// The id of a row.
pub(super) fn row_id(at: usize) -> String {
    format!("command-{at}")
}

/// Scrolls the list, and nothing else, until a row can be seen.
fn reveal(at: usize) {
    let find = |id: &str| document().get_element_by_id(id);
    let row = find(&row_id(at)).and_then(|row| row.dyn_into::<HtmlElement>().ok());
    let (Some(row), Some(list)) = (row, find(LIST)) else {
        return;
    };
    let (top, bottom) = (row.offset_top(), row.offset_top() + row.offset_height());
    if at == 0 {
        list.set_scroll_top(0);
    } else if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
