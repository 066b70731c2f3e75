//! Refunds that were asked for here.

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{OrderId, RefundId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// Why money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The creator wants it.
    Requested,
    /// It arrived after the checkout had ended.
    Late,
}

impl Reason {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Late => "late",
        }
    }
}

/// A refund as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// Identifies the refund.
    pub id: RefundId,
    /// Whose money it is.
    pub order_id: OrderId,
    /// Minor units of the order's currency.
    pub amount: i64,
    /// Why.
    pub reason: Reason,
    /// How far it is.
    pub status: RefundStatus,
    /// How often the payment service refused it for good.
    pub attempts: i64,
    /// The payment service's words, if it refused.
    pub error: Option<String>,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// How far a refund is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundStatus {
    /// The payment service has not confirmed it yet.
    Requested,
    /// It has.
    Sent,
    /// It refused.
    Refused,
}

impl RefundStatus {
    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Sent => "sent",
            Self::Refused => "refused",
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: String,
    order_id: String,
    amount_minor: i64,
    reason: String,
    status: String,
    attempts: i64,
    error: Option<String>,
    created_at: i64,
}

impl From<Row> for Refund {
    fn from(row: Row) -> Self {
        Self {
            id: RefundId::trusted(row.id),
            order_id: OrderId::trusted(row.order_id),
            amount: row.amount_minor,
            reason: if row.reason == Reason::Late.as_str() {
                Reason::Late
            } else {
                Reason::Requested
            },
            status: match row.status.as_str() {
                "sent" => RefundStatus::Sent,
                "refused" => RefundStatus::Refused,
                _ => RefundStatus::Requested,
            },
            attempts: row.attempts,
            error: row.error,
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// Adds a refund; `false` if the order has one for such a reason, and may have only one.
pub async fn insert(c: &mut dyn Connection, refund: &Refund) -> sqlx::Result<bool> {
    let sql = "insert into refunds (id, order_id, amount_minor, reason, status, created_at) \
               values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    let done = on!(c, |c| query(sql)
        .bind(refund.id.as_str())
        .bind(refund.order_id.as_str())
        .bind(refund.amount)
        .bind(refund.reason.as_str())
        .bind(refund.status.as_str())
        .bind(refund.created_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// A refund.
pub async fn by_id(c: &mut dyn Connection, id: &RefundId) -> sqlx::Result<Option<Refund>> {
    let sql = "select id, order_id, amount_minor, reason, status, attempts, error, created_at \
               from refunds where id = $1";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(Refund::from))
}

/// The refunds of an order, the oldest first.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<Refund>> {
    let sql = "select id, order_id, amount_minor, reason, status, attempts, error, created_at \
               from refunds where order_id = $1 order by id";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(Refund::from).collect())
}

/// What is asked for but not yet confirmed, in minor units.
pub async fn underway(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<i64> {
    let sql = "select cast(coalesce(sum(amount_minor), 0) as bigint) from refunds \
               where order_id = $1 and status = 'requested'";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(order.as_str())
        .fetch_one(c)
        .await?))
}

/// Writes down that the payment service confirmed a refund; `true` for the first caller.
pub async fn set_sent(
    c: &mut dyn Connection,
    id: &RefundId,
    stripe_id: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update refunds set status = 'sent', stripe_id = $2, finished_at = $3, error = null \
               where id = $1 and status = 'requested'";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(stripe_id)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Writes down that the payment service refused. `is_final`: it is not tried again.
pub async fn set_refused(
    c: &mut dyn Connection,
    id: &RefundId,
    error: &str,
    is_final: bool,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let status = if is_final { "refused" } else { "requested" };
    let sql = "update refunds set status = $2, attempts = attempts + 1, error = $3, finished_at = $4 \
               where id = $1 and status = 'requested'";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(status)
        .bind(error)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
