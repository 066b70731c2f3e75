//! Sign-ins. The token in the cookie names a row here, so deleting the row ends it at once.

use super::{Connection, creators::Creator, on};
use crate::Result;
use domain::{
    Timestamp,
    id::{CreatorId, SessionId},
};
use sqlx::{query, query_scalar};

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
