//! The transaction that makes an order and holds its copies.

use super::{
    HOLD, Visitor,
    cart::{Cart, Quote, check_phase, price_cart},
};
use crate::{
    Backend, Error, Result,
    db::{
        self, Tx,
        languages::Reader,
        orders::{Charge, Order},
    },
    error::not_found,
    flows::{complete, licences, secret},
    jobs::{self, IN_THE_MAKING},
};
use domain::{
    Code, Email, Money, Rejection, Timestamp, discount,
    id::{CreatorId, OrderId},
    network,
    order::OrderStatus,
    page::Page,
    seller::{Buyer, TaxMode},
    time::MINUTE,
};
use serde_json::json;

/// For how long a second click on something free finds the first.
const SAME_CLICK: i64 = 10 * MINUTE;

/// What became of a wish.
#[derive(Debug)]
pub(crate) enum Placed {
    /// A new order, and the buyer's key to it.
    New(Order, String),
    /// The same browser has an order for the same things already.
    Same(Order),
}

/// Makes the order and holds its copies, or does nothing.
pub(crate) async fn place(
    b: &Backend,
    page: &Page,
    cart: &Cart,
    visitor: &Visitor,
) -> Result<Placed> {
    let email = Email::parse(&cart.email).map_err(|message| Rejection::field("email", message));
    let key = match &email {
        Ok(email) => checkout_key(page, email, cart, visitor),
        Err(_) => None,
    };
    if let Err(refusal) = check_phase(page, b.now()) {
        // The last copy may be in this very browser's checkout.
        let same = same(b, key.as_deref()).await?;
        return same.map(Placed::Same).ok_or(refusal);
    }
    let email = email?;
    match hold(b, page, &email, cart, visitor, key.as_deref()).await {
        Ok(Some(placed)) => Ok(placed),
        // Somebody was faster, for the last copy or for the same wish; perhaps it was this very
        // browser.
        outcome => match (same(b, key.as_deref()).await?, outcome) {
            (Some(order), _) => Ok(Placed::Same(order)),
            (None, Err(error)) => Err(error),
            (None, Ok(_)) => {
                let message = words::refusal::checkout_started();
                Err(Rejection::new(Code::Conflict, message).into())
            }
        },
    }
}

/// Names a browser's wish: who, from where, for what. Only its hash is kept, and only while the
/// checkout is open.
fn checkout_key(page: &Page, email: &Email, cart: &Cart, visitor: &Visitor) -> Option<String> {
    let (browser, address) = (visitor.browser.as_ref()?, visitor.address?);
    let mut products = cart.product_ids.clone();
    products.sort();
    let code = cart.discount_code.as_deref().map(discount::normalise);
    let wish = json!([
        page.id,
        email.as_str(),
        products,
        cart.quantities,
        cart.amounts,
        code.filter(|code| !code.is_empty()),
        network::network(address),
        browser,
    ]);
    Some(secret::hash(&wish.to_string()))
}

/// Refuses what is wrong with a cart, whatever is left of its copies.
pub(super) async fn check(b: &Backend, page: &Page, cart: &Cart) -> Result<()> {
    Email::parse(&cart.email).map_err(|message| Rejection::field("email", message))?;
    price_cart(&mut b.db.fresh().await?, page, cart, b.now()).await?;
    Ok(())
}

/// Whether the order with this id is this browser's for the very same wish: then it is continued,
/// not replaced.
pub(super) async fn is_same(
    b: &Backend,
    page: &Page,
    cart: &Cart,
    visitor: &Visitor,
    id: &str,
) -> Result<bool> {
    let Ok(email) = Email::parse(&cart.email) else {
        return Ok(false);
    };
    let key = checkout_key(page, &email, cart, visitor);
    let order = same(b, key.as_deref()).await?;
    Ok(order.is_some_and(|order| order.id.as_str() == id))
}

/// The order that this browser has for the same wish.
async fn same(b: &Backend, key: Option<&str>) -> Result<Option<Order>> {
    let Some(key) = key else {
        return Ok(None);
    };
    let order = db::orders::by_checkout_key(&mut b.db.fresh().await?, key).await?;
    Ok(order.filter(|order| is_current(order, b.now())))
}

