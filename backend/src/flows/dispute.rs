//! Disputes: what is known, and what is handed in against them.

use crate::{
    Backend, Error, Result, db,
    db::orders::Order,
    error::not_found,
    payments::{Evidence, Failure},
};
use domain::{
    Code, Rejection,
    id::{CreatorId, OrderId},
    order::OrderStatus,
    payment::{DisputeFact, DisputeState, PaymentFacts},
};

/// How long a text Stripe takes, in characters.
const MOST_TEXT: usize = 20_000;

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

/// The evidence that an order itself gives: what was sold, that it was paid, and every download.
///
/// # Errors
/// If the database fails.
pub async fn evidence(b: &Backend, order: &Order) -> Result<Evidence> {
    let mut c = b.db.fresh().await?;
    let files = db::files::of_order(&mut c, &order.id).await?;
    let downloads = db::downloads::log(&mut c, &order.id).await?;
    let history = db::orders::events(&mut c, &order.id).await?;
    let versions = files.iter().map(|file| {
        let hash = file.sha256.as_deref().unwrap_or("not known");
        format!(
            "{}, {} bytes, uploaded {}, SHA-256 {hash}",
            file.file_name,
            file.size_bytes,
            file.uploaded_at
                .map(|at| at.display_utc())
                .unwrap_or_default(),
        )
    });
    let sold = order
        .items
        .iter()
        .map(|item| format!("{} × {}", item.quantity, item.name));
    let description: Vec<_> = sold.chain(versions).collect();
    let log = downloads.iter().map(|session| {
        let fetched = match session.counted_at {
            Some(at) => format!("downloaded {}", at.display_utc()),
            None => "not downloaded".to_owned(),
        };
        format!(
            "{} link issued for {} from {}, {fetched}",
            session.issued_at.display_utc(),
            session.file_name,
            session.network,
        )
    });
    let log: Vec<_> = log.collect();
    let story = history.iter().map(|event| {
        format!(
            "{} {} {}",
            event.created_at.display_utc(),
            event.kind,
            event.detail
        )
    });
    let receipt = format!(
        "Receipt {}: {} paid {}, order {}, payment {}. The customer received an e-mail with the receipt and the link to the files.",
        order.receipt_number.unwrap_or_default(),
        order.amount_paid,
        order
            .completed_at
            .map(|at| at.display_utc())
            .unwrap_or_default(),
        order.id,
        order.payment_id.as_deref().unwrap_or_default(),
    );
    let story: Vec<_> = std::iter::once(receipt).chain(story).collect();
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

fn cut(text: String) -> String {
    text.chars().take(MOST_TEXT).collect()
}

/// Hands in evidence, for good. What is missing in `words` comes from the order.
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
    let (dispute, fact) = open(b, &order).await?.ok_or_else(|| {
        Rejection::new(Code::Conflict, "There is no open dispute about this order.")
    })?;
    if fact.is_submitted {
        let message = "Evidence has been handed in already. The bank decides now.";
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    hand_in(b, &order, &dispute, words).await
}

async fn open(b: &Backend, order: &Order) -> Result<Option<(String, DisputeFact)>> {
    if order.status != OrderStatus::Disputed {
        return Ok(None);
    }
    let facts = facts(b, order).await?;
    Ok(facts
        .disputes
        .into_iter()
        .find(|(_, dispute)| dispute.state == DisputeState::Open))
}

/// Hands in what the order gives, if nobody has and the dispute is still open.
///
/// # Errors
/// If the database or the service fails; it can be tried again.
pub(crate) async fn submit_in_time(b: &Backend, id: &OrderId, dispute: &str) -> Result<()> {
    let order = db::orders::by_id(&mut b.db.fresh().await?, id)
        .await?
        .ok_or_else(|| not_found("order"))?;
    match open(b, &order).await? {
        Some((open, fact)) if open == dispute && !fact.is_submitted => {
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
            let message = format!("The payment service does not take this evidence: {message}");
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
