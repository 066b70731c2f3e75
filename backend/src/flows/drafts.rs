//! What a creator changes about a page before the world sees it: kept as it is typed, undone step by
//! step, published in one go.
//!
//! A draft remembers what the page was when it was typed ([`PageDraft::rebased`]), and has a revision:
//! whoever changes it says which one they saw.

mod seen;
mod shown;

use super::pages;
use crate::{
    Backend, Result,
    db::{self, Tx, drafts::Stored},
    error::not_found,
};
use domain::{
    Code, Rejection,
    draft::{Part, Seen},
    id::{CreatorId, PageId},
    page::{Page, PageDraft},
};

pub use shown::{Shown, shown};

/// A page and what shall become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The page as the world sees it.
    pub page: Page,
    /// What it shall become; the page as it is if nobody is changing it.
    pub draft: PageDraft,
    /// What somebody else changed on the page in the meantime to something else than the draft has.
    pub clashes: Vec<Part>,
    /// What this was read from, to be sent back with the next change.
    pub seen: Seen,
    /// Whether there is a step before this one.
    pub can_undo: bool,
    /// Whether there is a step after it.
    pub can_redo: bool,
}

impl Editing {
    fn of(page: Page, stored: Option<&Stored>) -> Self {
        let current = PageDraft::of(&page).tidy();
        let seen = seen::of(&current, stored);
        let (draft, clashes) = match stored {
            Some(stored) => {
                let rebased = stored.draft.rebased(&stored.base, &current);
                (rebased.draft, rebased.clashes)
            }
            None => (current, Vec::new()),
        };
        Self {
            page,
            draft,
            clashes,
            seen,
            can_undo: stored.is_some_and(|stored| stored.step > stored.first),
            can_redo: stored.is_some_and(|stored| stored.step < stored.last),
        }
    }
}

/// A creator's page and its draft.
///
/// # Errors
/// [`Code::NotFound`] for unknown and for foreign ids.
pub async fn open(b: &Backend, creator: &CreatorId, id: &PageId) -> Result<Editing> {
    let mut c = b.db.fresh().await?;
    let page = db::pages::of_creator(&mut c, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let stored = db::drafts::of_page(&mut c, id).await?;
    Ok(Editing::of(page, stored.as_ref()))
}

/// Keeps what is typed. Nothing about it has to be right yet.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Conflict`] if the draft, or a page without one, changed since `seen`.
pub async fn save(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    seen: &Seen,
    draft: &PageDraft,
) -> Result<Editing> {
    let mut tx = b.db.write().await?;
    let (page, stored) = take(&mut tx, creator, id).await?;
    seen::is_latest(seen, stored.as_ref())?;
    let current = PageDraft::of(&page).tidy();
    let base = seen::base(seen, &current, stored.as_ref())?;
    let draft = draft.clone().switched_like(&current).tidy();
    let from = match stored {
        Some(stored) => stored,
        None => db::drafts::begin(&mut tx, creator, id, &base, b.now()).await?,
    };
    let saved = db::drafts::add_step(&mut tx, id, &from, &base, &draft, b.now()).await?;
    tx.commit().await?;
    Ok(Editing::of(page, Some(&saved)))
}

/// Goes one step back; stays where there is none.
///
/// # Errors
/// As for [`save`].
pub async fn undo(b: &Backend, creator: &CreatorId, id: &PageId, seen: &Seen) -> Result<Editing> {
    walk(b, creator, id, seen, -1).await
}

/// Goes one step forward again; stays where there is none.
///
/// # Errors
/// As for [`save`].
pub async fn redo(b: &Backend, creator: &CreatorId, id: &PageId, seen: &Seen) -> Result<Editing> {
    walk(b, creator, id, seen, 1).await
}

async fn walk(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    seen: &Seen,
    by: i64,
) -> Result<Editing> {
    let mut tx = b.db.write().await?;
    let (page, stored) = take(&mut tx, creator, id).await?;
    seen::is_latest(seen, stored.as_ref())?;
    let Some(stored) = stored else {
        return Ok(Editing::of(page, None));
    };
    let step = (stored.step + by).clamp(stored.first, stored.last);
    if step != stored.step {
        db::drafts::go_to(&mut tx, id, &stored, step, b.now()).await?;
    }
    let there = db::drafts::of_page(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Editing::of(page, there.as_ref()))
}

/// Makes the draft the page as it is. That is a step like any other, and can be undone.
///
/// # Errors
/// As for [`save`].
pub async fn discard(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    seen: &Seen,
) -> Result<Editing> {
    let mut tx = b.db.write().await?;
    let (page, stored) = take(&mut tx, creator, id).await?;
    seen::is_latest(seen, stored.as_ref())?;
    let Some(stored) = stored else {
        return Ok(Editing::of(page, None));
    };
    let current = PageDraft::of(&page).tidy();
    let left = db::drafts::add_step(&mut tx, id, &stored, &current, &current, b.now()).await?;
    tx.commit().await?;
    Ok(Editing::of(page, Some(&left)))
}

/// Makes the page what its draft says. `publish` also lets the world see a page that it could not see
/// before.
///
/// # Errors
/// As for [`pages::update`]; [`Code::Conflict`] if the draft changed since `seen`, or the page did and
/// the draft would undo that.
pub async fn publish(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    seen: &Seen,
    publish: bool,
) -> Result<Editing> {
    b.pauses.at("page.changing").await;
    let mut tx = b.db.write().await?;
    let (old, stored) = take(&mut tx, creator, id).await?;
    seen::is_latest(seen, stored.as_ref())?;
    let fresh = Editing::of(old.clone(), stored.as_ref());
    if fresh.seen.page != seen.page && !fresh.clashes.is_empty() {
        return Err(changed_elsewhere().into());
    }
    let draft = PageDraft {
        is_published: old.is_published || publish,
        ..fresh.draft
    };
    pages::write(b, &mut tx, &old, &draft).await?;
    let page = db::pages::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let stored = match stored {
        Some(stored) => Some(settle(b, &mut tx, &page, &stored).await?),
        None => None,
    };
    let page = pages::finish(b, tx, id).await?;
    Ok(Editing::of(page, stored.as_ref()))
}

/// Writes down that a draft has become the page. What was typed before can still be gone back to.
async fn settle(b: &Backend, tx: &mut Tx, page: &Page, stored: &Stored) -> Result<Stored> {
    let current = PageDraft::of(page).tidy();
    db::drafts::set_base(tx, &page.id, &current).await?;
    let based = Stored {
        base: current.clone(),
        ..stored.clone()
    };
    if stored.draft.asks_for_the_same(&current) {
        return db::drafts::go_to(tx, &page.id, &based, stored.step, b.now()).await;
    }
    db::drafts::add_step(tx, &page.id, &based, &current, &current, b.now()).await
}

/// A creator's page and its draft, which nobody else changes until the transaction ends.
async fn take(tx: &mut Tx, creator: &CreatorId, id: &PageId) -> Result<(Page, Option<Stored>)> {
    db::pages::take(tx, id).await?;
    let page = db::pages::of_creator(tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let stored = db::drafts::of_page(tx, id).await?;
    Ok((page, stored))
}

fn changed_elsewhere() -> Rejection {
    Rejection::new(Code::Conflict, words::refusal::draft_changed_elsewhere())
}
