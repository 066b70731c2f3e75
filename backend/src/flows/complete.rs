//! The one step that webhooks, the success page and the reconciliation all call. Whoever comes
//! first moves the order; the others find it moved and change nothing.

mod fulfil;
mod learn;

use super::licences;
use crate::{
    Backend, Result,
    db::{self, Connection, orders::Order},
    jobs,
    letters::Letter,
    payments::session::{Session, SessionStatus},
};
use domain::{
    id::{OrderId, ShortId},
    order::{OrderEvent, OrderStatus},
    time::DAY,
};

pub(crate) use fulfil::fulfil;
pub(super) use fulfil::set_paid;
pub(crate) use learn::{Learned, learn};

/// Asks the payment service how the checkout of an order stands and applies the answer.
///
/// # Errors
/// If the service or the database fails; it can be tried again.
pub async fn ask(b: &Backend, order: &Order) -> Result<()> {
    let Some(session_id) = &order.checkout_session_id else {
        return Ok(());
    };
    let account = order.direct_account();
    let session = match b.payments.session(session_id, account).await {
        Ok(session) => session,
        // Another key, another account: nobody will ever know it here.
        Err(failure) if failure.is("resource_missing") && is_long_over(b, order) => {
            return give_up(b, order).await;
        }
        Err(failure) => return Err(failure.into()),
    };
    b.pauses.at("complete.asked").await;
    let mut tx = b.db.write().await?;
    let page = apply(b, &mut tx, &session, account, Source::Asked).await?;
    b.pauses.at("complete.applied").await;
    tx.commit().await?;
    b.pauses.at("complete.committed").await;
    tell(b, page).await;
    Ok(())
}

fn is_long_over(b: &Backend, order: &Order) -> bool {
    b.now() > order.hold_expires_at.plus(DAY)
}

/// Releases an order whose session the payment service does not know.
async fn give_up(b: &Backend, order: &Order) -> Result<()> {
    let mut tx = b.db.write().await?;
    let page = over(b, &mut tx, order, OrderEvent::PaymentFailed).await?;
    if page.is_some() {
        note(b, &mut tx, &order.id, "unknown_checkout", "").await?;
    }
    tx.commit().await?;
    tell(b, page).await;
    Ok(())
}

/// Ends a checkout session that is still open, and applies what became of it: if it was paid in the
/// same moment, it was paid.
///
/// # Errors
/// If the service or the database fails; it can be tried again.
pub async fn end(b: &Backend, order: &Order) -> Result<()> {
    if let Some(session) = &order.checkout_session_id
        && let Err(error) = b
            .payments
            .expire_session(session, order.direct_account(), &b.new_id())
            .await
    {
        tracing::info!(%error, "A checkout session could not be ended");
    }
    b.pauses.at("complete.ended").await;
    ask(b, order).await
}

/// Where news about a checkout session comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The payment service was asked just now: all of it is true.
    Asked,
    /// An event, which may be older than what is known: that a payment arrived is true, that one
    /// will not arrive is a reason to ask.
    Event,
}

/// Applies what is known about a checkout session to its order, inside of the caller's
/// transaction. Returns the page whose stock changed, to be told with [`tell`] after the commit.
///
/// `account` is the connected account that the news is about, if any.
///
/// # Errors
/// If the database fails.
pub async fn apply(
    b: &Backend,
    tx: &mut dyn Connection,
    session: &Session,
    account: Option<&str>,
    source: Source,
) -> Result<Option<ShortId>> {
    // Always the payment before the order, so that two transactions cannot wait for each other.
    if let Some(payment) = session.payment_id() {
        db::payments::take(tx, &payment, b.now()).await?;
    }
    let Some(order) = order_of(tx, session, account).await? else {
        tracing::warn!(session.id, "A checkout session belongs to no order here");
        return Ok(None);
    };
    // Whoever else moves the order waits until this is done, or was done before it is read.
    db::orders::lock(tx, &order.id).await?;
    let Some(order) = db::orders::by_id(tx, &order.id).await? else {
        return Ok(None);
    };
    if session.is_paid() {
        return paid(b, tx, &order, session).await;
    }
    if order.status != OrderStatus::Processing {
        return Ok(None);
    }
    if session.is_on_its_way() {
        let payment = session.payment_id();
        if db::orders::set_awaits_payment(tx, &order.id, payment.as_deref(), b.now()).await? {
            note(b, tx, &order.id, "awaits_payment", "").await?;
        }
    }
    let event = match session.status {
        _ if source == Source::Event => return look_again(b, tx, &order.id).await.map(|()| None),
        _ if session.has_failed() => OrderEvent::PaymentFailed,
        SessionStatus::Expired => OrderEvent::CheckoutExpired,
        SessionStatus::Open | SessionStatus::Complete | SessionStatus::Unknown => return Ok(None),
    };
    over(b, tx, &order, event).await
}

/// The money arrived: the order is fulfilled, or, where that is too late, the money goes back.
async fn paid(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: &Session,
) -> Result<Option<ShortId>> {
    if order.status.is_over_unpaid() {
        super::refund::return_late(b, tx, order, session).await?;
        return follow(b, tx, session).await;
    }
    if order.status != OrderStatus::Processing {
        return Ok(None);
    }
    if !amount_fits(order, session) {
        park(b, tx, order, session).await?;
        return follow(b, tx, session).await;
    }
    if !move_to(b, tx, order, OrderStatus::Completed).await? {
        return Ok(None);
    }
    fulfil(b, tx, order, Some(session)).await?;
    tracing::info!(order.id = %order.id, "Completed order");
    Ok(Some(order.short_id.clone()))
}

