//! Webhooks as they came in.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{query, query_as};

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

/// The body of an event that has not been acted on.
pub async fn unhandled(c: &mut dyn Connection, id: &str) -> sqlx::Result<Option<(String, String)>> {
    let sql = "select kind, body from webhook_events where id = $1 and handled_at is null";
    Ok(on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(id)
        .fetch_optional(c)
        .await?))
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
