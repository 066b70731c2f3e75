//! Letters about money that goes back, or that somebody has to look at.

use super::layout::Words;
use crate::{
    Backend, Result,
    db::{self, creators::Creator, orders::Order},
    flows,
    mailer::Mail,
};
use domain::{
    Timestamp,
    id::{CreatorId, OrderId},
    order::OrderStatus,
    payment::{DisputeFact, DisputeState},
};

async fn order(b: &Backend, id: &OrderId) -> Result<Option<Order>> {
    db::orders::by_id(&mut b.db.fresh().await?, id).await
}

async fn creator(b: &Backend, id: &CreatorId) -> Result<Option<Creator>> {
    db::creators::by_id(&mut b.db.fresh().await?, id).await
}

/// A letter to the seller of an order that leads to it.
async fn to_seller(
    b: &Backend,
    id: &OrderId,
    subject: &str,
    text: impl FnOnce(&Order) -> String,
) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let Some(creator) = creator(b, &order.creator_id).await? else {
        return Ok(None);
    };
    let url = b.url(&format!("/console/orders/{id}"));
    Ok(Some(
        Words::new(creator.email.as_str(), subject)
            .text(format!("Hello {},", creator.name))
            .text(text(&order))
            .action("See the order", url)
            .mail(),
    ))
}

pub(super) async fn refunded(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let names: Vec<_> = order.items.iter().map(|item| item.name.as_str()).collect();
    let names = names.join(" + ");
    let (subject, text) = if order.completed_at.is_none() {
        let why = if is_mismatch(b, id).await? {
            "was not the amount that was asked for"
        } else {
            "arrived after the checkout had ended"
        };
        (
            "Your payment has been returned",
            format!(
                "Your payment for {names} {why}, so we could not complete the order. {} goes back to you.",
                order.refunded
            ),
        )
    } else if order.status == OrderStatus::PartiallyRefunded {
        (
            "A part of your payment has been returned",
            format!(
                "Of the {} you paid for {names}, {} in all goes back to you. Your files stay available.",
                order.amount_paid, order.refunded
            ),
        )
    } else {
        (
            "Your payment has been returned",
            format!(
                "{} for {names} goes back to you. The files are not available any more.",
                order.refunded
            ),
        )
    };
    Ok(Some(
        Words::new(&order.email, subject)
            .text(text)
            .text("It goes the way it came; banks take a few days.")
            .text(format!("Order {}", order.id))
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
    to_seller(b, id, "A refund did not arrive", |order| {
        let now = if order.refunded.minor > 0 {
            format!(
                " Of the {} that was paid, {} in all stays refunded.",
                order.amount_paid, order.refunded
            )
        } else if order.completed_at.is_none() {
            " Nothing was delivered for it.".to_owned()
        } else if order.status == OrderStatus::Completed {
            " The order counts as paid.".to_owned()
        } else {
            String::new()
        };
        format!(
            "The bank of {} sent a refund back, so that money is on your side again.{now} Please ask the buyer for another way.",
            order.email
        )
    })
    .await
}

pub(super) async fn refund_refused(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, "A refund was refused", |order| {
        format!(
            "The payment service refused a refund to {}. The order says why.",
            order.email
        )
    })
    .await
}

pub(super) async fn parked(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, "A payment needs your attention", |order| {
        format!(
            "A payment came in for an order of {}, but its amount is not what was asked for ({}). Nothing was delivered. Please look at the order: you can send the money back from there.",
            order.email, order.total
        )
    })
    .await
}

pub(super) async fn disputed(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let deadline = deadline(b, id).await?;
    let until = deadline.map_or_else(String::new, |at| format!(" until {}", at.display_utc()));
    to_seller(b, id, "A payment is disputed", |order| {
        format!(
            "The bank of {} asks for {} back. The files are closed until that is settled. You can hand in evidence from the order{until}; if you do not, what we know about the order is handed in a day before the bank's deadline.",
            order.email, order.amount_paid
        )
    })
    .await
}

/// Until when the bank takes evidence about an order that has not been handed in.
async fn deadline(b: &Backend, id: &OrderId) -> Result<Option<Timestamp>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let facts = flows::dispute::facts(b, &order).await?;
    let waits = |fact: &&DisputeFact| fact.state == DisputeState::Open && !fact.is_submitted;
    let waiting = facts.disputes.values().filter(waits);
    let due_by = waiting.filter_map(|fact| fact.due_by).min();
    Ok(due_by.map(|seconds| Timestamp::from_millis(seconds * 1_000)))
}

pub(super) async fn dispute_closed(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    to_seller(b, id, "A dispute is settled", |order| {
        if order.status == OrderStatus::Lost {
            format!(
                "The bank decided for the buyer: {} went back to {}.",
                order.amount_paid, order.email
            )
        } else {
            format!(
                "The bank decided for you: {} stays yours, and {} has the files again.",
                order.amount_paid, order.email
            )
        }
    })
    .await
}

pub(super) async fn account_changed(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some(creator) = creator(b, id).await? else {
        return Ok(None);
    };
    let account = db::sellers::account(&mut b.db.fresh().await?, id).await?;
    let is_ready = account.is_some_and(|account| account.state.is_ready());
    let (subject, text) = if is_ready {
        (
            "You can sell now",
            "Your account for payments is ready. Pages that are open sell from now on.",
        )
    } else {
        (
            "You cannot sell right now",
            "The payment service needs something from you before it takes payments again. Until then your pages are paused.",
        )
    };
    Ok(Some(
        Words::new(creator.email.as_str(), subject)
            .text(format!("Hello {},", creator.name))
            .text(text)
            .action("Payments", b.url("/console/settings/payments"))
            .mail(),
    ))
}
