//! The one step that webhooks, the success page and the reconciliation all call. Whoever comes
//! first moves the order; the others find it moved and change nothing.

use super::pages;
use crate::{
    Backend, Result,
    db::{self, Connection, orders::Order},
    jobs,
    letters::Letter,
    payments::event::{Session, SessionStatus},
};
use domain::{
    Timestamp,
    id::{OrderId, ShortId},
    order::{OrderEvent, OrderStatus},
    time::DAY,
};

/// Asks the payment service how a checkout session stands and applies the answer.
///
/// # Errors
/// If the service or the database fails; it can be tried again.
pub async fn ask(b: &Backend, session_id: &str) -> Result<()> {
    let session = b.payments.session(session_id).await?;
    let mut tx = b.db.write().await?;
    let page = apply(b, &mut tx, &session, false).await?;
    tx.commit().await?;
    tell(b, page);
    Ok(())
}

/// Ends a checkout session that is still open, and applies what became of it: if it was paid in the
/// same moment, it was paid.
///
/// # Errors
/// If the service or the database fails; it can be tried again.
pub async fn end(b: &Backend, session_id: &str) -> Result<()> {
    if let Err(error) = b.payments.expire_session(session_id).await {
        tracing::info!(%error, "A checkout session could not be ended");
    }
    ask(b, session_id).await
}

/// Applies what is known about a checkout session to its order, inside of the caller's
/// transaction. Returns the page whose stock changed, to be told with [`tell`] after the commit.
///
/// `payment_failed` is for the one thing that a session does not say: that a delayed payment will
/// never arrive.
///
/// # Errors
/// If the database fails.
pub async fn apply(
    b: &Backend,
    tx: &mut dyn Connection,
    session: &Session,
    payment_failed: bool,
) -> Result<Option<ShortId>> {
    let event = match session.status {
        _ if session.is_paid() => OrderEvent::Paid,
        _ if payment_failed => OrderEvent::PaymentFailed,
        SessionStatus::Expired => OrderEvent::CheckoutExpired,
        // Still open, or finished with a payment that takes days.
        SessionStatus::Open | SessionStatus::Complete => return Ok(None),
    };
    let Some(order) = order_of(tx, session).await? else {
        tracing::warn!(session.id, "A checkout session belongs to no order here");
        return Ok(None);
    };
    let Some(next) = order.status.after(event) else {
        note_illegal(b, tx, &order, event).await?;
        return Ok(None);
    };
    if event == OrderEvent::Paid && !amount_fits(&order, session) {
        tracing::error!(order.id = %order.id, "The amount paid is not the amount of the order");
        let id = format!("{}:amount_mismatch", order.id);
        db::orders::add_event(tx, &id, &order.id, "amount_mismatch", "", b.now()).await?;
        return Ok(None);
    }
    if !db::orders::move_status(tx, &order.id, order.status, next, b.now()).await? {
        return Ok(None);
    }
    note(b, tx, &order.id, next.as_str(), "").await?;
    if event == OrderEvent::Paid {
        fulfil(b, tx, &order, session).await?;
        tracing::info!(order.id = %order.id, "Completed order");
    } else {
        release(b, tx, &order).await?;
        tracing::info!(order.id = %order.id, order.status = %next, "Released the copies of an order");
    }
    Ok(Some(order.short_id))
}

/// Tells open windows that the stock of a page changed.
pub fn tell(b: &Backend, page: Option<ShortId>) {
    if let Some(page) = page {
        b.live.page_changed(&page);
    }
}

/// A session names its order; the session id that was stored is the second way to find it, when
/// the program stopped right after the session was made.
async fn order_of(tx: &mut dyn Connection, session: &Session) -> Result<Option<Order>> {
    if let Some(id) = session.order.as_deref().and_then(OrderId::parse) {
        let order = db::orders::by_id(tx, &id).await?;
        // Somebody else's session that happens to carry our id must not pay our order.
        return Ok(order.filter(|order| {
            order
                .checkout_session_id
                .as_ref()
                .is_none_or(|known| *known == session.id)
        }));
    }
    db::orders::by_checkout_session(tx, &session.id).await
}

fn amount_fits(order: &Order, session: &Session) -> bool {
    session.amount_total == Some(order.total.minor)
        && session.currency.as_deref() == Some(&order.total.currency.stripe_code())
}

/// Access to the files, copies sold instead of held, and two letters: all in one transaction.
async fn fulfil(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: &Session,
) -> Result<()> {
    let now = b.now();
    let days = order
        .items
        .iter()
        .map(|item| item.download_window_days)
        .max()
        .unwrap_or_default();
    let until = now.plus(days.saturating_mul(DAY));
    let paid = session.amount_total.unwrap_or(order.total.minor);
    db::orders::set_paid(
        tx,
        &order.id,
        paid,
        session.payment_id.as_deref(),
        until,
        now,
    )
    .await?;
    db::offers::settle(tx, &order.id).await?;
    let letters = [
        (
            Letter::Receipt {
                order: order.id.clone(),
            },
            format!("receipt:{}", order.id),
        ),
        (
            Letter::Sale {
                order: order.id.clone(),
            },
            format!("sale:{}", order.id),
        ),
    ];
    for (letter, key) in letters {
        jobs::send(b, tx, letter, Some(&key)).await?;
    }
    Ok(())
}

/// An event that does not fit is logged and kept in the order's history. The same news again is
/// no news.
async fn note_illegal(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    event: OrderEvent,
) -> Result<()> {
    let is_repetition = matches!(
        (order.status, event),
        (status, OrderEvent::Paid) if status.grants_downloads() || status.is_revoked()
    ) || matches!(
        (order.status, event),
        (OrderStatus::Expired, OrderEvent::CheckoutExpired)
            | (OrderStatus::Failed, OrderEvent::PaymentFailed)
    );
    if !is_repetition {
        tracing::error!(order.id = %order.id, order.status = %order.status, ?event, "An event does not fit the order");
        note(b, tx, &order.id, "unexpected_event", &format!("{event:?}")).await?;
    }
    Ok(())
}

async fn note(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &OrderId,
    kind: &str,
    detail: &str,
) -> Result<()> {
    db::orders::add_event(tx, &b.new_id(), order, kind, detail, b.now()).await?;
    Ok(())
}

/// Puts the copies of an order back on the shelf, and has the waiting list looked at.
async fn release(b: &Backend, tx: &mut dyn Connection, order: &Order) -> Result<()> {
    db::offers::release(tx, &order.id).await?;
    let (launch, key) = pages::launch_job(&order.page_id);
    jobs::reschedule(b, tx, &launch, &key, b.now()).await
}

/// Gives up an order for which no payment page exists: its copies go back on the shelf.
///
/// # Errors
/// If the database fails.
pub async fn abandon(b: &Backend, order: &Order) -> Result<()> {
    let mut tx = b.db.write().await?;
    let now: Timestamp = b.now();
    if db::orders::move_status(
        &mut tx,
        &order.id,
        OrderStatus::Processing,
        OrderStatus::Failed,
        now,
    )
    .await?
    {
        release(b, &mut tx, order).await?;
        note(b, &mut tx, &order.id, "no_payment_page", "").await?;
    }
    tx.commit().await?;
    tell(b, Some(order.short_id.clone()));
    Ok(())
}
