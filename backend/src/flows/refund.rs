//! Money goes back: because the creator wants it, or because it came too late.
//!
//! A refund is a row before the payment service hears of it. So it is never forgotten, and it is
//! sent again until the service has answered; the same row is the same refund.

use super::complete::{self, Learned};
use crate::{
    Backend, Error, Result,
    db::{
        self, Connection, Tx,
        orders::Order,
        refunds::{Reason, Refund, RefundStatus},
    },
    error::not_found,
    jobs::{self, Job},
    letters::Letter,
    payments::{Failure, NewRefund, event::read_refund, session::Session},
};
use domain::{
    Code, Money, Rejection, Timestamp,
    id::{CreatorId, OrderId, RefundId},
    order::OrderStatus,
    payment::RefundState,
    time::{HOUR, MINUTE},
};
use serde_json::Value;

/// When a refund is tried again that was not sent at once.
const LATER: i64 = MINUTE / 2;

/// What a creator wants to give back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// How much, in minor units; all that is left if empty.
    pub amount: Option<i64>,
    /// How much had been given back when the creator decided. If it is more by now, they are asked
    /// again, so that a double click gives nothing back twice.
    pub already: Option<i64>,
}

/// Refunds an order, in whole or in part: the order as it is then. If the payment service does not
/// answer, the refund is on its way and happens by itself.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`] if there is nothing to give back, or an amount that cannot
/// be.
pub async fn request(b: &Backend, creator: &CreatorId, id: &OrderId, wish: Wish) -> Result<Order> {
    let mut tx = b.db.write().await?;
    let order = own_order(&mut tx, creator, id).await?;
    let payment = order.payment_id.as_deref().ok_or_else(nothing_paid)?;
    let facts = db::payments::take(&mut tx, payment, b.now()).await?;
    db::orders::lock(&mut tx, id).await?;
    let order = own_order(&mut tx, creator, id).await?;
    check_status(&order)?;
    let gone = facts.refunded() + db::refunds::underway(&mut tx, id).await?;
    let amount = amount(&order, gone, wish)?;
    let refund = new(b, &order, amount, Reason::Requested);
    add(b, &mut tx, &refund, b.now().plus(LATER)).await?;
    let detail = amount.to_string();
    complete::note(b, &mut tx, id, "refund_requested", &detail).await?;
    tx.commit().await?;
    b.pauses.at("refund.requested").await;
    match send(b, &refund.id, Attempt::First).await {
        Ok(_) => {}
        // The job does it.
        Err(error) if error.is(Code::PaymentsUnavailable) => {}
        Err(error) => return Err(error),
    }
    let order = super::orders::get(b, creator, id).await?;
    refuse_if_refused(b, &refund.id).await?;
    Ok(order)
}

async fn own_order(tx: &mut Tx, creator: &CreatorId, id: &OrderId) -> Result<Order> {
    db::orders::by_id(tx, id)
        .await?
        .filter(|order| order.creator_id == *creator)
        .ok_or_else(|| not_found(words::refusal::no_such_order()))
}

fn nothing_paid() -> Error {
    Rejection::new(Code::Conflict, words::refusal::refund_nothing_paid()).into()
}

fn check_status(order: &Order) -> Result<()> {
    let message = match order.status {
        OrderStatus::Completed | OrderStatus::PartiallyRefunded => return Ok(()),
        OrderStatus::Processing | OrderStatus::Failed if order.parked.is_some() => return Ok(()),
        OrderStatus::Refunded => words::refusal::refund_done(),
        OrderStatus::Disputed => words::refusal::refund_disputed(),
        OrderStatus::Lost => words::refusal::refund_lost(),
        OrderStatus::Processing | OrderStatus::Failed | OrderStatus::Expired => {
            return Err(nothing_paid());
        }
    };
    Err(Rejection::new(Code::Conflict, message).into())
}

