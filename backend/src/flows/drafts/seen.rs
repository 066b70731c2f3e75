//! Whether what somebody saw is still there.

use super::changed_elsewhere;
use crate::db::drafts::Stored;
use domain::{Rejection, draft::Seen, page::PageDraft};

/// What there is to see now.
pub(super) fn of(page: &PageDraft, stored: Option<&Stored>) -> Seen {
    Seen {
        revision: stored.map_or(0, |stored| stored.revision),
        page: page.mark(),
    }
}

/// Refuses to change a draft that is not the one that was seen.
pub(super) fn is_latest(seen: &Seen, stored: Option<&Stored>) -> Result<(), Rejection> {
    if seen.revision == stored.map_or(0, |stored| stored.revision) {
        Ok(())
    } else {
        Err(changed_elsewhere())
    }
}

/// What the page was for whoever typed: what it is, or what it was at the step before.
pub(super) fn base(
    seen: &Seen,
    page: &PageDraft,
    stored: Option<&Stored>,
) -> Result<PageDraft, Rejection> {
    let before = stored.map(|stored| &stored.base);
    let known = [Some(page), before].into_iter().flatten();
    let mut seen_one = known.filter(|base| base.mark() == seen.page);
    seen_one.next().cloned().ok_or_else(changed_elsewhere)
}
