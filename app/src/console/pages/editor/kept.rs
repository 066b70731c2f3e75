//! What is typed and not yet on the server, kept in this browser: a lost connection, an ended session
//! or a closed window takes nothing away.

use crate::console::kit::storage::drafts;
use domain::{draft::Seen, page::PageDraft};
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// What it was typed on.
    pub(super) seen: Seen,
    /// What was typed.
    pub(super) draft: PageDraft,
}

/// What is kept under a name.
pub(super) fn find(name: &str) -> Option<Kept> {
    let text = drafts()?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps what is typed.
pub(super) fn keep(name: &str, kept: &Kept) {
    if let (Some(storage), Ok(text)) = (drafts(), serde_json::to_string(kept)) {
        // A full or forbidden storage keeps nothing; what is typed is still on the screen.
        let _ = storage.set_item(name, &text);
    }
}

/// Forgets what is saved by now, unless another window has kept something else.
pub(super) fn forget(name: &str, draft: &PageDraft) {
    if find(name).is_some_and(|kept| kept.draft == *draft)
        && let Some(storage) = drafts()
    {
        let _ = storage.remove_item(name);
    }
}

/// Forgets it whatever it is.
pub(super) fn drop_all(name: &str) {
    if let Some(storage) = drafts() {
        let _ = storage.remove_item(name);
    }
}
