//! How many passwords or codes of somebody were wrong since one was right.

use super::{Connection, on};
use domain::{Timestamp, factor::Guessed, id::CreatorId};
use sqlx::{query, query_scalar};

/// Counts a guess before it is looked at, so that many at once are not one: how many there are now.
/// Nothing if it is too early for another.
pub async fn count(
    c: &mut dyn Connection,
    creator: &CreatorId,
    what: Guessed,
    now: Timestamp,
) -> sqlx::Result<Option<i64>> {
    let sql = "insert into guesses (creator_id, what, wrong, wait_until) values ($1, $2, 1, 0) \
               on conflict (creator_id, what) do update set wrong = guesses.wrong + 1 \
               where guesses.wait_until <= $3 returning wrong";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(creator.as_str())
        .bind(what.as_str())
        .bind(now.millis())
        .fetch_optional(c)
        .await?))
}

/// Lets nobody guess before a moment.
pub async fn wait(
    c: &mut dyn Connection,
    creator: &CreatorId,
    what: Guessed,
    until: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update guesses set wait_until = $3 where creator_id = $1 and what = $2";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(what.as_str())
        .bind(until.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Until when nobody may guess.
pub async fn wait_until(
    c: &mut dyn Connection,
    creator: &CreatorId,
    what: Guessed,
) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select wait_until from guesses where creator_id = $1 and what = $2";
    let until = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(creator.as_str())
        .bind(what.as_str())
        .fetch_optional(c)
        .await?);
    Ok(until.map(Timestamp::from_millis))
}

/// Forgets all guesses of one kind: one was right.
pub async fn forget(
    c: &mut dyn Connection,
    creator: &CreatorId,
    what: Guessed,
) -> sqlx::Result<()> {
    let sql = "delete from guesses where creator_id = $1 and what = $2";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(what.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Forgets all guesses of somebody.
pub async fn forget_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from guesses where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
