//! Disputes: what is known, and what is handed in against them.

use crate::{
    Backend, Error, Result, db,
    db::orders::{HistoryLine, Order},
    error::not_found,
    payments::{Evidence, Failure},
};
use domain::{
    Code, Money, Rejection,
    file::File,
    id::{CreatorId, OrderId},
    payment::{DisputeState, PaymentFacts},
};

/// How long a text Stripe takes, in characters.
const MOST_TEXT: usize = 20_000;
/// The line of an order's history that says how much has gone back in all, in minor units.
const REFUNDED: &str = "refunded_amount";

/// What is known about the payment of an order.
///
/// # Errors
/// If the database fails.
pub async fn facts(b: &Backend, order: &Order) -> Result<PaymentFacts> {
    match &order.payment_id {
        Some(payment) => db::payments::facts(&mut b.db.fresh().await?, payment).await,
        None => Ok(PaymentFacts::default()),
    }
}

/// The evidence that an order itself gives: what was sold, that it was paid, what went back, and
/// every download.
///
/// # Errors
/// If the database fails.
pub async fn evidence(b: &Backend, order: &Order) -> Result<Evidence> {
    let mut c = b.db.fresh().await?;
    let files = db::files::of_order(&mut c, &order.id).await?;
    let log = super::proof::evidence(&mut c, &order.id).await?;
    let history = db::orders::events(&mut c, &order.id).await?;
    let keys = super::licences::evidence(&mut c, order).await?;
    let sold = order
        .items
        .iter()
        .map(|item| format!("{} × {}", item.quantity, item.name));
    let description: Vec<_> = sold.chain(versions(order, &files)).chain(keys).collect();
    let story = history.iter().map(|event| {
        format!(
            "{} {} {}",
            event.created_at.display_utc(),
            event.kind,
            event.detail
        )
    });
    let story: Vec<_> = std::iter::once(receipt(order))
        .chain(returned(order, &history))
        .chain(story)
        .collect();
    Ok(Evidence {
        product_description: cut(description.join("\n")),
        customer_email_address: order.email.clone(),
        customer_name: order.buyer.name.clone().unwrap_or_default(),
        service_date: order
            .completed_at
            .map(|at| at.to_string().chars().take(10).collect())
            .unwrap_or_default(),
        access_activity_log: cut(log.join("\n")),
        refund_policy_disclosure: String::new(),
        uncategorized_text: cut(story.join("\n")),
    })
}

/// The files of an order: those that the buyer was sold before those that were added since.
fn versions(order: &Order, files: &[File]) -> Vec<String> {
    let was_there = |file: &&File| {
        order
            .completed_at
            .is_none_or(|sold| file.uploaded_at.is_some_and(|uploaded| uploaded <= sold))
    };
    let (then, later): (Vec<_>, Vec<_>) = files.iter().partition(was_there);
    let remark = match order.completed_at {
        Some(_) => ", there when the order was completed",
        None => "",
    };
    let then = then.into_iter().map(|file| version(file, remark));
    let later = later.into_iter().map(|file| version(file, ", added later"));
    then.chain(later).collect()
}

fn version(file: &File, remark: &str) -> String {
    let uploaded_at = file.uploaded_at.map(|at| at.display_utc());
    format!(
        "{}, {} bytes, uploaded {}{remark}, SHA-256 {}",
        file.file_name,
        file.size_bytes,
        uploaded_at.unwrap_or_default(),
        file.sha256.as_deref().unwrap_or("not known"),
    )
}

fn receipt(order: &Order) -> String {
    let payment = order.payment_id.as_deref().unwrap_or_default();
    match (order.receipt_number, order.completed_at) {
        (Some(number), Some(at)) => format!(
            "Receipt {number}: {} paid {}, order {}, payment {payment}. The customer received an e-mail with the receipt and the link to the files.",
            order.amount_paid,
            at.display_utc(),
            order.id,
        ),
        _ => format!(
            "{} paid, order {}, payment {payment}. The order was not completed, and nothing was delivered.",
            order.amount_paid, order.id,
        ),
    }
}

