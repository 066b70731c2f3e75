//! Starting a checkout: copies are held, prices are frozen, and a payment page is made.

use super::{complete, secret};
use crate::{
    Backend, Error, Result,
    db::{
        self,
        orders::{Order, OrderItem},
    },
    error::not_found,
    jobs::{self, Job},
    payments::{Line, NewSession},
};
use domain::{
    Code, Email, Money, Rejection, Timestamp,
    id::{OrderId, ProductId, ShortId},
    network,
    offer::Offer,
    order::OrderStatus,
    page::{Closing, Page, Phase},
    time::MINUTE,
};
use serde_json::json;
use std::net::IpAddr;

/// How long a checkout can be paid. Stripe wants at least 30 minutes from when the request
/// arrives; the extra minute is for clocks that disagree.
const HOLD: i64 = 31 * MINUTE;
/// How long after the end of a hold the payment service is asked what became of it.
const GRACE: i64 = MINUTE / 2;

/// What somebody wants to buy. Prices are not among it: they come from the database.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cart {
    /// The buyer's address.
    pub email: String,
    /// The products; all of the page's if empty.
    pub product_ids: Vec<String>,
    /// A discount code.
    pub discount_code: Option<String>,
}

/// A checkout that can be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct StartedCheckout {
    /// The order.
    pub order_id: OrderId,
    /// The buyer's key to it; this is the only time it is seen in clear.
    pub order_token: String,
    /// Where it is paid.
    pub checkout_url: String,
    /// Until when the copies are held.
    pub hold_expires_at: Timestamp,
}

/// Starts a checkout.
///
/// One transaction makes the order and holds the copies; then, outside of it, the payment service
/// is asked for a session. If that fails the copies go back at once.
///
/// # Errors
/// [`Code::NotFound`], [`Code::NotLive`], [`Code::SoldOut`], [`Code::Expired`], an address that is
/// none, or [`Code::PaymentsUnavailable`].
pub async fn start(
    b: &Backend,
    short_id: &ShortId,
    cart: &Cart,
    address: Option<IpAddr>,
) -> Result<StartedCheckout> {
    let page = db::pages::by_short_id(&mut b.db.fresh().await?, short_id).await?;
    let page = page
        .filter(|page| page.is_published)
        .ok_or_else(|| not_found("page"))?;
    let (order, token) = place(b, &page, cart, address).await?;
    b.live.page_changed(short_id);
    match open_session(b, &page, &order, &token).await {
        Ok(checkout_url) => Ok(StartedCheckout {
            order_id: order.id,
            order_token: token,
            checkout_url,
            hold_expires_at: order.hold_expires_at,
        }),
        Err(error) => {
            complete::abandon(b, &order).await?;
            Err(error)
        }
    }
}

/// Makes the order and holds its copies: the order, and the buyer's key to it.
pub(crate) async fn place(
    b: &Backend,
    page: &Page,
    cart: &Cart,
    address: Option<IpAddr>,
) -> Result<(Order, String)> {
    check_phase(page, b.now())?;
    let email = Email::parse(&cart.email).map_err(|message| Rejection::field("email", message))?;
    if cart
        .discount_code
        .as_deref()
        .is_some_and(|code| !code.trim().is_empty())
    {
        return Err(Rejection::field("discountCode", "There is no such discount code.").into());
    }
    let offers = choose(page, &cart.product_ids)?;
    let order = new_order(b, page, &email, &offers)?;
    let token = hold(b, page, &order, address).await?;
    Ok((order, token))
}

fn check_phase(page: &Page, now: Timestamp) -> Result<()> {
    let (code, message) = match page.phase(now) {
        Phase::Live => return Ok(()),
        Phase::SoldOut => (
            Code::SoldOut,
            "All copies are sold or in somebody's checkout right now.",
        ),
        Phase::Expired => (
            Code::Expired,
            "This page has closed. Nothing can be bought here any more.",
        ),
        Phase::Prelaunch => (Code::NotLive, "This page is not open yet."),
        Phase::Draft | Phase::Paused => (Code::NotLive, "This page is not selling right now."),
    };
    Err(Rejection::new(code, message).into())
}

/// The offers that are to be bought: those that were named, or all that are for sale.
fn choose<'a>(page: &'a Page, named: &[String]) -> Result<Vec<&'a Offer>> {
    let mut chosen: Vec<&Offer> = Vec::new();
    for id in named {
        let offer = ProductId::parse(id)
            .and_then(|id| page.offers.iter().find(|offer| offer.product_id == id));
        let offer = offer.ok_or_else(|| {
            Rejection::field("productIds", "This page does not sell that product.")
        })?;
        if !chosen.contains(&offer) {
            chosen.push(offer);
        }
    }
    if named.is_empty() {
        chosen = page.offers.iter().filter(|offer| offer.is_active).collect();
    }
    Ok(chosen)
}

