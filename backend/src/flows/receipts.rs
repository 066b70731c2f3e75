//! Receipts: sent again, sent to another address, and what became of them.

use super::{complete, deliver, secret};
use crate::{
    Backend, Error, Result,
    db::{self, Connection, Tx, orders::Order},
    error::not_found,
    jobs,
    letters::Letter,
    listing::Outcome,
    mailer::Verdict,
};
use domain::{
    Code, Email, Rejection, Timestamp,
    email::masked,
    id::{CreatorId, OrderId},
    time::{DAY, MINUTE},
};

/// How long to wait before a receipt is sent again to the same address.
const BETWEEN: i64 = 5 * MINUTE;
/// How often the address of one order can be corrected within a day: each time a mail goes to
/// somebody who has perhaps nothing to do with it.
const MOST_CORRECTIONS: i64 = 3;

/// In an order's history: a letter to its buyer was handed over; the detail says which.
const LETTER_SENT: &str = "letter_sent";
/// In an order's history: a letter to its buyer was given up; the detail says which.
const LETTER_REFUSED: &str = "letter_undeliverable";

/// Why a receipt was not delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The mail server says that there is no such address, or refuses it for good all day long.
    Refused,
    /// Nobody took it for days.
    GaveUp,
}

impl Trouble {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::GaveUp => "gave_up",
        }
    }
}

/// Sends the receipt of an order again, because its buyer asks.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`] if there is none, or [`Code::TooManyRequests`].
pub async fn send_again(b: &Backend, token: &str) -> Result<()> {
    let id = deliver::order_id(b, token).await?;
    let mut tx = b.db.write().await?;
    let order = sendable(&mut tx, &id, None).await?;
    send(b, &mut tx, &order).await?;
    Ok(tx.commit().await?)
}

/// Sends the receipt of an order again, because its creator asks; to another address, if one is given.
/// Then the order is that address's, and keys that went to the old one open nothing any more.
///
/// # Errors
/// As for [`send_again`]; an address that is none.
pub async fn send_to(
    b: &Backend,
    creator: &CreatorId,
    id: &OrderId,
    email: Option<&str>,
) -> Result<()> {
    let email = email
        .map(Email::parse)
        .transpose()
        .map_err(|message| Rejection::field("email", message))?;
    let mut tx = b.db.write().await?;
    db::orders::lock(&mut tx, id).await?;
    let order = sendable(&mut tx, id, Some(creator)).await?;
    match email {
        Some(email) if email.as_str() != order.email => {
            correct(b, &mut tx, &order, &email).await?;
        }
        _ => send(b, &mut tx, &order).await?,
    }
    Ok(tx.commit().await?)
}

