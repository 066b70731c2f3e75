//! What is typed and not yet on the server, kept in this browser: a lost connection, an ended session
//! or a closed window takes nothing away.

use domain::{draft::Seen, page::PageDraft};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// What it was typed on.
    pub(super) seen: Seen,
    /// What was typed.
    pub(super) draft: PageDraft,
}

fn name(page: &str) -> String {
    format!("draft:{page}")
}

/// Nothing, in browsers that keep nothing.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept of a page.
pub(super) fn find(page: &str) -> Option<Kept> {
    let text = storage()?.get_item(&name(page)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps what is typed.
pub(super) fn keep(page: &str, kept: &Kept) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(kept)) {
        // A full or forbidden storage keeps nothing; what is typed is still on the screen.
        let _ = storage.set_item(&name(page), &text);
    }
}

/// Forgets what is saved by now, unless another window has kept something else.
pub(super) fn forget(page: &str, draft: &PageDraft) {
    if find(page).is_some_and(|kept| kept.draft == *draft)
        && let Some(storage) = storage()
    {
        let _ = storage.remove_item(&name(page));
    }
}

/// Forgets it whatever it is.
pub(super) fn drop_all(page: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(page));
    }
}
