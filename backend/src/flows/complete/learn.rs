//! News about a payment after it was made: kept as facts, from which the order's status follows.

use super::{move_to, note, release};
use crate::{
    Backend, Result,
    db::{self, Connection, orders::Order},
    flows::pages,
    jobs::{self, Job},
    letters::Letter,
};
use domain::{
    Timestamp,
    id::ShortId,
    order::OrderStatus,
    payment::{DisputeFact, DisputeState, PaymentFacts, RefundFact},
    stats::Day,
    time::{DAY, MINUTE},
};

/// How long before a bank's deadline the evidence is handed in if the creator has not done it.
const BEFORE_DEADLINE: i64 = DAY;

/// A piece of news.
#[derive(Clone, Debug)]
pub(crate) enum Learned {
    /// How much went back in all, in minor units.
    Refunded(i64),
    /// A refund, by its id at the payment service.
    Refund(String, RefundFact),
    /// A dispute, by its id at the payment service.
    Dispute(String, DisputeFact),
}

/// Takes in news about a payment, inside of the caller's transaction, whether its order is known to
/// be paid or not. Returns the page whose stock changed.
///
/// `account` is the connected account that the news is about, if any: what another account says
/// about an order's payment is not about that payment.
///
/// # Errors
/// If the database fails.
pub(crate) async fn learn(
    b: &Backend,
    tx: &mut dyn Connection,
    payment: &str,
    account: Option<&str>,
    news: Learned,
) -> Result<Option<ShortId>> {
    let mut facts = db::payments::take(tx, payment, b.now()).await?;
    let order = db::orders::by_payment(tx, payment).await?;
    if order.is_some_and(|order| order.direct_account() != account) {
        tracing::warn!("News about a payment came from another account");
        return Ok(None);
    }
    match &news {
        Learned::Refunded(minor) => facts.learn_refunded(*minor),
        Learned::Refund(id, fact) => facts.learn_refund(id, fact.clone()),
        Learned::Dispute(id, fact) => facts.learn_dispute(id, fact.clone()),
    }
    db::payments::keep(tx, payment, &facts).await?;
    follow(b, tx, payment).await
}

/// Moves the order of a payment to where the facts put it.
pub(super) async fn follow(
    b: &Backend,
    tx: &mut dyn Connection,
    payment: &str,
) -> Result<Option<ShortId>> {
    let order = db::orders::by_payment(tx, payment).await?;
    // What happens to a payment counts once the payment itself is known: until then the news waits
    // among the facts.
    let Some(order) = order.filter(|order| order.amount_paid.minor > 0) else {
        return Ok(None);
    };
    let facts = db::payments::facts(tx, payment).await?;
    schedule_evidence(b, tx, &order, &facts).await?;
    let refunded = facts.refunded();
    if refunded != order.refunded.minor {
        db::orders::set_refunded(tx, &order.id, refunded, b.now()).await?;
        let more = refunded - order.refunded.minor;
        db::stats::note_refund(tx, &order.id, &order.creator_id, Day::of(b.now()), more).await?;
        note(b, tx, &order.id, "refunded_amount", &refunded.to_string()).await?;
        let letter = if refunded > order.refunded.minor {
            Letter::Refunded {
                order: order.id.clone(),
            }
        } else {
            Letter::RefundFailed {
                order: order.id.clone(),
            }
        };
        // Each change is told, also the second of two that look the same: a refund can fail and be
        // made again.
        jobs::send(b, tx, letter, None).await?;
    }
    let next = match facts.status(order.amount_paid.minor) {
        next if order.completed_at.is_some() || next == OrderStatus::Refunded => next,
        // It never bought anything, and the money that went back has returned: somebody has to look.
        _ if order.status == OrderStatus::Refunded => OrderStatus::Failed,
        // It has bought nothing yet: only the return of all the money says something.
        _ => return Ok(None),
    };
    if next == order.status {
        return Ok(None);
    }
    if !move_to(b, tx, &order, next).await? {
        return Ok(None);
    }
    tracing::info!(order.id = %order.id, order.status = %next, "An order follows its payment");
    consequences(b, tx, &order, next, facts.disputes.len()).await
}

