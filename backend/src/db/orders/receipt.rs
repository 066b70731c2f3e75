//! What became of an order's receipt, and whose order it is.

use crate::db::{Connection, on};
use domain::{Email, Timestamp, id::OrderId};
use sqlx::{query, query_scalar};

/// Notes that the receipt was asked for, unless it was since `before`: `true` for whoever may send it.
pub async fn ask_receipt(
    c: &mut dyn Connection,
    id: &OrderId,
    now: Timestamp,
    before: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update orders set receipt_asked_at = $2 \
               where id = $1 and (receipt_asked_at is null or receipt_asked_at <= $3)";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Notes why the receipt was not delivered to an address, if that still is the order's; `false` if
/// that is known or does not matter any more.
pub async fn set_receipt_trouble(
    c: &mut dyn Connection,
    id: &OrderId,
    trouble: &str,
    to: Option<&str>,
) -> sqlx::Result<bool> {
    let sql = "update orders set receipt_trouble = $2 \
               where id = $1 and coalesce(receipt_trouble, '') <> $2 and email = coalesce($3, email)";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(trouble)
        .bind(to)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Notes that the receipt was delivered; `false` if there was no trouble with it.
pub async fn clear_receipt_trouble(c: &mut dyn Connection, id: &OrderId) -> sqlx::Result<bool> {
    let sql =
        "update orders set receipt_trouble = null where id = $1 and receipt_trouble is not null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// How often an order was given to another address since a moment.
pub async fn corrections_since(
    c: &mut dyn Connection,
    id: &OrderId,
    since: Timestamp,
) -> sqlx::Result<i64> {
    let sql = "select count(*) from order_events \
               where order_id = $1 and kind = 'address_corrected' and created_at > $2";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .bind(since.millis())
        .fetch_one(c)
        .await?))
}

/// Gives an order to another address.
pub async fn set_email(
    c: &mut dyn Connection,
    id: &OrderId,
    email: &Email,
    customer: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set email = $2, customer_id = $3, updated_at = $4, \
               is_again = exists (select 1 from orders as other where other.creator_id = orders.creator_id \
               and other.customer_id = $3 and other.receipt_number is not null and other.id <> orders.id) \
               where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(email.as_str())
        .bind(customer)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