fn amount(order: &Order, gone: i64, wish: Wish) -> Result<i64> {
    let left = order.amount_paid.minor - gone;
    if wish.already.is_some_and(|already| already != gone) {
        let message = words::refusal::refund_meanwhile();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    if left <= 0 {
        let message = words::refusal::refund_everything();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let amount = wish.amount.unwrap_or(left);
    if !(1..=left).contains(&amount) || amount % order.total.currency.step() != 0 {
        let most = Money {
            minor: left,
            ..order.total
        };
        return Err(Rejection::field("amount", words::refusal::refund_amount(most)).into());
    }
    Ok(amount)
}

fn new(b: &Backend, order: &Order, amount: i64, reason: Reason) -> Refund {
    Refund {
        id: RefundId::trusted(b.new_id()),
        order_id: order.id.clone(),
        amount,
        reason,
        status: RefundStatus::Requested,
        attempts: 0,
        error: None,
        created_at: b.now(),
    }
}

/// Writes a refund and the job that sends it; `false` if there may be only one and there is.
async fn add(b: &Backend, tx: &mut dyn Connection, refund: &Refund, at: Timestamp) -> Result<bool> {
    if !db::refunds::insert(tx, refund).await? {
        return Ok(false);
    }
    let job = Job::Refund {
        refund: refund.id.clone(),
    };
    jobs::enqueue(b, tx, &job, Some(&format!("refund:{}", refund.id)), at).await?;
    Ok(true)
}

/// Sends money back that arrived after the checkout had ended: once per order, whoever brings the
/// news how often.
///
/// # Errors
/// If the database fails.
pub(super) async fn return_late(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: &Session,
) -> Result<()> {
    let (Some(payment), Some(amount)) = (session.payment_id(), session.amount_total) else {
        return Ok(());
    };
    if amount <= 0 {
        return Ok(());
    }
    let refund = new(b, order, amount, Reason::Late);
    if !add(b, tx, &refund, b.now()).await? {
        return Ok(());
    }
    tracing::warn!(order.id = %order.id, "A payment came too late and goes back");
    complete::note(b, tx, &order.id, "late_payment", &payment).await?;
    complete::set_paid(b, tx, order, session).await
}

/// Which attempt to send a refund this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// The payment service cannot have heard of it.
    First,
    /// It may have.
    Again,
}

/// Sends a refund, unless it was sent. Returns when to try again, if it has to be.
///
/// # Errors
/// If the service or the database fails; it can be tried again.
pub(crate) async fn send(
    b: &Backend,
    id: &RefundId,
    attempt: Attempt,
) -> Result<Option<Timestamp>> {
    let mut c = b.db.fresh().await?;
    let refund = db::refunds::by_id(&mut c, id).await?;
    let Some(refund) = refund.filter(|refund| refund.status == RefundStatus::Requested) else {
        return Ok(None);
    };
    let order = db::orders::by_id(&mut c, &refund.order_id)
        .await?
        .ok_or_else(|| Error::Corrupt(format!("refund {id} without an order")))?;
    drop(c);
    let payment_id = order.payment_id.clone().unwrap_or_default();
    let mut new = NewRefund {
        id,
        attempts: refund.attempts,
        order: &order,
        payment_id: &payment_id,
        amount: refund.amount,
    };
    if attempt == Attempt::Again {
        let made = b.payments.refunds(&payment_id, &order).await?;
        let is_ours = |made: &&Value| made["metadata"]["refund_id"] == id.as_str();
        if let Some(found) = made.iter().find(is_ours) {
            record(b, &order, &refund, std::slice::from_ref(found)).await?;
            return Ok(None);
        }
        if refund.reason == Reason::Late {
            // A part of it may have been given back by hand.
            new.amount = order.amount_paid.minor - sum(&made);
            if new.amount <= 0 {
                record(b, &order, &refund, &made).await?;
                return Ok(None);
            }
        }
        new.attempts += stuck(&refund, b.now());
    }
    let made = b.payments.refund(&new).await;
    b.pauses.at("refund.made").await;
    match made {
        Ok(made) => record(b, &order, &refund, &[made]).await?,
        Err(failure) if failure.is("charge_already_refunded") => {
            // Somebody gave it back in the dashboard: that is as good.
            let all = b.payments.refunds(&payment_id, &order).await?;
            record(b, &order, &refund, &all).await?;
        }
        Err(Failure::Refused { code, message }) => {
            let is_final = refund.reason == Reason::Requested || code == "resource_missing";
            let error = format!("{code}: {message}");
            return refused(b, &order, &refund, &error, is_final).await;
        }
        Err(unavailable) => return Err(unavailable.into()),
    }
    Ok(None)
}

/// What refunds add up to, without those that failed.
fn sum(refunds: &[Value]) -> i64 {
    let facts = refunds.iter().filter_map(read_refund);
    facts
        .filter(|fact| fact.state != RefundState::Failed)
        .map(|fact| fact.amount)
        .sum()
}

/// How many further keys a refund has used up. The payment service remembers its own failures under
/// a key for a day; a refund that it does not have after ten minutes gets a new one.
fn stuck(refund: &Refund, now: Timestamp) -> i64 {
    now.since(refund.created_at).max(0) / (10 * MINUTE)
}

/// Writes down what the payment service says about a refund that it has made.
async fn record(b: &Backend, order: &Order, refund: &Refund, made: &[Value]) -> Result<()> {
    let payment = order.payment_id.as_deref().unwrap_or_default();
    let mut tx = b.db.write().await?;
    let mut page = None;
    for made in made {
        if let (Some(id), Some(fact)) = (made["id"].as_str(), read_refund(made)) {
            let news = Learned::Refund(id.to_owned(), fact);
            let account = order.direct_account();
            page = complete::learn(b, &mut tx, payment, account, news)
                .await?
                .or(page);
        }
    }
    let stripe_id = made
        .iter()
        .find(|made| made["metadata"]["refund_id"] == refund.id.as_str())
        .and_then(|made| made["id"].as_str());
    db::refunds::set_sent(&mut tx, &refund.id, stripe_id, b.now()).await?;
    b.pauses.at("refund.recorded").await;
    tx.commit().await?;
    complete::tell(b, page).await;
    Ok(())
}

/// The payment service refused. What the creator wanted they are told; what has to go back is tried
/// again and again.
async fn refused(
    b: &Backend,
    order: &Order,
    refund: &Refund,
    error: &str,
    is_final: bool,
) -> Result<Option<Timestamp>> {
    tracing::error!(order.id = %order.id, error, "A refund was refused");
    let mut tx = b.db.write().await?;
    if db::refunds::set_refused(&mut tx, &refund.id, error, is_final, b.now()).await? {
        complete::note(b, &mut tx, &order.id, "refund_refused", error).await?;
        let letter = Letter::RefundRefused {
            order: order.id.clone(),
        };
        let key = format!("refund_refused:{}", refund.id);
        jobs::send(b, &mut tx, letter, Some(&key)).await?;
    }
    tx.commit().await?;
    Ok((!is_final).then(|| b.now().plus(HOUR)))
}

async fn refuse_if_refused(b: &Backend, id: &RefundId) -> Result<()> {
    let refund = db::refunds::by_id(&mut b.db.fresh().await?, id).await?;
    match refund.filter(|refund| refund.status == RefundStatus::Refused) {
        None => Ok(()),
        Some(refund) => {
            let why = refund.error.unwrap_or_default();
            let message = words::refusal::refund_refused(why);
            Err(Rejection::new(Code::Conflict, message).into())
        }
    }
}