/// Sends the receipts of several orders again, because their creator asks. Those without a receipt, and
/// those that were sent a moment ago, are left out.
///
/// # Errors
/// If the database fails.
pub async fn send_some(b: &Backend, creator: &CreatorId, ids: &[OrderId]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for id in ids {
        match send_to(b, creator, id, None).await {
            Ok(()) => outcome.done += 1,
            Err(Error::Rejected(_)) => outcome.left_out += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

async fn sendable(tx: &mut Tx, id: &OrderId, creator: Option<&CreatorId>) -> Result<Order> {
    let order = db::orders::by_id(tx, id)
        .await?
        .filter(|order| creator.is_none_or(|creator| order.creator_id == *creator))
        .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    if order.receipt_number.is_none() || !order.status.grants_downloads() {
        let message = words::refusal::receipt_none();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    Ok(order)
}

/// Sends it, unless it was asked for a moment ago.
async fn send(b: &Backend, tx: &mut Tx, order: &Order) -> Result<()> {
    let now = b.now();
    if !db::orders::ask_receipt(tx, &order.id, now, now.plus(-BETWEEN)).await? {
        let message = words::refusal::receipt_just_sent(masked(&order.email));
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    }
    enqueue(b, tx, &order.id).await
}

async fn enqueue(b: &Backend, tx: &mut Tx, order: &OrderId) -> Result<()> {
    let letter = Letter::Receipt {
        order: order.clone(),
    };
    jobs::send(b, tx, letter, None).await
}

/// Whether the receipt was asked for once more just now, and is still on its way.
pub fn is_on_its_way(order: &Order, now: Timestamp) -> bool {
    let asked = order.receipt_asked_at;
    asked.is_some_and(|asked| now.since(asked) < BETWEEN)
}

async fn correct(b: &Backend, tx: &mut Tx, order: &Order, email: &Email) -> Result<()> {
    let now = b.now();
    let today = db::orders::corrections_since(tx, &order.id, now.plus(-DAY)).await?;
    if today >= MOST_CORRECTIONS {
        let message = words::refusal::receipt_corrected();
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    }
    let customer = secret::customer(email);
    // In the order in which a purchase is completed, so that neither waits for the other in a circle.
    if let Some(discount) = &order.discount {
        db::discounts::move_use(tx, &discount.id, &order.customer_id, &customer).await?;
    }
    db::sellers::lock_receipts(tx, &order.creator_id).await?;
    db::orders::set_email(tx, &order.id, email, &customer, now).await?;
    // Whoever reads the old address is perhaps a stranger. The key of the checkout itself was never
    // mailed, and stays.
    db::order_tokens::delete_later(tx, &order.id, order.created_at).await?;
    db::downloads::withdraw_all(tx, &order.id).await?;
    db::codes::end_all(tx, order.id.as_str(), now).await?;
    db::orders::ask_receipt(tx, &order.id, now, now).await?;
    let change = format!("{} → {}", masked(&order.email), masked(email.as_str()));
    complete::note(b, tx, &order.id, "address_corrected", &change).await?;
    enqueue(b, tx, &order.id).await
}

/// Notes that a letter was handed over, if it is about an order and for its buyer: a receipt is no trouble
/// any more.
pub(crate) async fn handed_over(
    b: &Backend,
    tx: &mut dyn Connection,
    letter: &Letter,
) -> Result<()> {
    let (order, what) = match letter {
        Letter::Receipt { order } => (order, "receipt"),
        Letter::Refunded { order } => (order, "refund"),
        Letter::NetworkCode { order, .. } => (order, "code"),
        _ => return Ok(()),
    };
    complete::note(b, tx, order, LETTER_SENT, what).await?;
    let is_receipt = matches!(letter, Letter::Receipt { .. });
    if is_receipt && db::orders::clear_receipt_trouble(tx, order).await? {
        complete::note(b, tx, order, "receipt_delivered", "").await?;
    }
    Ok(())
}

/// Notes that a letter was given up: for a receipt, its creator and its buyer have to know. What was
/// meant for an address that the order does not have any more is no trouble.
pub(crate) async fn gave_up(
    b: &Backend,
    tx: &mut dyn Connection,
    letter: &Letter,
    error: &Error,
) -> Result<()> {
    if let Letter::Refunded { order } = letter {
        return complete::note(b, tx, order, LETTER_REFUSED, "refund").await;
    }
    let Letter::Receipt { order } = letter else {
        return Ok(());
    };
    let (trouble, to) = match error {
        Error::NotTaken(refusal) => {
            let trouble = match refusal.verdict {
                Verdict::NoSuchAddress | Verdict::Unexplained => Trouble::Refused,
                Verdict::NotNow => Trouble::GaveUp,
            };
            (trouble, Some(&refusal.to))
        }
        _ => (Trouble::GaveUp, None),
    };
    let to = to.map(String::as_str);
    if db::orders::set_receipt_trouble(tx, order, trouble.as_str(), to).await? {
        let kind = "receipt_undeliverable";
        complete::note(b, tx, order, kind, trouble.as_str()).await?;
    }
    Ok(())
}
