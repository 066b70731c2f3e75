//! Starting a checkout: copies are held, prices are frozen, and a payment page is made.

mod cart;
mod open;
mod place;
mod unfinished;

use super::{complete, licences};
use crate::{Backend, Error, Result, Shared, db, error::not_found};
use domain::{
    Timestamp,
    id::{OrderId, ShortId},
    time::MINUTE,
    visit::Referral,
};
use std::net::IpAddr;
use words::Language;

pub use cart::{Cart, Quote, quote};
pub(crate) use place::{Placed, place};
pub use unfinished::{Unfinished, cancel, unfinished};

/// How long a checkout can be paid. Stripe wants at least 30 minutes from when the request
/// arrives; the extra minute is for clocks that disagree.
pub const HOLD: i64 = 31 * MINUTE;

/// Who starts a checkout, as far as one can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// Where from.
    pub address: Option<IpAddr>,
    /// With what browser, if it is one. A browser that asks for the same things again, by a double
    /// click or in another tab, finds the checkout that is open already; a program does not.
    pub browser: Option<String>,
    /// What led to the page.
    pub referral: Referral,
    /// In which language they are written to.
    pub language: Language,
}

/// A checkout that can be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct StartedCheckout {
    /// The order.
    pub order_id: OrderId,
    /// The buyer's key to it; this is the only time it is seen in clear. Nobody gets it who only
    /// asked for the same thing again.
    pub order_token: Option<String>,
    /// Where it is paid; where there is nothing to pay, the order page.
    pub checkout_url: String,
    /// Until when the copies are held.
    pub hold_expires_at: Timestamp,
}

/// Starts a checkout, and goes on with it when whoever asked has hung up: a click that was cut off
/// must not leave copies held for a payment page that nobody makes.
///
/// # Errors
/// As for [`start`].
pub async fn start_to_the_end(
    b: Shared,
    short_id: ShortId,
    cart: Cart,
    visitor: Visitor,
) -> Result<StartedCheckout> {
    let work = tokio::spawn(async move { start(&b, &short_id, &cart, &visitor).await });
    match work.await {
        Ok(started) => started,
        Err(ended) => Err(Error::Payments(format!("a checkout was cut off: {ended}"))),
    }
}

/// Starts a checkout.
///
/// One transaction makes the order and holds the copies; then, outside of it, the payment service
/// is asked for a session. If that fails the copies go back at once. What costs nothing is
/// finished in the same transaction, without the payment service.
///
/// # Errors
/// [`domain::Code::NotFound`], `NotLive`, `SoldOut`, `Expired`, fields that are not acceptable, or
/// `PaymentsUnavailable`.
pub async fn start(
    b: &Backend,
    short_id: &ShortId,
    cart: &Cart,
    visitor: &Visitor,
) -> Result<StartedCheckout> {
    let page = db::pages::by_short_id(&mut b.db.fresh().await?, short_id).await?;
    let page = page
        .filter(|page| page.is_published)
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    if let Some(old) = &cart.replaces
        && !place::is_same(b, &page, cart, visitor, old).await?
    {
        // A form that comes back with an error must not have cost the buyer what they had.
        place::check(b, &page, cart).await?;
        unfinished::give_up(b, &page, old).await?;
    }
    b.pauses.at("checkout.begun").await;
    let (order, token) = match place(b, &page, cart, visitor).await? {
        Placed::New(order, token) => (order, token),
        Placed::Same(order) if order.total.minor == 0 => return open::again(b, &order).await,
        Placed::Same(order) => return open::join(b, &order).await,
    };
    b.live.page_changed(short_id);
    licences::tell(b, &order).await;
    b.pauses.at("checkout.held").await;
    let order_page = b.url(&format!("/o/{token}"));
    let checkout_url = if order.total.minor == 0 {
        order_page
    } else {
        match open::session(b, &order, order_page).await {
            Ok(url) => url,
            Err(failure) => {
                complete::abandon(b, &order).await?;
                return Err(open::why_not(b, &order, failure).await?);
            }
        }
    };
    Ok(StartedCheckout {
        order_id: order.id,
        order_token: Some(token),
        checkout_url,
        hold_expires_at: order.hold_expires_at,
    })
}
