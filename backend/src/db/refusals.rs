//! Which refusals an order's log has already.

use super::{Connection, on};
use domain::{Timestamp, id::OrderId};
use sqlx::{query, query_scalar};

/// When a refusal for this reason was last logged.
pub async fn logged_at(
    c: &mut dyn Connection,
    order: &OrderId,
    reason: &str,
    network: &str,
) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select at from delivery_refusals \
               where order_id = $1 and reason = $2 and network = $3";
    let at = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(order.as_str())
        .bind(reason)
        .bind(network)
        .fetch_optional(c)
        .await?);
    Ok(at.map(Timestamp::from_millis))
}

/// Claims the entry for a refusal; `false` if there was one after `since`.
pub async fn claim(
    c: &mut dyn Connection,
    order: &OrderId,
    reason: &str,
    network: &str,
    now: Timestamp,
    since: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into delivery_refusals (order_id, reason, network, at) \
               values ($1, $2, $3, $4) on conflict (order_id, reason, network) do update \
               set at = $4 where delivery_refusals.at <= $5";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(reason)
        .bind(network)
        .bind(now.millis())
        .bind(since.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
