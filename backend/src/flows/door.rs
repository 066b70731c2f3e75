//! The door for buyers who lost their order page: address, code, purchases.
//!
//! Whether there are purchases is found out by the job that writes the mail, never by the request:
//! known and unknown addresses get the same answer in the same time.

use super::{
    codes::{self, Wish},
    deliver, secret,
};
use crate::{
    Backend, Result,
    db::{self, orders::Order},
    error::not_found,
    letters::Letter,
    listing::{Listing, Paging},
};
use domain::{
    Code, Email, Rejection,
    door::{DoorPass, DoorTicket},
    id::OrderId,
    link::has_expired,
    network,
    time::MINUTE,
};
use std::net::IpAddr;
use words::Language;

/// How long a pass lets its browser see the purchases, in milliseconds.
pub const PASS: i64 = 30 * MINUTE;
/// How long a ticket is good for, in milliseconds.
pub const TICKET: i64 = codes::LIFETIME;
/// How many purchases one page lists.
const PER_PAGE: i64 = 10;

/// A purchase as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The order.
    pub order: Order,
    /// Whether any of its files can be fetched now.
    pub has_downloads: bool,
}

/// Has a code mailed to an address, if it has bought anything: the ticket with which the code can be
/// entered.
///
/// # Errors
/// An address that is none; [`Code::TooManyRequests`], for known and unknown addresses alike.
pub async fn ask(b: &Backend, email: &str, address: IpAddr, language: Language) -> Result<String> {
    let email = Email::parse(email).map_err(|message| Rejection::field("email", message))?;
    let customer = secret::customer(&email);
    let network = network::network(address);
    let mut tx = b.db.write().await?;
    let known = db::networks::of_customer(&mut tx, &customer).await?;
    let wish = Wish {
        subject: &customer,
        network: &network,
        known: &known,
        language,
    };
    let letter = |code| Letter::DoorCode { code };
    let code = codes::ask(b, &mut tx, wish, letter).await?;
    tx.commit().await?;
    let code = code.ok_or_else(|| {
        let message = words::refusal::door_too_many();
        Rejection::new(Code::TooManyRequests, message)
    })?;
    let nonce = b.new_id();
    Ok(b.keys.sign(&DoorTicket { code, nonce }))
}

/// Whether a ticket is one of ours.
pub fn is_ticket(b: &Backend, ticket: &str) -> bool {
    b.keys.open::<DoorTicket>(ticket).is_some()
}

/// Enters the code from the mail: a pass to the purchases.
///
/// # Errors
/// A code that is wrong, too old, or was tried too often.
pub async fn enter(b: &Backend, ticket: &str, typed: &str) -> Result<String> {
    let wrong = || codes::wrong(words::refusal::code_wrong());
    let ticket: DoorTicket = b.keys.open(ticket).ok_or_else(wrong)?;
    let mut tx = b.db.write().await?;
    let code = db::codes::by_id(&mut tx, &ticket.code)
        .await?
        .ok_or_else(wrong)?;
    let fits = codes::enter_with(b, &mut tx, &ticket, typed).await?;
    // The attempt counts, also when it was wrong.
    tx.commit().await?;
    if !fits {
        return Err(wrong().into());
    }
    Ok(b.keys.sign(&DoorPass {
        customer: code.subject,
        expires_at: b.now().plus(PASS).millis(),
    }))
}

/// The customer that a pass is for, while it lasts.
pub fn customer(b: &Backend, pass: &str) -> Option<String> {
    let pass: DoorPass = b.keys.open(pass)?;
    (!has_expired(pass.expires_at, b.now())).then_some(pass.customer)
}

/// A part of a customer's purchases, the newest first, after the order `after`.
///
/// # Errors
/// If the database fails.
pub async fn purchases(
    b: &Backend,
    customer: &str,
    after: Option<&OrderId>,
) -> Result<Listing<Listed>> {
    let paging = Paging {
        limit: PER_PAGE,
        cursor: after.map(ToString::to_string),
    };
    let mut c = b.db.fresh().await?;
    let orders = db::orders::of_customer(&mut c, customer, &paging).await?;
    let part = paging.cut(orders, |order| order.id.to_string());
    let mut items = Vec::new();
    for order in part.items {
        items.push(Listed {
            has_downloads: deliver::can_fetch(b, &mut c, &order).await?,
            order,
        });
    }
    Ok(Listing {
        items,
        next_cursor: part.next_cursor,
    })
}

/// Whether a key opens this very order.
///
/// # Errors
/// If the database fails.
pub async fn opens(b: &Backend, key: &str, order: &OrderId) -> Result<bool> {
    let mut c = b.db.fresh().await?;
    let opened = db::order_tokens::order(&mut c, &secret::hash(key)).await?;
    Ok(opened.is_some_and(|opened| opened == *order))
}

/// Makes a key to one of a customer's orders.
///
/// # Errors
/// [`Code::NotFound`] for unknown orders and for those of others.
pub async fn open(b: &Backend, customer: &str, order: &str) -> Result<String> {
    let id = OrderId::parse(order).ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    let mut tx = b.db.write().await?;
    // Nobody may give the order to another customer between looking at it and making the key.
    db::orders::lock(&mut tx, &id).await?;
    let order = db::orders::by_id(&mut tx, &id).await?;
    order
        .filter(|order| order.customer_id == customer)
        .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    let token = secret::new_order_token(b, &mut tx, &id).await?;
    tx.commit().await?;
    Ok(token)
}
