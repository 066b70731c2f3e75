//! Sign-ins whose password was right and whose code is still missing.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{query, query_scalar};

/// Adds one.
pub async fn insert(
    c: &mut dyn Connection,
    hash: &str,
    creator: &CreatorId,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into half_sign_ins (hash, creator_id, expires_at) values ($1, $2, $3)";
    on!(c, |c| query(sql)
        .bind(hash)
        .bind(creator.as_str())
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Whose it is, unless it is over.
pub async fn creator(
    c: &mut dyn Connection,
    hash: &str,
    now: Timestamp,
) -> sqlx::Result<Option<CreatorId>> {
    let sql = "select creator_id from half_sign_ins where hash = $1 and expires_at > $2";
    let creator = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(hash)
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    Ok(creator.map(CreatorId::trusted))
}

/// Ends one: `true` for the first caller.
pub async fn delete(c: &mut dyn Connection, hash: &str) -> sqlx::Result<bool> {
    let sql = "delete from half_sign_ins where hash = $1";
    let done = on!(c, |c| query(sql)
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Ends all of a creator.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from half_sign_ins where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes those that were not finished in time.
pub async fn delete_expired(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from half_sign_ins where expires_at <= $1";
    Ok(on!(c, |c| query(sql)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