/// What else a new status of a paid order brings. Returns the page whose stock changed. A payment can
/// be disputed more than once, and each dispute (the `disputes`th) is told.
async fn consequences(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    next: OrderStatus,
    disputes: usize,
) -> Result<Option<ShortId>> {
    let id = order.id.clone();
    match next {
        OrderStatus::Disputed => {
            let key = format!("disputed:{id}:{disputes}");
            jobs::send(b, tx, Letter::Disputed { order: id }, Some(&key)).await?;
        }
        OrderStatus::Refunded if order.status == OrderStatus::Processing => {
            // It was parked: its copies are still held.
            db::orders::park(tx, &id, None, b.now()).await?;
            release(b, tx, order).await?;
            return Ok(Some(order.short_id.clone()));
        }
        OrderStatus::Refunded if order.completed_at.is_some() => {
            return restock(b, tx, order).await;
        }
        OrderStatus::Refunded => {
            db::orders::park(tx, &id, None, b.now()).await?;
        }
        OrderStatus::Failed => {
            db::orders::park(tx, &id, Some("refund_failed"), b.now()).await?;
        }
        _ if order.status == OrderStatus::Refunded && order.is_restocked => {
            return take_again(b, tx, order).await;
        }
        _ => {}
    }
    if matches!(
        (order.status, next),
        (
            OrderStatus::Disputed,
            OrderStatus::Completed | OrderStatus::PartiallyRefunded | OrderStatus::Lost
        )
    ) {
        let key = format!("dispute_closed:{}:{next}:{disputes}", order.id);
        let order = order.id.clone();
        jobs::send(b, tx, Letter::DisputeClosed { order }, Some(&key)).await?;
    }
    Ok(None)
}

/// Puts the copies back on the shelf, once, if the page says so.
async fn restock(b: &Backend, tx: &mut dyn Connection, order: &Order) -> Result<Option<ShortId>> {
    let page = db::pages::by_id(tx, &order.page_id).await?;
    if !page.is_some_and(|page| page.restock_refunds)
        || !db::orders::mark_restocked(tx, &order.id, true).await?
    {
        return Ok(None);
    }
    db::offers::restock(tx, order).await?;
    note(b, tx, &order.id, "restocked", "").await?;
    let (launch, key) = pages::launch_job(&order.page_id);
    jobs::reschedule(b, tx, &launch, &key, b.now()).await?;
    Ok(Some(order.short_id.clone()))
}

/// The refund came back: so do the copies, unless they were sold again meanwhile.
async fn take_again(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
) -> Result<Option<ShortId>> {
    if !db::offers::take_again(tx, order).await? {
        return Ok(None);
    }
    db::orders::mark_restocked(tx, &order.id, false).await?;
    note(b, tx, &order.id, "taken_off_the_shelf_again", "").await?;
    Ok(Some(order.short_id.clone()))
}

/// Evidence that the creator does not hand in goes in by itself, in time.
async fn schedule_evidence(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    facts: &PaymentFacts,
) -> Result<()> {
    for (id, dispute) in &facts.disputes {
        if dispute.state != DisputeState::Open || dispute.is_submitted {
            continue;
        }
        let Some(due_by) = dispute.due_by else {
            continue;
        };
        let at = Timestamp::from_millis(due_by * 1_000).plus(-BEFORE_DEADLINE);
        let job = Job::SubmitEvidence {
            order: order.id.clone(),
            dispute: id.clone(),
        };
        let soon = b.now().plus(MINUTE);
        jobs::enqueue(b, tx, &job, Some(&format!("evidence:{id}")), at.max(soon)).await?;
    }
    Ok(())
}
