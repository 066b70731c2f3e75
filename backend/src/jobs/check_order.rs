//! An order whose hold has ended, or whose page has closed: the payment service knows whether it
//! was paid.

use super::Done;
use crate::{
    Backend, Result,
    db::{self, orders::Order},
    flows::complete,
};
use domain::{
    Timestamp,
    id::OrderId,
    order::OrderStatus,
    page::Closing,
    time::{HOUR, MINUTE},
};

/// Asks about the order, and once more a minute later while the answer is "not yet".
pub(super) async fn run(b: &Backend, id: &OrderId) -> Result<Done> {
    let Some(order) = find(b, id).await? else {
        return Ok(Done::Finished);
    };
    match &order.checkout_session_id {
        Some(session) if must_end(b, &order).await? => complete::end(b, session).await?,
        Some(session) => complete::ask(b, session).await?,
        // The program stopped before the buyer ever saw a payment page.
        None => complete::abandon(b, &order).await?,
    }
    Ok(match find(b, id).await? {
        Some(order) => Done::Again(next_look(b, &order)),
        None => Done::Finished,
    })
}

/// The order, while it is undecided.
async fn find(b: &Backend, id: &OrderId) -> Result<Option<Order>> {
    let order = db::orders::by_id(&mut b.db.fresh().await?, id).await?;
    Ok(order.filter(|order| order.status == OrderStatus::Processing))
}

/// Whether the page was strict about its closing, and has closed, while the order can still be paid.
async fn must_end(b: &Backend, order: &Order) -> Result<bool> {
    let now = b.now();
    let page = db::pages::by_id(&mut b.db.fresh().await?, &order.page_id).await?;
    Ok(now < order.hold_expires_at
        && page.is_some_and(|page| page.closing == Closing::Strict && now >= page.closes_at()))
}

/// An order that can still be paid is looked at after its hold; one whose money is on its way, a
/// minute later and then less and less often.
fn next_look(b: &Backend, order: &Order) -> Timestamp {
    let now = b.now();
    let waited = now.since(order.hold_expires_at);
    now.plus((waited / 4).clamp(MINUTE, HOUR))
        .max(order.hold_expires_at)
}
