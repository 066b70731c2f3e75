//! What is being changed about pages and is not published yet, with the way there.

use super::{Connection, on};
use crate::Result;
use domain::{
    Timestamp,
    id::{CreatorId, PageId},
    page::PageDraft,
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// How many states of a draft are kept.
pub const MOST_STEPS: i64 = 50;

/// A draft at the step that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Goes up with every change.
    pub revision: i64,
    /// Where it stands among its steps.
    pub step: i64,
    /// The first step that is kept.
    pub first: i64,
    /// The last one.
    pub last: i64,
    /// What the page was when this was typed.
    pub base: PageDraft,
    /// What it shall become.
    pub draft: PageDraft,
    /// When it changed last.
    pub updated_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    revision: i64,
    step: i64,
    first: i64,
    last: i64,
    base: String,
    draft: String,
    updated_at: i64,
}

/// The draft of a page, if there is one.
pub async fn of_page(c: &mut dyn Connection, page: &PageId) -> Result<Option<Stored>> {
    let sql = "select page_drafts.revision, page_drafts.step, page_drafts.updated_at, \
               page_draft_steps.base, page_draft_steps.draft, \
               (select min(step) from page_draft_steps where page_id = $1) as first, \
               (select max(step) from page_draft_steps where page_id = $1) as last \
               from page_drafts join page_draft_steps on page_draft_steps.page_id = page_drafts.page_id \
               and page_draft_steps.step = page_drafts.step where page_drafts.page_id = $1";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(page.as_str())
        .fetch_optional(c)
        .await?);
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Stored {
        revision: row.revision,
        step: row.step,
        first: row.first,
        last: row.last,
        base: serde_json::from_str(&row.base)?,
        draft: serde_json::from_str(&row.draft)?,
        updated_at: Timestamp::from_millis(row.updated_at),
    }))
}

/// The pages about which a creator is changing something.
pub async fn pages_of(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Vec<PageId>> {
    let sql = "select page_id from page_drafts where creator_id = $1 order by page_id";
    let pages = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(pages.into_iter().map(PageId::trusted).collect())
}

/// Begins a draft of a page as it is, as its first step.
pub async fn begin(
    c: &mut dyn Connection,
    creator: &CreatorId,
    page: &PageId,
    base: &PageDraft,
    now: Timestamp,
) -> Result<Stored> {
    let sql = "insert into page_drafts (page_id, creator_id, revision, step, updated_at) \
               values ($1, $2, 0, 0, $3)";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(creator.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    insert_step(c, page, 0, base, base).await?;
    Ok(Stored {
        revision: 0,
        step: 0,
        first: 0,
        last: 0,
        base: base.clone(),
        draft: base.clone(),
        updated_at: now,
    })
}

/// Adds a step after the one that counts, in the place of those that were undone.
pub async fn add_step(
    c: &mut dyn Connection,
    page: &PageId,
    from: &Stored,
    base: &PageDraft,
    draft: &PageDraft,
    now: Timestamp,
) -> Result<Stored> {
    let step = from.step + 1;
    let first = from.first.max(step - MOST_STEPS + 1);
    let sql = "delete from page_draft_steps where page_id = $1 and (step >= $2 or step < $3)";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(step)
        .bind(first)
        .execute(c)
        .await?
        .rows_affected());
    insert_step(c, page, step, base, draft).await?;
    let moved = Stored {
        last: step,
        first,
        base: base.clone(),
        draft: draft.clone(),
        ..from.clone()
    };
    go_to(c, page, &moved, step, now).await
}

async fn insert_step(
    c: &mut dyn Connection,
    page: &PageId,
    step: i64,
    base: &PageDraft,
    draft: &PageDraft,
) -> Result<()> {
    let sql = "insert into page_draft_steps (page_id, step, base, draft) values ($1, $2, $3, $4)";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(step)
        .bind(serde_json::to_string(base)?)
        .bind(serde_json::to_string(draft)?)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Lets another step count.
pub async fn go_to(
    c: &mut dyn Connection,
    page: &PageId,
    from: &Stored,
    step: i64,
    now: Timestamp,
) -> Result<Stored> {
    let sql = "update page_drafts set revision = $2, step = $3, updated_at = $4 where page_id = $1";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(from.revision + 1)
        .bind(step)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(Stored {
        revision: from.revision + 1,
        step,
        updated_at: now,
        ..from.clone()
    })
}

/// Lets all steps begin with what the page has become: what they had changed, they change again.
pub async fn set_base(c: &mut dyn Connection, page: &PageId, base: &PageDraft) -> Result<()> {
    let sql = "update page_draft_steps set base = $2 where page_id = $1";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(serde_json::to_string(base)?)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Forgets the draft of a page.
pub async fn delete(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<()> {
    let sql = "delete from page_drafts where page_id = $1";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
