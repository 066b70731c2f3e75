//! Letters about money that goes back, or that somebody has to look at.

use super::{account, layout::Sheet};
use crate::{
    Backend, Result,
    db::{
        self,
        languages::{self, Reader},
        orders::Order,
    },
    flows,
    mailer::Mail,
};
use domain::{
    Timestamp,
    id::{CreatorId, OrderId},
    order::OrderStatus,
    payment::{DisputeFact, DisputeState},
};
use words::{Moment, Words};

async fn order(b: &Backend, id: &OrderId) -> Result<Option<Order>> {
    db::orders::by_id(&mut b.db.fresh().await?, id).await
}

/// A letter to the seller of an order that leads to it.
async fn to_seller(
    b: &Backend,
    id: &OrderId,
    subject: fn(Words) -> &'static str,
    text: impl FnOnce(Words, &Order) -> String,
) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let Some((creator, w)) = account::creator(b, &order.creator_id).await? else {
        return Ok(None);
    };
    let url = b.url(&format!("/console/orders/{id}"));
    Ok(Some(
        account::to(&creator, w, subject(w))
            .text(text(w, &order))
            .action(w.letter_see_order(), url)
            .mail(),
    ))
}

pub(super) async fn refunded(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let w = languages::words(&mut b.db.fresh().await?, Reader::Buyer(id)).await?;
    let names: Vec<_> = order.items.iter().map(|item| item.name.as_str()).collect();
    let names = names.join(" + ");
    let (paid, refunded) = (order.amount_paid.into(), order.refunded.into());
    let (subject, text) = if order.completed_at.is_some() {
        match order.status {
            OrderStatus::PartiallyRefunded => (
                w.letter_refunded_subject_part(),
                w.letter_refunded_part(paid, &names, refunded),
            ),
            _ => (
                w.letter_refunded_subject(),
                w.letter_refunded_all(refunded, &names),
            ),
        }
    } else if is_mismatch(b, id).await? {
        (
            w.letter_refunded_subject(),
            w.letter_refunded_mismatch(&names, refunded),
        )
    } else {
        (
            w.letter_refunded_subject(),
            w.letter_refunded_late(&names, refunded),
        )
    };
    Ok(Some(
        Sheet::new(w, &order.email, subject)
            .text(text)
            .text(w.letter_refunded_how())
            .text(w.letter_order_number(id.as_str()))
            .mail(),
    ))
}

/// Whether an order was not completed because another amount was paid, and not because it was late.
async fn is_mismatch(b: &Backend, id: &OrderId) -> Result<bool> {
    let history = db::orders::events(&mut b.db.fresh().await?, id).await?;
    let has = |kind: &str| history.iter().any(|line| line.kind == kind);
    Ok(has("amount_mismatch") && !has("late_payment"))
}

pub(super) async fn refund_failed(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, Words::letter_refund_failed_subject, |w, order| {
        let now = if order.refunded.minor > 0 {
            w.letter_refund_failed_part(order.amount_paid.into(), order.refunded.into())
        } else if order.completed_at.is_none() {
            w.letter_refund_failed_undelivered().to_owned()
        } else if order.status == OrderStatus::Completed {
            w.letter_refund_failed_paid().to_owned()
        } else {
            String::new()
        };
        let mut sentences = vec![w.letter_refund_failed(&order.email), now];
        sentences.push(w.letter_refund_failed_ask().to_owned());
        sentences.retain(|sentence| !sentence.is_empty());
        sentences.join(" ")
    })
    .await
}

pub(super) async fn refund_refused(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, Words::letter_refund_refused_subject, |w, order| {
        w.letter_refund_refused(&order.email)
    })
    .await
}

pub(super) async fn parked(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, Words::letter_parked_subject, |w, order| {
        w.letter_parked(&order.email, order.total.into())
    })
    .await
}

pub(super) async fn disputed(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let deadline = deadline(b, id).await?;
    to_seller(b, id, Words::letter_disputed_subject, |w, order| {
        let (email, paid) = (&order.email, order.amount_paid.into());
        match deadline {
            Some(at) => w.letter_disputed_until(email, paid, at),
            None => w.letter_disputed(email, paid),
        }
    })
    .await
}

/// Until when the bank takes evidence about an order that has not been handed in, by its seller's clock.
async fn deadline(b: &Backend, id: &OrderId) -> Result<Option<Moment>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let facts = flows::dispute::facts(b, &order).await?;
    let waits = |fact: &&DisputeFact| fact.state == DisputeState::Open && !fact.is_submitted;
    let waiting = facts.disputes.values().filter(waits);
    let due_by = waiting.filter_map(|fact| fact.due_by).min();
    let zone = flows::account::zone(b, &order.creator_id).await?;
    Ok(due_by.map(|seconds| zone.moment(Timestamp::from_millis(seconds * 1_000))))
}

pub(super) async fn dispute_closed(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, Words::letter_settled_subject, |w, order| {
        let paid = order.amount_paid.into();
        match order.status {
            OrderStatus::Lost => w.letter_settled_lost(paid, &order.email),
            _ => w.letter_settled_won(paid, &order.email),
        }
    })
    .await
}

pub(super) async fn account_changed(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some((creator, w)) = account::creator(b, id).await? else {
        return Ok(None);
    };
    let state = db::sellers::account(&mut b.db.fresh().await?, id).await?;
    let is_ready = state.is_some_and(|account| account.state.is_ready());
    let (subject, text) = if is_ready {
        (w.letter_payments_on_subject(), w.letter_payments_on())
    } else {
        (w.letter_payments_off_subject(), w.letter_payments_off())
    };
    Ok(Some(
        account::to(&creator, w, subject)
            .text(text)
            .action(
                w.letter_payments_button(),
                b.url("/console/settings/payments"),
            )
            .mail(),
    ))
}
