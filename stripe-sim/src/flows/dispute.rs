//! A buyer's bank asks for the money back, and decides.

use crate::clock::new_id;
use crate::error::ApiError;
use crate::flows::book::{Entry, book};
use crate::params::Metadata;
use crate::state::charge::ChargeStatus;
use crate::state::dispute::{Dispute, DisputeStatus};
use crate::tx::Tx;

/// What Stripe keeps for each dispute, in minor units.
const DISPUTE_FEE: i64 = 1_500;
/// How long the seller has to answer, in seconds.
const TIME_TO_ANSWER: i64 = 7 * 24 * 60 * 60;

/// Opens a dispute about a charge and withdraws the money.
///
/// # Errors
/// When nothing was paid or a dispute exists already.
pub fn open(tx: &mut Tx<'_>, charge: &str, reason: &str) -> Result<Dispute, ApiError> {
    let charge = tx.state.charges.get(charge).cloned();
    let charge = charge.ok_or_else(|| ApiError::invalid("There is no charge to dispute."))?;
    if charge.status != ChargeStatus::Succeeded || charge.disputed || charge.refundable() == 0 {
        return Err(ApiError::invalid(format!(
            "Charge {} cannot be disputed: it was not paid, is disputed already, or was refunded.",
            charge.id
        )));
    }
    let mut dispute = Dispute {
        id: new_id("du_", 24),
        account: charge.account.clone(),
        created: tx.now(),
        charge: charge.id.clone(),
        intent: charge.intent.clone(),
        amount: charge.refundable(),
        currency: charge.currency.clone(),
        reason: reason.to_owned(),
        status: DisputeStatus::NeedsResponse,
        evidence: Metadata::new(),
        submissions: 0,
        due_by: tx.now() + TIME_TO_ANSWER,
        metadata: Metadata::new(),
        balance_transactions: Vec::new(),
    };
    if let Some(row) = tx.state.charges.get_mut(&charge.id) {
        row.disputed = true;
    }
    move_money(tx, &mut dispute, -charge.refundable(), DISPUTE_FEE);
    tx.emit("charge.dispute.created", &dispute);
    tx.emit("charge.dispute.funds_withdrawn", &dispute);
    Ok(dispute)
}

/// The seller's evidence. With `submit` the bank reads it and nothing can be added.
///
/// # Errors
/// When the dispute is decided or the evidence was submitted.
pub fn answer(
    tx: &mut Tx<'_>,
    id: &str,
    evidence: Metadata,
    metadata: Metadata,
    submit: bool,
) -> Result<Dispute, ApiError> {
    let mut dispute = undecided(tx, id)?;
    if (submit || !evidence.is_empty()) && dispute.status == DisputeStatus::UnderReview {
        return Err(ApiError::invalid(
            "The evidence of this dispute was submitted already.",
        ));
    }
    for (name, text) in evidence {
        if text.is_empty() {
            dispute.evidence.remove(&name);
        } else {
            dispute.evidence.insert(name, text);
        }
    }
    dispute.metadata = metadata;
    if submit {
        dispute.submissions += 1;
        dispute.status = DisputeStatus::UnderReview;
    }
    tx.state.disputes.insert(dispute.clone());
    tx.emit("charge.dispute.updated", &dispute);
    Ok(dispute)
}

/// The bank decides for the seller: the money comes back.
///
/// # Errors
/// When the dispute is decided already.
pub fn win(tx: &mut Tx<'_>, id: &str) -> Result<Dispute, ApiError> {
    let mut dispute = undecided(tx, id)?;
    dispute.status = DisputeStatus::Won;
    let amount = dispute.amount;
    move_money(tx, &mut dispute, amount, -DISPUTE_FEE);
    tx.emit("charge.dispute.funds_reinstated", &dispute);
    tx.emit("charge.dispute.closed", &dispute);
    Ok(dispute)
}

/// The bank decides for the buyer, or the seller gives in.
///
/// # Errors
/// When the dispute is decided already.
pub fn lose(tx: &mut Tx<'_>, id: &str) -> Result<Dispute, ApiError> {
    let mut dispute = undecided(tx, id)?;
    dispute.status = DisputeStatus::Lost;
    tx.state.disputes.insert(dispute.clone());
    tx.emit("charge.dispute.closed", &dispute);
    Ok(dispute)
}

fn undecided(tx: &Tx<'_>, id: &str) -> Result<Dispute, ApiError> {
    let dispute = tx.state.disputes.get(id);
    let dispute = dispute.ok_or_else(|| ApiError::missing("dispute", "dispute", id))?;
    if dispute.is_open() {
        return Ok(dispute.clone());
    }
    Err(ApiError::invalid("This dispute is already closed."))
}

fn move_money(tx: &mut Tx<'_>, dispute: &mut Dispute, amount: i64, fee: i64) {
    let entry = Entry {
        kind: "adjustment",
        source: &dispute.id,
        account: dispute.account.as_deref(),
        currency: &dispute.currency,
        amount,
        fee,
        ..Entry::default()
    };
    let entry = book(tx, entry);
    dispute.balance_transactions.push(tx.show(&entry));
    tx.state.disputes.insert(dispute.clone());
}
