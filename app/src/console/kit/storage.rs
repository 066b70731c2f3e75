//! What this browser keeps of work that is not on the server yet, and for whom.
//!
//! Each entry has its owner's id in its name. Signing out forgets all of them, and whoever works here next
//! finds none of somebody else's, also where the session before just ended.

use leptos::prelude::window;
use web_sys::Storage;

/// How the names of drafts begin.
const DRAFTS: &str = "draft:";

/// Where drafts are kept; nothing, in browsers that keep nothing.
pub fn drafts() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What the draft of a page is called.
pub fn name(owner: &str, page: &str) -> String {
    [DRAFTS, owner, ":", page].concat()
}

/// Forgets what others have left here.
pub fn forget_others(owner: &str) {
    let own = name(owner, "");
    forget(|name| !name.starts_with(&own));
}

/// Forgets all unsaved work, when somebody signs out.
pub fn forget_all() {
    forget(|_| true);
}

fn forget(is_forgotten: impl Fn(&str) -> bool) {
    let Some(storage) = drafts() else {
        return;
    };
    let count = storage.length().unwrap_or(0);
    let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let drafts: Vec<_> = names.filter(|name| name.starts_with(DRAFTS)).collect();
    for name in drafts.iter().filter(|name| is_forgotten(name)) {
        // What cannot be removed stays under its owner's name.
        let _ = storage.remove_item(name);
    }
}