/// The refunds that were made, which is all that a bank needs to hear about a payment that went back
/// already.
fn returned(order: &Order, history: &[HistoryLine]) -> Vec<String> {
    let money = |minor| Money {
        minor,
        ..order.amount_paid
    };
    let mut lines = Vec::new();
    let mut before = 0;
    for line in history.iter().filter(|line| line.kind == REFUNDED) {
        let Ok(now) = line.detail.parse::<i64>() else {
            continue;
        };
        let (amount, at) = (money((now - before).abs()), line.created_at.display_utc());
        lines.push(if now > before {
            format!("{at} {amount} was refunded to the customer.")
        } else {
            format!("{at} A refund of {amount} was sent back by the customer's bank.")
        });
        before = now;
    }
    if order.refunded.minor > 0 {
        let (refunded, paid) = (order.refunded, order.amount_paid);
        lines.insert(
            0,
            format!("Already refunded to the customer: {refunded} of the {paid} paid."),
        );
    }
    lines
}

fn cut(text: String) -> String {
    text.chars().take(MOST_TEXT).collect()
}

/// Hands in evidence, for good, against every open dispute that has none. What is missing in `words`
/// comes from the order.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Conflict`] if there is no open dispute, or if evidence was handed in;
/// [`Code::PaymentsUnavailable`].
pub async fn submit(
    b: &Backend,
    creator: &CreatorId,
    id: &OrderId,
    words: Option<&str>,
) -> Result<()> {
    let order = super::orders::get(b, creator, id).await?;
    let mut open = facts(b, &order).await?.disputes;
    open.retain(|_, fact| fact.state == DisputeState::Open);
    if open.is_empty() {
        let message = words::refusal::dispute_none();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    open.retain(|_, fact| !fact.is_submitted);
    if open.is_empty() {
        let message = words::refusal::dispute_handed_in();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    // One that is refused must not keep the others from being heard.
    let mut outcome = Ok(());
    for dispute in open.keys() {
        outcome = outcome.and(hand_in(b, &order, dispute, words).await);
    }
    outcome
}

/// Hands in what the order gives, if nobody has and the dispute is still open.
///
/// # Errors
/// If the database or the service fails; it can be tried again.
pub(crate) async fn submit_in_time(b: &Backend, id: &OrderId, dispute: &str) -> Result<()> {
    let order = db::orders::by_id(&mut b.db.fresh().await?, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    match facts(b, &order).await?.disputes.get(dispute) {
        Some(fact) if fact.state == DisputeState::Open && !fact.is_submitted => {
            hand_in(b, &order, dispute, None).await
        }
        _ => Ok(()),
    }
}

async fn hand_in(b: &Backend, order: &Order, dispute: &str, words: Option<&str>) -> Result<()> {
    let mut evidence = evidence(b, order).await?;
    if let Some(words) = words.map(str::trim).filter(|words| !words.is_empty()) {
        evidence.uncategorized_text = cut(format!("{words}\n\n{}", evidence.uncategorized_text));
    }
    let payment = order.payment_id.as_deref();
    let payment =
        payment.ok_or_else(|| Error::Corrupt("a dispute without a payment".to_owned()))?;
    let submitted = b
        .payments
        .submit_evidence(dispute, &evidence, order.direct_account(), &b.new_id())
        .await;
    match submitted {
        Ok(_) => {}
        // Handed in elsewhere, or decided meanwhile: the next news says which.
        Err(Failure::Refused { message, .. }) => {
            let message = words::refusal::dispute_refused(message);
            return Err(Rejection::new(Code::Conflict, message).into());
        }
        Err(unavailable) => return Err(unavailable.into()),
    }
    let mut tx = b.db.write().await?;
    let mut facts = db::payments::take(&mut tx, payment, b.now()).await?;
    if let Some(fact) = facts.disputes.get_mut(dispute) {
        fact.is_submitted = true;
    }
    db::payments::keep(&mut tx, payment, &facts).await?;
    super::complete::note(b, &mut tx, &order.id, "evidence_submitted", dispute).await?;
    Ok(tx.commit().await?)
}