/// The transaction; nothing if another one with the same wish came first.
async fn hold(
    b: &Backend,
    page: &Page,
    email: &Email,
    cart: &Cart,
    visitor: &Visitor,
    key: Option<&str>,
) -> Result<Option<Placed>> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    if let Some(key) = key
        && let Some(order) = db::orders::by_checkout_key(&mut tx, key).await?
    {
        if is_current(&order, now) {
            return Ok(Some(Placed::Same(order)));
        }
        db::orders::forget_checkout_key(&mut tx, &order.id).await?;
    }
    // What is frozen is what is offered at this moment, not what was read before.
    let page = db::pages::by_id(&mut tx, &page.id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let quote = price_cart(&mut tx, &page, cart, now).await?;
    let most = quote.max_per_customer;
    let order = new_order(b, &mut tx, &page, email, quote, key).await?;
    take_stock(&mut tx, &page, &order, now).await?;
    use_discount(&mut tx, &order, most).await?;
    if !db::orders::insert(&mut tx, &order, &terms(&page)).await? {
        return Ok(None);
    }
    // An order that is there can hold keys; they come after the copies and the discount, as everywhere.
    if !licences::hold(b, &mut tx, &order).await? {
        return Err(why_not(&mut tx, &page, now).await?);
    }
    b.pauses.at("checkout.placed").await;
    let (token, hash) = secret::new_token();
    db::order_tokens::insert(&mut tx, &hash, &order.id, now).await?;
    if let Some(address) = visitor.address {
        let network = network::network(address);
        db::networks::admit(&mut tx, &order.id, &network, true, now).await?;
    }
    if !visitor.referral.is_unknown() {
        db::views::remember_referral(&mut tx, &order.id, &visitor.referral).await?;
    }
    db::languages::set(&mut tx, Reader::Buyer(&order.id), visitor.language).await?;
    let order = finish(b, &mut tx, order).await?;
    tx.commit().await?;
    Ok(Some(Placed::New(order, token)))
}

/// Whether a second click leads to this order: its payment page is open, or just being made. If it
/// should exist and does not, whoever was making it is gone.
fn is_current(order: &Order, now: Timestamp) -> bool {
    match order.status {
        OrderStatus::Processing => {
            let is_open = order.checkout_url.is_some()
                && !order.awaits_payment
                && now < order.hold_expires_at;
            is_open || now < order.created_at.plus(IN_THE_MAKING)
        }
        _ => now < order.created_at.plus(SAME_CLICK),
    }
}

/// What costs nothing is done; for the rest, somebody will look after it.
async fn finish(b: &Backend, tx: &mut Tx, order: Order) -> Result<Order> {
    let now = b.now();
    if order.total.minor == 0 {
        let (from, to) = (OrderStatus::Processing, OrderStatus::Completed);
        db::orders::move_status(tx, &order.id, from, to, now).await?;
        complete::note(b, tx, &order.id, to.as_str(), "free").await?;
        complete::fulfil(b, tx, &order, None).await?;
        return Ok(Order {
            status: to,
            ..order
        });
    }
    let (check, key) = jobs::check_order(&order.id);
    jobs::enqueue(b, tx, &check, Some(&key), now.plus(IN_THE_MAKING)).await?;
    Ok(order)
}

/// What else was agreed.
fn terms(page: &Page) -> String {
    json!({
        "closing": page.closing.as_str(),
        "pageTitle": page.title(),
        "pageExpiresAt": page.closes_at(),
    })
    .to_string()
}

/// Holds the copies, in conditional updates.
async fn take_stock(tx: &mut Tx, page: &Page, order: &Order, now: Timestamp) -> Result<()> {
    // Always in the same order, so that two carts with the same products cannot wait for each
    // other forever.
    let mut wanted: Vec<_> = order.items.iter().collect();
    wanted.sort_by(|a, b| a.product_id.cmp(&b.product_id));
    for item in wanted {
        if !db::offers::hold_stock(tx, &page.id, &item.product_id, item.quantity, now).await? {
            return Err(why_not(tx, page, now).await?);
        }
    }
    Ok(())
}

