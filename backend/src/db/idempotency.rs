//! Answers to requests with an `Idempotency-Key`.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{FromRow, query, query_as};

/// What is known about a key.
#[derive(Clone, Debug, FromRow)]
pub struct Known {
    /// What the first request asked.
    pub request_hash: String,
    /// What it was answered with; empty while it runs.
    pub status: Option<i64>,
    /// The answer's body.
    pub body: Option<String>,
    /// When it came.
    pub created_at: i64,
}

/// Claims a key; `false` if it is known already.
pub async fn claim(
    c: &mut dyn Connection,
    scope: &str,
    key: &str,
    request_hash: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into idempotency_keys (scope, key, request_hash, created_at) values ($1, $2, $3, $4) \
               on conflict (scope, key) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(scope)
        .bind(key)
        .bind(request_hash)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Claims a key again that was claimed at `before`; `false` if somebody else has done so meanwhile.
pub async fn reclaim(
    c: &mut dyn Connection,
    scope: &str,
    key: &str,
    request_hash: &str,
    before: i64,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update idempotency_keys set request_hash = $3, status = null, body = null, created_at = $5 \
               where scope = $1 and key = $2 and created_at = $4";
    let done = on!(c, |c| query(sql)
        .bind(scope)
        .bind(key)
        .bind(request_hash)
        .bind(before)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// What is known about a key.
pub async fn find(c: &mut dyn Connection, scope: &str, key: &str) -> sqlx::Result<Option<Known>> {
    let sql = "select request_hash, status, body, created_at from idempotency_keys where scope = $1 and key = $2";
    Ok(on!(c, |c| query_as::<_, Known>(sql)
        .bind(scope)
        .bind(key)
        .fetch_optional(c)
        .await?))
}

/// Keeps the answer.
pub async fn finish(
    c: &mut dyn Connection,
    scope: &str,
    key: &str,
    status: u16,
    body: &str,
) -> sqlx::Result<()> {
    let sql = "update idempotency_keys set status = $3, body = $4 where scope = $1 and key = $2";
    on!(c, |c| query(sql)
        .bind(scope)
        .bind(key)
        .bind(i64::from(status))
        .bind(body)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Forgets a key.
pub async fn delete(c: &mut dyn Connection, scope: &str, key: &str) -> sqlx::Result<()> {
    let sql = "delete from idempotency_keys where scope = $1 and key = $2";
    on!(c, |c| query(sql)
        .bind(scope)
        .bind(key)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Forgets keys that are older than `before`.
pub async fn delete_older(c: &mut dyn Connection, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from idempotency_keys where created_at < $1";
    Ok(on!(c, |c| query(sql)
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
