//! Webhooks as they came in.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{query, query_scalar};

/// Keeps an event; `false` if it was here before.
pub async fn insert(
    c: &mut dyn Connection,
    id: &str,
    kind: &str,
    body: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into webhook_events (id, kind, body, received_at) values ($1, $2, $3, $4) \
               on conflict (id) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(id)
        .bind(kind)
        .bind(body)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Whether an event was here before.
pub async fn known(c: &mut dyn Connection, id: &str) -> sqlx::Result<bool> {
    let sql = "select count(*) from webhook_events where id = $1";
    let count = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id)
        .fetch_one(c)
        .await?);
    Ok(count > 0)
}

/// Remembers that an event was acted on.
pub async fn handled(c: &mut dyn Connection, id: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update webhook_events set handled_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