fn new_order(b: &Backend, page: &Page, email: &Email, offers: &[&Offer]) -> Result<Order> {
    let now = b.now();
    let items: Vec<_> = offers
        .iter()
        .map(|offer| OrderItem {
            product_id: offer.product_id.clone(),
            name: offer.name.clone(),
            price: offer.price,
            quantity: 1,
            download_limit: domain::product::DEFAULT_DOWNLOAD_LIMIT,
            download_window_days: domain::product::DEFAULT_DOWNLOAD_WINDOW_DAYS,
        })
        .collect();
    let mut prices = items.iter().map(|item| item.price);
    let first = prices
        .next()
        .ok_or_else(|| Rejection::field("productIds", "Please choose a product."))?;
    let total = prices
        .try_fold(first, Money::checked_add)
        .filter(|total| total.minor <= domain::money::MAX_MINOR)
        .ok_or_else(|| {
            Rejection::field(
                "productIds",
                "Together these cost more than one payment can be.",
            )
        })?;
    Ok(Order {
        id: OrderId::trusted(b.new_id()),
        page_id: page.id.clone(),
        short_id: page.short_id.clone(),
        creator_id: page.creator_id.clone(),
        customer_id: secret::hash(email.as_str()),
        email: email.to_string(),
        status: OrderStatus::Processing,
        total,
        amount_paid: Money { minor: 0, ..total },
        payment_id: None,
        checkout_session_id: None,
        checkout_url: None,
        hold_expires_at: Timestamp::from_millis(now.plus(HOLD).seconds() * 1_000),
        created_at: now,
        completed_at: None,
        downloads_until: None,
        download_attempts: 0,
        last_download_at: None,
        items,
    })
}

/// Makes the order and holds its copies, or does nothing: the buyer's key to the order.
async fn hold(b: &Backend, page: &Page, order: &Order, address: Option<IpAddr>) -> Result<String> {
    let now = b.now();
    let mut order = order.clone();
    let mut tx = b.db.write().await?;
    for item in &mut order.items {
        // The terms are read in the same transaction that holds the copy: what is frozen is what
        // was offered at that moment.
        let product = db::products::by_id(&mut tx, &page.creator_id, &item.product_id).await?;
        let product =
            product.ok_or_else(|| Rejection::field("productIds", "This product is gone."))?;
        if product.price != item.price {
            return Err(Rejection::new(
                Code::Conflict,
                "The price has just changed. Please look at it again.",
            )
            .into());
        }
        item.download_limit = product.download_limit;
        item.download_window_days = product.download_window_days;
    }
    // Always in the same order, so that two carts with the same products cannot wait for each
    // other forever.
    let mut wanted: Vec<_> = order.items.iter().collect();
    wanted.sort_by(|a, b| a.product_id.cmp(&b.product_id));
    for item in wanted {
        if !db::offers::hold_stock(&mut tx, &page.id, &item.product_id, item.quantity, now).await? {
            return Err(why_not(&mut tx, page, now).await?);
        }
    }
    let terms = json!({ "closing": page.closing.as_str(), "pageTitle": page.title(), "pageExpiresAt": page.closes_at() });
    db::orders::insert(&mut tx, &order, &terms.to_string()).await?;
    let (token, hash) = secret::new_token();
    db::order_tokens::insert(&mut tx, &hash, &order.id, now).await?;
    if let Some(address) = address {
        db::downloads::add_network(&mut tx, &order.id, &network::network(address), true, now)
            .await?;
    }
    let check = Job::CheckOrder {
        order: order.id.clone(),
    };
    let key = format!("check_order:{}", order.id);
    jobs::enqueue(b, &mut tx, &check, Some(&key), check_at(page, &order)).await?;
    tx.commit().await?;
    Ok(token)
}

/// When the payment service is asked about an order: after its hold, or, where the page is strict,
/// at the closing.
fn check_at(page: &Page, order: &Order) -> Timestamp {
    let after_hold = order.hold_expires_at.plus(GRACE);
    match page.closing {
        Closing::Honour => after_hold,
        Closing::Strict => after_hold.min(page.closes_at()),
    }
}

/// Why a copy could not be held: between the first look and the hold somebody was faster, or the
/// page changed.
async fn why_not(tx: &mut db::Tx, page: &Page, now: Timestamp) -> Result<Error> {
    let page = db::pages::by_id(tx, &page.id)
        .await?
        .ok_or_else(|| not_found("page"))?;
    let sold_out = Rejection::new(
        Code::SoldOut,
        "The last copy has just gone into somebody else's checkout.",
    );
    Ok(check_phase(&page, now)
        .err()
        .unwrap_or_else(|| sold_out.into()))
}

async fn open_session(b: &Backend, page: &Page, order: &Order, token: &str) -> Result<String> {
    let lines = order.items.iter().map(|item| Line {
        name: item.name.clone(),
        price: item.price,
        quantity: u64::try_from(item.quantity).unwrap_or(1),
    });
    let new = NewSession {
        order: &order.id,
        email: &order.email,
        lines: lines.collect(),
        success_url: b.url(&format!("/o/{token}")),
        cancel_url: b.url(&format!("/p/{}", page.short_id)),
        expires_at: order.hold_expires_at,
    };
    let (session, url) = b.payments.create_session(&new).await?;
    let mut tx = b.db.write().await?;
    db::orders::set_checkout(&mut tx, &order.id, &session, &url, b.now()).await?;
    tx.commit().await?;
    Ok(url)
}
