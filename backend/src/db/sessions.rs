//! Sign-ins. The token in the cookie names a row here, so deleting the row ends it at once.

use super::{Connection, creators::Creator, on};
use crate::Result;
use domain::{
    Timestamp,
    id::{CreatorId, SessionId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Identifies it.
    pub id: SessionId,
    /// What the browser said it is.
    pub user_agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub last_used_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    user_agent: String,
    created_at: i64,
    last_used_at: i64,
}

/// The sessions of a creator, the last used first.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<Vec<Known>> {
    let sql = "select id, user_agent, created_at, coalesce(last_used_at, created_at) as last_used_at \
               from sessions where creator_id = $1 and expires_at > $2 order by 4 desc, id desc limit 200";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .fetch_all(c)
        .await?);
    let known = |row: Row| Known {
        id: SessionId::trusted(row.id),
        user_agent: row.user_agent,
        created_at: Timestamp::from_millis(row.created_at),
        last_used_at: Timestamp::from_millis(row.last_used_at),
    };
    Ok(rows.into_iter().map(known).collect())
}

/// When a session was last used, to within a few minutes.
pub async fn last_used(c: &mut dyn Connection, id: &SessionId) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select coalesce(last_used_at, created_at) from sessions where id = $1";
    let at = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(at.map(Timestamp::from_millis))
}

/// Remembers that a session was used.
pub async fn touch(c: &mut dyn Connection, id: &SessionId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update sessions set last_used_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Ends one session of a creator; `false` if they have no such session.
pub async fn delete_of(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &SessionId,
) -> sqlx::Result<bool> {
    let sql = "delete from sessions where id = $1 and creator_id = $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Ends all sessions of a creator but one: how many.
pub async fn delete_others(
    c: &mut dyn Connection,
    creator: &CreatorId,
    but: &SessionId,
) -> sqlx::Result<u64> {
    let sql = "delete from sessions where creator_id = $1 and id <> $2";
    Ok(on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(but.as_str())
        .execute(c)
        .await?
        .rows_affected()))
}

/// Adds a session.
pub async fn insert(
    c: &mut dyn Connection,
    id: &SessionId,
    creator: &CreatorId,
    user_agent: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into sessions (id, creator_id, user_agent, created_at, expires_at) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .bind(user_agent)
        .bind(now.millis())
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The creator whose session this is, unless it has ended.
pub async fn creator(
    c: &mut dyn Connection,
    id: &SessionId,
    now: Timestamp,
) -> Result<Option<Creator>> {
    let sql = "select creator_id from sessions where id = $1 and expires_at > $2";
    let owner = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    match owner {
        Some(owner) => super::creators::by_id(c, &CreatorId::trusted(owner)).await,
        None => Ok(None),
    }
}

/// Ends one session.
pub async fn delete(c: &mut dyn Connection, id: &SessionId) -> sqlx::Result<()> {
    let sql = "delete from sessions where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Ends all sessions of a creator.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from sessions where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes sessions that have run out.
pub async fn delete_expired(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from sessions where expires_at <= $1";
    Ok(on!(c, |c| query(sql)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
