//! What changes an order.

use super::{Order, OrderItem};
use crate::{
    Error, Result,
    db::{Connection, on, stats},
};
use domain::{Timestamp, id::OrderId, order::OrderStatus, seller::Buyer};
use sqlx::query;

/// Adds an order with its items; `terms` is what else was agreed, as JSON. `false` if there is an
/// order with the same checkout key.
pub async fn insert(c: &mut dyn Connection, order: &Order, terms: &str) -> Result<bool> {
    let first = order
        .items
        .first()
        .ok_or_else(|| Error::Corrupt("an order without items".into()))?;
    let sql = "insert into orders (id, page_id, product_id, creator_id, customer_id, email, status, \
               total_minor, currency, tax_mode, terms, hold_expires_at, created_at, updated_at, discount_id, \
               discount_code, account, charge_type, fee_minor, checkout_key) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $16, $17, $18, $19) \
               on conflict (checkout_key) do nothing";
    let (discount, charge) = (order.discount.as_ref(), order.charge.as_ref());
    let done = on!(c, |c| query(sql)
        .bind(order.id.as_str())
        .bind(order.page_id.as_str())
        .bind(first.product_id.as_str())
        .bind(order.creator_id.as_str())
        .bind(&order.customer_id)
        .bind(&order.email)
        .bind(order.status.as_str())
        .bind(order.total.minor)
        .bind(order.total.currency.code())
        .bind(order.tax_mode.as_str())
        .bind(terms)
        .bind(order.hold_expires_at.millis())
        .bind(order.created_at.millis())
        .bind(discount.map(|discount| discount.id.as_str()))
        .bind(discount.map(|discount| discount.code.as_str()))
        .bind(charge.map(|charge| charge.account.as_str()))
        .bind(charge.map(|charge| charge.kind.as_str()))
        .bind(charge.map_or(0, |charge| charge.fee))
        .bind(order.checkout_key.as_deref())
        .execute(c)
        .await?
        .rows_affected());
    if done == 0 {
        return Ok(false);
    }
    for (position, item) in (0_i64..).zip(&order.items) {
        insert_item(c, &order.id, position, item).await?;
    }
    Ok(true)
}

async fn insert_item(
    c: &mut dyn Connection,
    order: &OrderId,
    position: i64,
    item: &OrderItem,
) -> sqlx::Result<()> {
    let sql = "insert into order_items (order_id, product_id, position, name, price_minor, quantity, \
               download_limit, download_window_days, discount_minor, licence_keys) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(item.product_id.as_str())
        .bind(position)
        .bind(&item.name)
        .bind(item.price.minor)
        .bind(item.quantity)
        .bind(item.download_limit)
        .bind(item.download_window_days)
        .bind(item.discount)
        .bind(item.licence_keys.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers where an order can be paid.
pub async fn set_checkout(
    c: &mut dyn Connection,
    id: &OrderId,
    session: &str,
    url: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set checkout_session_id = $2, checkout_url = $3, updated_at = $4 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(session)
        .bind(url)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Moves an order from one status to another; `false` if it was not there (any more).
///
/// This is what makes two callers of the same step into one: only the first finds the old status.
/// The browser's wish is fulfilled or gone with it, except for a free order: a double click on that
/// must find the first one.
pub async fn move_status(
    c: &mut dyn Connection,
    id: &OrderId,
    from: OrderStatus,
    to: OrderStatus,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update orders set status = $3, updated_at = $4, \
               checkout_key = case when total_minor > 0 or $3 in ('failed', 'expired') then null else checkout_key end \
               where id = $1 and status = $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(from.as_str())
        .bind(to.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// What is written down when money arrives.
#[derive(Clone, Debug)]
pub struct Paid<'a> {
    /// What was paid, in minor units.
    pub amount: i64,
    /// What of it is tax.
    pub tax: i64,
    /// The payment.
    pub payment_id: Option<&'a str>,
    /// Who paid.
    pub buyer: &'a Buyer,
}

/// Writes down what was paid.
pub async fn set_paid(
    c: &mut dyn Connection,
    id: &OrderId,
    paid: &Paid<'_>,
    now: Timestamp,
) -> Result<()> {
    let sql = "update orders set amount_paid_minor = $2, tax_minor = $3, payment_id = $4, buyer = $5, \
               awaits_payment = $6, updated_at = $7 where id = $1";
    let buyer = serde_json::to_string(paid.buyer)?;
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(paid.amount)
        .bind(paid.tax)
        .bind(paid.payment_id)
        .bind(&buyer)
        .bind(false)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Opens the downloads of an order, gives its receipt a number, and counts it as sold: once. Whoever calls
/// has taken the creator's receipts, so that of two orders of one buyer the later one knows the earlier.
pub async fn set_fulfilled(
    c: &mut dyn Connection,
    id: &OrderId,
    receipt_number: i64,
    downloads_until: Timestamp,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set receipt_number = $2, downloads_until = $3, completed_at = $4, updated_at = $4, \
               is_again = exists (select 1 from orders as other where other.creator_id = orders.creator_id \
               and other.customer_id = orders.customer_id and other.receipt_number is not null \
               and other.id <> orders.id) where id = $1 and completed_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(receipt_number)
        .bind(downloads_until.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    match done {
        0 => Ok(()),
        _ => stats::count_sale(c, id).await,
    }
}

/// Writes down that a payment was made that takes days to arrive; `false` if that is known.
pub async fn set_awaits_payment(
    c: &mut dyn Connection,
    id: &OrderId,
    payment_id: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update orders set awaits_payment = $2, payment_id = $3, updated_at = $4 \
               where id = $1 and status = 'processing' and awaits_payment <> $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(true)
        .bind(payment_id)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Puts an order aside for a person, or takes it back; `false` if it was there already.
pub async fn park(
    c: &mut dyn Connection,
    id: &OrderId,
    reason: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update orders set parked = $2, updated_at = $3 \
               where id = $1 and coalesce(parked, '') <> coalesce($2, '')";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(reason)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Writes down how much went back.
pub async fn set_refunded(
    c: &mut dyn Connection,
    id: &OrderId,
    minor: i64,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set refunded_minor = $2, updated_at = $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(minor)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers whether the copies went back on the shelf; `true` for the first caller.
pub async fn mark_restocked(
    c: &mut dyn Connection,
    id: &OrderId,
    is_restocked: bool,
) -> sqlx::Result<bool> {
    let sql = "update orders set restocked = $2 where id = $1 and restocked <> $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(is_restocked)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Forgets which browser's wish an order was, so that the next one is a new order.
pub async fn forget_checkout_key(c: &mut dyn Connection, id: &OrderId) -> sqlx::Result<()> {
    let sql = "update orders set checkout_key = null where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Takes the row for the rest of the transaction, so that what is read of it stays true.
pub async fn lock(c: &mut dyn Connection, id: &OrderId) -> sqlx::Result<()> {
    let sql = "update orders set updated_at = updated_at where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Counts a download session that began.
pub async fn count_download(
    c: &mut dyn Connection,
    id: &OrderId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set download_attempts = download_attempts + 1, last_download_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Adds a line to the history of an order; with an id that is there already, nothing.
pub async fn add_event(
    c: &mut dyn Connection,
    event_id: &str,
    order: &OrderId,
    kind: &str,
    detail: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_events (id, order_id, kind, detail, created_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing";
    on!(c, |c| query(sql)
        .bind(event_id)
        .bind(order.as_str())
        .bind(kind)
        .bind(detail)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