/// Uses the discount code, after the copies are held: always in this order, so that two transactions
/// cannot wait for each other.
async fn use_discount(tx: &mut Tx, order: &Order, most: Option<i64>) -> Result<()> {
    if let Some(discount) = &order.discount
        && !db::discounts::use_one(tx, &discount.id, &order.customer_id, most).await?
    {
        return Err(Rejection::field("discountCode", words::refusal::discount_used_up()).into());
    }
    Ok(())
}

/// Why a copy could not be held: between the first look and the hold somebody was faster, or the
/// page changed.
async fn why_not(tx: &mut Tx, page: &Page, now: Timestamp) -> Result<Error> {
    let page = db::pages::by_id(tx, &page.id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let sold_out = Rejection::new(Code::SoldOut, words::refusal::checkout_too_late());
    Ok(check_phase(&page, now)
        .err()
        .unwrap_or_else(|| sold_out.into()))
}

async fn new_order(
    b: &Backend,
    tx: &mut Tx,
    page: &Page,
    email: &Email,
    quote: Quote,
    key: Option<&str>,
) -> Result<Order> {
    let now = b.now();
    let zero = Money {
        minor: 0,
        ..quote.total
    };
    let is_free = quote.total.minor == 0;
    let customer_id = secret::customer(email);
    let hold_until = if is_free { now } else { now.plus(HOLD) };
    Ok(Order {
        id: OrderId::trusted(b.new_id()),
        page_id: page.id.clone(),
        short_id: page.short_id.clone(),
        creator_id: page.creator_id.clone(),
        customer_id,
        email: email.to_string(),
        status: OrderStatus::Processing,
        closing: page.closing,
        charge: charge(b, tx, &page.creator_id, quote.total).await?,
        tax_mode: tax_mode(tx, &page.creator_id, is_free).await?,
        total: quote.total,
        amount_paid: zero,
        tax: zero,
        refunded: zero,
        discount: quote.discount,
        awaits_payment: false,
        parked: None,
        receipt_trouble: None,
        receipt_asked_at: None,
        is_restocked: false,
        buyer: Buyer::default(),
        receipt_number: None,
        checkout_key: key.map(str::to_owned),
        payment_id: None,
        checkout_session_id: None,
        checkout_url: None,
        // Stripe counts in seconds.
        hold_expires_at: Timestamp::from_millis(hold_until.seconds() * 1_000),
        created_at: now,
        completed_at: None,
        downloads_until: None,
        download_attempts: 0,
        last_download_at: None,
        items: quote.items,
    })
}

/// There is no tax on nothing.
async fn tax_mode(tx: &mut Tx, creator: &CreatorId, is_free: bool) -> Result<TaxMode> {
    let seller = db::sellers::seller(tx, creator).await?;
    Ok(seller
        .filter(|_| !is_free)
        .map_or(TaxMode::None, |seller| seller.tax_mode))
}

/// Whose account is charged, and what the platform keeps of it.
async fn charge(
    b: &Backend,
    tx: &mut Tx,
    creator: &CreatorId,
    total: Money,
) -> Result<Option<Charge>> {
    let Some(connect) = b.payments.connect().filter(|_| total.minor > 0) else {
        return Ok(None);
    };
    let account = db::sellers::account(tx, creator).await?;
    let account = account.filter(|account| account.state.is_ready());
    let account = account
        .ok_or_else(|| Rejection::new(Code::NotLive, words::refusal::checkout_not_live()))?;
    // Rounded down, in the creator's favour, to what the currency can be paid in.
    let fee = i128::from(total.minor) * i128::from(connect.fee_bps) / 10_000;
    let fee = fee - fee % i128::from(total.currency.step());
    Ok(Some(Charge {
        account: account.id,
        kind: connect.charge_type,
        fee: i64::try_from(fee).unwrap_or(0),
    }))
}
