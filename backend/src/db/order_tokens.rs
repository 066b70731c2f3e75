//! The keys of orders. Only hashes are stored; every mail gets a key of its own.

use super::{Connection, on};
use domain::{Timestamp, id::OrderId};
use sqlx::{query, query_scalar};

/// Adds a key.
pub async fn insert(
    c: &mut dyn Connection,
    hash: &str,
    order: &OrderId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_tokens (hash, order_id, created_at) values ($1, $2, $3)";
    on!(c, |c| query(sql)
        .bind(hash)
        .bind(order.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The order that a key opens.
pub async fn order(c: &mut dyn Connection, hash: &str) -> sqlx::Result<Option<OrderId>> {
    let sql = "select order_id from order_tokens where hash = $1";
    let id = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(hash)
        .fetch_optional(c)
        .await?);
    Ok(id.map(OrderId::trusted))
}

/// Removes the keys of an order that were made after a moment.
pub async fn delete_later(
    c: &mut dyn Connection,
    order: &OrderId,
    moment: Timestamp,
) -> sqlx::Result<()> {
    let sql = "delete from order_tokens where order_id = $1 and created_at > $2";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(moment.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
