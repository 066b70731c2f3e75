//! The payment page of an order.

use super::StartedCheckout;
use crate::{
    Backend, Error, Result,
    db::{self, languages::Reader, orders::Order},
    flows::{complete, connect},
    jobs,
    payments::{Failure, Line, NewSession},
};
use domain::{Code, Money, Rejection, order::OrderStatus};
use std::time::Duration;
use words::Words;

/// How long a second click waits for what the first one started: as long as the payment service may
/// take.
const PATIENCE: u32 = 60;
const PULSE: Duration = Duration::from_millis(100);

/// Has the payment page made, and remembers where it is. Who turns back there comes to the order
/// page, which says how long the copies are held and leads back to the payment.
pub(super) async fn session(
    b: &Backend,
    order: &Order,
    order_page: String,
) -> std::result::Result<String, NotOpened> {
    let words = words(b, order).await.map_err(NotOpened::Here)?;
    let new = NewSession {
        order,
        language: words.language(),
        lines: order.items.iter().map(|item| line(order, item)).collect(),
        cancel_url: order_page.clone(),
        success_url: order_page,
    };
    let made = b.payments.create_session(&new).await;
    b.pauses.at("checkout.made").await;
    let (session, url) = made.map_err(NotOpened::Payments)?;
    remember(b, order, &session, &url)
        .await
        .map_err(NotOpened::Here)?;
    b.pauses.at("checkout.open").await;
    Ok(url)
}

/// The words that the buyer bought in.
async fn words(b: &Backend, order: &Order) -> Result<Words> {
    let mut c = b.db.fresh().await?;
    Ok(db::languages::words(&mut c, Reader::Buyer(&order.id)).await?)
}

async fn remember(b: &Backend, order: &Order, session: &str, url: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::orders::set_checkout(&mut tx, &order.id, session, url, b.now()).await?;
    Ok(tx.commit().await?)
}

/// Why there is no payment page.
#[derive(Debug)]
pub(super) enum NotOpened {
    /// The payment service did not make one.
    Payments(Failure),
    /// It could not be remembered.
    Here(Error),
}

/// What the buyer is told. That the service refuses is for the seller to put right: their account
/// may not be able to take money any more.
pub(super) async fn why_not(b: &Backend, order: &Order, why: NotOpened) -> Result<Error> {
    let failure = match why {
        NotOpened::Here(error) => return Ok(error),
        NotOpened::Payments(failure) => failure,
    };
    let Failure::Refused { code, message } = &failure else {
        return Ok(failure.into());
    };
    tracing::error!(order.id = %order.id, code, message, "The payment service refused a checkout");
    let mut tx = b.db.write().await?;
    complete::note(b, &mut tx, &order.id, "checkout_refused", message).await?;
    if let Some(charge) = &order.charge {
        let (ask, key) = connect::ask_job(&charge.account);
        jobs::reschedule(b, &mut tx, &ask, &key, b.now()).await?;
    }
    tx.commit().await?;
    let message = words::refusal::checkout_no_payments();
    Ok(Rejection::new(Code::PaymentsUnavailable, message).into())
}

/// A line of the payment page. A discount is part of the price there, so that what is charged is
/// what the order says.
fn line(order: &Order, item: &db::orders::OrderItem) -> Line {
    if item.discount == 0 {
        return Line {
            name: item.name.clone(),
            price: item.price,
            quantity: item.quantity,
        };
    }
    let code = order
        .discount
        .as_ref()
        .map(|discount| discount.code.as_str());
    let times = if item.quantity > 1 {
        format!("{} × ", item.quantity)
    } else {
        String::new()
    };
    Line {
        name: format!("{times}{} ({})", item.name, code.unwrap_or_default()),
        price: Money {
            minor: item.subtotal().unwrap_or_default() - item.discount,
            ..item.price
        },
        quantity: 1,
    }
}

/// The payment page that the same browser has open already, or is just getting.
pub(super) async fn join(b: &Backend, order: &Order) -> Result<StartedCheckout> {
    for _ in 0..PATIENCE {
        let current = db::orders::by_id(&mut b.db.fresh().await?, &order.id).await?;
        match current {
            Some(order) if order.status == OrderStatus::Processing => {
                if let Some(url) = &order.checkout_url {
                    return Ok(StartedCheckout {
                        order_id: order.id.clone(),
                        order_token: None,
                        checkout_url: url.clone(),
                        hold_expires_at: order.hold_expires_at,
                    });
                }
            }
            _ => break,
        }
        tokio::time::sleep(PULSE).await;
    }
    let message = words::refusal::checkout_ended();
    Err(Rejection::new(Code::Conflict, message).into())
}

/// A new key to an order that cost nothing, for the second click of the browser that got it: what
/// is free is not worth protecting from them. What a code made free is.
pub(super) async fn again(b: &Backend, order: &Order) -> Result<StartedCheckout> {
    if order.discount.is_some() {
        let message = words::refusal::checkout_had();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let mut tx = b.db.write().await?;
    let token = super::super::secret::new_order_token(b, &mut tx, &order.id).await?;
    tx.commit().await?;
    Ok(StartedCheckout {
        order_id: order.id.clone(),
        checkout_url: b.url(&format!("/o/{token}")),
        order_token: Some(token),
        hold_expires_at: order.hold_expires_at,
    })
}
