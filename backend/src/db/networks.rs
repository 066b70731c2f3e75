//! The networks an order was opened from.

use super::{Connection, on};
use domain::{Timestamp, id::OrderId};
use sqlx::{query, query_as, query_scalar};

/// A network an order was opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// Which (see [`domain::network`]).
    pub name: String,
    /// Whether it needs no further proof: the purchase came from it, or a code was entered there.
    pub is_confirmed: bool,
    /// When it was let in, the last time that had to be decided.
    pub admitted_at: Timestamp,
}

/// Lets a network in from this moment on; what was confirmed stays so.
pub async fn admit(
    c: &mut dyn Connection,
    order: &OrderId,
    network: &str,
    is_confirmed: bool,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_networks (order_id, network, is_confirmed, first_seen_at) \
               values ($1, $2, $3, $4) on conflict (order_id, network) do update \
               set is_confirmed = order_networks.is_confirmed or $3, first_seen_at = $4";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(network)
        .bind(is_confirmed)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The networks of an order.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<Network>> {
    let sql = "select network, is_confirmed, first_seen_at from order_networks where order_id = $1 \
               order by first_seen_at";
    let rows = on!(c, |c| query_as::<_, (String, bool, i64)>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    let network = |(name, is_confirmed, at)| Network {
        name,
        is_confirmed,
        admitted_at: Timestamp::from_millis(at),
    };
    Ok(rows.into_iter().map(network).collect())
}

/// The networks that any order of a customer was opened from.
pub async fn of_customer(c: &mut dyn Connection, customer: &str) -> sqlx::Result<Vec<String>> {
    let sql = "select distinct order_networks.network from order_networks \
               join orders on orders.id = order_networks.order_id where orders.customer_id = $1";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(customer)
        .fetch_all(c)
        .await?))
}