/// A refund may have been heard of before the payment was.
async fn follow(
    b: &Backend,
    tx: &mut dyn Connection,
    session: &Session,
) -> Result<Option<ShortId>> {
    match session.payment_id() {
        Some(payment) => learn::follow(b, tx, &payment).await,
        None => Ok(None),
    }
}

/// The checkout ended without a payment: the copies go back on the shelf.
async fn over(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    event: OrderEvent,
) -> Result<Option<ShortId>> {
    let Some(next) = order.status.after(event) else {
        return Ok(None);
    };
    if !move_to(b, tx, order, next).await? {
        return Ok(None);
    }
    release(b, tx, order).await?;
    tracing::info!(order.id = %order.id, order.status = %next, "Released the copies of an order");
    Ok(Some(order.short_id.clone()))
}

/// Moves an order and writes that into its history; `false` if somebody was faster.
async fn move_to(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    next: OrderStatus,
) -> Result<bool> {
    let moved = db::orders::move_status(tx, &order.id, order.status, next, b.now()).await?;
    if moved {
        note(b, tx, &order.id, next.as_str(), "").await?;
    }
    Ok(moved)
}

/// Has the payment service asked about an order soon.
async fn look_again(b: &Backend, tx: &mut dyn Connection, order: &OrderId) -> Result<()> {
    let (check, key) = jobs::check_order(order);
    jobs::reschedule(b, tx, &check, &key, b.now()).await
}

/// Tells open windows that the stock of pages changed, and with it that of pages which sell the same
/// keys.
pub async fn tell(b: &Backend, pages: impl IntoIterator<Item = ShortId>) {
    for page in pages {
        b.live.page_changed(&page);
        licences::tell_neighbours(b, &page).await;
    }
}

/// A session names its order; the session id that was stored is the second way to find it.
async fn order_of(
    tx: &mut dyn Connection,
    session: &Session,
    account: Option<&str>,
) -> Result<Option<Order>> {
    let order = match session.order.as_deref().and_then(OrderId::parse) {
        Some(id) => db::orders::by_id(tx, &id).await?,
        None => db::orders::by_checkout_session(tx, &session.id).await?,
    };
    // Somebody else's session that happens to carry our id must not pay our order.
    Ok(order.filter(|order| {
        let known = order.checkout_session_id.as_ref();
        known.is_none_or(|known| *known == session.id) && order.direct_account() == account
    }))
}

fn amount_fits(order: &Order, session: &Session) -> bool {
    let net = |charged| order.tax_mode.net_of_added_tax(charged, session.tax());
    session.amount_total.map(net) == Some(order.total.minor)
        && session.currency.as_deref() == Some(&order.total.currency.stripe_code())
}

/// Puts an order aside whose payment is not what was asked for: a person has to decide.
async fn park(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: &Session,
) -> Result<()> {
    if !db::orders::park(tx, &order.id, Some("amount_mismatch"), b.now()).await? {
        return Ok(());
    }
    tracing::error!(order.id = %order.id, "The amount paid is not the amount of the order");
    let came = format!(
        "{} {}",
        session.amount_total.unwrap_or_default(),
        session.currency.as_deref().unwrap_or_default()
    );
    note(b, tx, &order.id, "amount_mismatch", &came).await?;
    set_paid(b, tx, order, session).await?;
    let letter = Letter::Parked {
        order: order.id.clone(),
    };
    jobs::send(b, tx, letter, Some(&format!("parked:{}", order.id))).await
}

/// Adds a line to the history of an order.
pub(super) async fn note(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &OrderId,
    kind: &str,
    detail: &str,
) -> Result<()> {
    db::orders::add_event(tx, &b.new_id(), order, kind, detail, b.now()).await?;
    Ok(())
}

/// Puts the copies of an order back on the shelf, gives its discount code and its licence keys back,
/// and has the waiting lists looked at.
async fn release(b: &Backend, tx: &mut dyn Connection, order: &Order) -> Result<()> {
    db::offers::release(tx, order).await?;
    if let Some(discount) = &order.discount {
        db::discounts::give_back(tx, &discount.id, &order.customer_id).await?;
    }
    let mut pages = licences::release(tx, order).await?;
    pages.push(order.page_id.clone());
    licences::wake(b, tx, pages.iter()).await
}

/// Gives up an order for which no payment page exists: its copies go back on the shelf.
///
/// # Errors
/// If the database fails.
pub async fn abandon(b: &Backend, order: &Order) -> Result<()> {
    let mut tx = b.db.write().await?;
    // Somebody may have moved it since it was read.
    let current = db::orders::by_id(&mut tx, &order.id).await?;
    let mut page = None;
    if let Some(order) = current.filter(|order| order.checkout_session_id.is_none()) {
        page = over(b, &mut tx, &order, OrderEvent::PaymentFailed).await?;
        if page.is_some() {
            note(b, &mut tx, &order.id, "no_payment_page", "").await?;
        }
    }
    tx.commit().await?;
    tell(b, page).await;
    Ok(())
}
