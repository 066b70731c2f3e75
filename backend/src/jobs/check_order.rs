//! An order that is undecided: the payment service knows whether it was paid.

use super::{Done, outcome::UNTIL_ASKED_AGAIN};
use crate::{
    Backend, Result,
    db::{self, orders::Order},
    flows::complete,
};
use domain::{
    Timestamp,
    id::OrderId,
    offer::Offer,
    order::OrderStatus,
    page::Closing,
    time::{HOUR, MINUTE, SECOND},
};

/// How often it is asked about an order that can still be paid. A payment whose news got lost is
/// found after this at the latest, also when the list of events cannot be read.
pub(crate) const WHILE_OPEN: i64 = 4 * MINUTE;
/// How long it may take until a payment page exists; after that nobody will ever see it.
pub(crate) const IN_THE_MAKING: i64 = 30 * SECOND;
/// How long after the end of a hold it is asked what became of it.
pub(crate) const GRACE: i64 = 30 * SECOND;

/// Asks about the order, and again while the answer is "not yet".
pub(super) async fn run(b: &Backend, id: &OrderId) -> Result<Done> {
    let Some(order) = find(b, id).await? else {
        return Ok(Done::Finished);
    };
    if order.checkout_session_id.is_some() && b.payments.rests(b.now()) {
        return Ok(Done::Again(b.now().plus(UNTIL_ASKED_AGAIN)));
    }
    if order.checkout_session_id.is_none() {
        // The program stopped before the buyer ever saw a payment page, unless that is just being
        // made.
        let made_by = order.created_at.plus(IN_THE_MAKING);
        if b.now() < made_by {
            return Ok(Done::Again(made_by));
        }
        complete::abandon(b, &order).await?;
    } else if must_end(b, &order).await? {
        complete::end(b, &order).await?;
    } else {
        complete::ask(b, &order).await?;
    }
    Ok(match find(b, id).await? {
        Some(order) => Done::Again(next_look(b, &order).await?),
        None => Done::Finished,
    })
}

/// The order, while it is undecided and no person has to decide.
async fn find(b: &Backend, id: &OrderId) -> Result<Option<Order>> {
    let order = db::orders::by_id(&mut b.db.fresh().await?, id).await?;
    Ok(order.filter(|order| order.status == OrderStatus::Processing && order.parked.is_none()))
}

/// When the order's checkout is ended, if it is: at the closing of its page, if that was what the
/// page said when the checkout began. A product may close before its page.
async fn strict_end(b: &Backend, order: &Order) -> Result<Option<Timestamp>> {
    if order.closing == Closing::Honour {
        return Ok(None);
    }
    let page = db::pages::by_id(&mut b.db.fresh().await?, &order.page_id).await?;
    Ok(page.map(|page| {
        let bought = |offer: &&Offer| {
            let id = &offer.product_id;
            order.items.iter().any(|item| item.product_id == *id)
        };
        let products = page.offers.iter().filter(bought);
        let first = products.filter_map(|offer| offer.expires_at).min();
        first.map_or(page.expires_at, |first| first.min(page.expires_at))
    }))
}

/// Whether the page was strict about its closing, and has closed, while the order can still be paid.
async fn must_end(b: &Backend, order: &Order) -> Result<bool> {
    let now = b.now();
    let end = strict_end(b, order).await?;
    Ok(now < order.hold_expires_at && end.is_some_and(|end| now >= end))
}

/// An order that can still be paid is looked at every few minutes and at the end of its hold; one
/// whose money is on its way, less and less often.
async fn next_look(b: &Backend, order: &Order) -> Result<Timestamp> {
    let now = b.now();
    let ends = order.hold_expires_at.plus(GRACE);
    if now >= ends || order.awaits_payment {
        // The list of events brings the news, except where a connected account is charged directly.
        let most = if order.direct_account().is_some() {
            WHILE_OPEN
        } else {
            HOUR
        };
        let waited = now.since(order.hold_expires_at);
        return Ok(now.plus((waited / 4).clamp(MINUTE, most)));
    }
    let next = now.plus(WHILE_OPEN).min(ends);
    let strict = strict_end(b, order).await?.filter(|end| *end > now);
    Ok(strict.map_or(next, |end| next.min(end)))
}
