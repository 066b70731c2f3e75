//! Recovery codes, as hashes. Each counts once.

use super::{Connection, on};
use domain::id::CreatorId;
use sqlx::{query, query_scalar};

/// Adds a code.
pub async fn insert(c: &mut dyn Connection, creator: &CreatorId, hash: &str) -> sqlx::Result<()> {
    let sql = "insert into recovery_codes (creator_id, hash) values ($1, $2)";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Uses a code up; `false` if there is none like it.
pub async fn take(c: &mut dyn Connection, creator: &CreatorId, hash: &str) -> sqlx::Result<bool> {
    let sql = "delete from recovery_codes where creator_id = $1 and hash = $2";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// How many are left.
pub async fn count(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<i64> {
    let sql = "select count(*) from recovery_codes where creator_id = $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(creator.as_str())
        .fetch_one(c)
        .await?))
}

/// Removes all codes of a creator.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from recovery_codes where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
