//! The keys that are pressed, unless somebody types something.

use super::{
    Commands,
    keys::{Wish, meaning},
};
use crate::console::kit::browser;
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long a `g` waits for the letter behind it.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// Where letters are typed, or choose something.
const FIELDS: &str = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit]), [contenteditable]";
/// What leads from a list to the screens of its rows.
const ROWS: &str = "main tbody th[scope=row] a, main .entry__name";

/// Listens for as long as the console is shown.
pub(super) fn listen(commands: Commands) {
    let navigate = use_navigate();
    let going = Going::new();
    let pressed = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if is_find(&event) {
            find(commands, &event);
        } else if let Some(wish) = wish(commands, going, &event) {
            event.prevent_default();
            match wish {
                Wish::Going => going.begin(),
                Wish::Go(path) => navigate(path, Default::default()),
                Wish::Help => commands.help.show(),
                Wish::Search => search(commands),
                Wish::New => press("main a.button[href$='/new']"),
                Wish::Next => step(1),
                Wish::Previous => step(-1),
            }
        }
    });
    on_cleanup(move || pressed.remove());
}

/// Whether a `g` waits for its letter.
#[derive(Clone, Copy)]
struct Going {
    since: StoredValue<Option<TimeoutHandle>>,
}

impl Going {
    fn new() -> Self {
        Self {
            since: StoredValue::new(None),
        }
    }

    fn begin(self) {
        let forget = move || {
            self.since.try_set_value(None);
        };
        self.since
            .set_value(set_timeout_with_handle(forget, PATIENCE).ok());
    }

    /// Whether it waited; it waits no longer.
    fn end(self) -> bool {
        let timer = self.since.try_update_value(Option::take).flatten();
        if let Some(timer) = timer {
            timer.clear();
        }
        timer.is_some()
    }
}

/// Ctrl+K, or ⌘K.
fn is_find(event: &KeyboardEvent) -> bool {
    let is_command = event.ctrl_key() != event.meta_key();
    is_command && !event.alt_key() && !event.shift_key() && event.key().eq_ignore_ascii_case("k")
}

/// Opens the palette, or closes it again. Another dialog is answered first.
fn find(commands: Commands, event: &KeyboardEvent) {
    event.prevent_default();
    if commands.palette.is_open() {
        commands.palette.close();
    } else if !is_asked() {
        commands.palette.show();
    }
}

/// Whether a dialog is open.
fn is_asked() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// What a key means that is pressed alone.
fn wish(commands: Commands, going: Going, event: &KeyboardEvent) -> Option<Wish> {
    // A held key comes again and again.
    let is_other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
    if is_other || !commands.are_on.get_untracked() || is_typing(event) || is_asked() {
        return None;
    }
    meaning(going.end(), &event.key())
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(FIELDS), Ok(Some(_))))
}

/// To the list's own search, or to the one for everything.
fn search(commands: Commands) {
    if matches!(document().query_selector("main #search"), Ok(Some(_))) {
        browser::focus("main #search");
    } else {
        commands.palette.show();
    }
}

/// Presses what matches, if it is there.
pub(super) fn press(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.click();
    }
}

/// Moves the focus among the rows of a list.
fn step(by: i32) {
    let Ok(rows) = document().query_selector_all(ROWS) else {
        return;
    };
    let rows: Vec<HtmlElement> = (0..rows.length())
        .filter_map(|at| rows.item(at)?.dyn_into().ok())
        .collect();
    let focused = document().active_element();
    let here = rows
        .iter()
        .position(|row| Some(row.as_ref()) == focused.as_ref());
    let next = match (here, by > 0) {
        (None, _) => Some(0),
        (Some(here), true) => here.checked_add(1),
        (Some(here), false) => here.checked_sub(1),
    };
    if let Some(row) = next.and_then(|next| rows.get(next)) {
        // A row that has gone meanwhile is passed over.
        let _ = row.focus();
    }
}
