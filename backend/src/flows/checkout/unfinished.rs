//! A checkout that somebody began and left: continued or let go.

use crate::{
    Backend, Result,
    db::{self, orders::Order},
    flows::complete,
    payments::Failure,
};
use domain::{
    Money, Timestamp,
    id::{OrderId, ShortId},
    order::OrderStatus,
    page::Page,
};
use std::time::Duration;

/// How long a new checkout waits for the old one to end. A payment service that takes longer than
/// this does not make a new payment page within the time that people are promised either.
const PATIENCE: Duration = Duration::from_secs(3);

/// A checkout that can still be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// Which page it began on.
    pub short_id: ShortId,
    /// Where it is paid.
    pub checkout_url: String,
    /// Until when the copies are held.
    pub hold_expires_at: Timestamp,
    /// What it costs.
    pub total: Money,
    /// What is in it.
    pub names: Vec<String>,
}

/// The checkout of an order, if it can still be paid. Whoever knows the order's id may see it: it
/// leads to the payment, and never to the files.
///
/// # Errors
/// If the database fails.
pub async fn unfinished(b: &Backend, id: &str) -> Result<Option<Unfinished>> {
    let order = open_order(b, id).await?;
    Ok(order.and_then(|order| {
        Some(Unfinished {
            checkout_url: order.checkout_url?,
            short_id: order.short_id,
            hold_expires_at: order.hold_expires_at,
            total: order.total,
            names: order.items.into_iter().map(|item| item.name).collect(),
        })
    }))
}

async fn open_order(b: &Backend, id: &str) -> Result<Option<Order>> {
    let Some(id) = OrderId::parse(id) else {
        return Ok(None);
    };
    let order = db::orders::by_id(&mut b.db.fresh().await?, &id).await?;
    Ok(order.filter(|order| {
        order.status == OrderStatus::Processing
            && !order.awaits_payment
            && order.parked.is_none()
            && b.now() < order.hold_expires_at
    }))
}

/// Lets a checkout go: its copies go back on the shelf, unless it was paid in the same moment. Says
/// the same whether there was one or not.
///
/// # Errors
/// If the payment service or the database fails.
pub async fn cancel(b: &Backend, id: &str) -> Result<()> {
    match open_order(b, id).await? {
        Some(order) => complete::end(b, &order).await,
        None => Ok(()),
    }
}

/// Lets the checkout go that a new one on the same page replaces. If the service refuses, the new one
/// is started all the same, and the old one runs out by itself.
///
/// # Errors
/// [`domain::Code::PaymentsUnavailable`] if that takes long.
pub(super) async fn give_up(b: &Backend, page: &Page, id: &str) -> Result<()> {
    let order = open_order(b, id).await?;
    let Some(order) = order.filter(|order| order.page_id == page.id) else {
        return Ok(());
    };
    match tokio::time::timeout(PATIENCE, complete::end(b, &order)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::info!(order.id = %order.id, %error, "A checkout could not be let go");
        }
        Err(_) => return Err(Failure::Unavailable("it takes too long".to_owned()).into()),
    }
    Ok(())
}
