//! Money goes back, all of it or some, and perhaps bounces.

use crate::clock::{new_digits, new_id};
use crate::error::ApiError;
use crate::flows::book::book;
use crate::money::display;
use crate::params::Metadata;
use crate::state::charge::{Charge, ChargeStatus};
use crate::state::dispute::DisputeStatus;
use crate::state::method::Method;
use crate::state::refund::{Refund, RefundStatus};
use crate::tx::Tx;

/// What a refund is asked to do.
#[derive(Debug, Default)]
pub struct Ask {
    /// In minor units; without it, all that is left.
    pub amount: Option<i64>,
    pub reason: Option<String>,
    pub metadata: Metadata,
    /// Take the money back from the connected account, in proportion.
    pub reverse_transfer: bool,
    /// Give the application fee back, in proportion.
    pub refund_application_fee: bool,
}

/// Refunds a charge.
///
/// # Errors
/// When nothing was paid, it is disputed, or more is asked for than is left.
pub fn refund(tx: &mut Tx<'_>, charge: &str, ask: Ask) -> Result<Refund, ApiError> {
    let charge = tx.state.charges.get(charge).cloned();
    let mut charge = charge.ok_or_else(|| ApiError::invalid("There is no charge to refund."))?;
    let amount = check(tx, &charge, &ask)?;
    let refund = Refund {
        id: new_id("re_", 24),
        account: charge.account.clone(),
        created: tx.now(),
        charge: charge.id.clone(),
        intent: charge.intent.clone(),
        amount,
        currency: charge.currency.clone(),
        reason: ask.reason,
        metadata: ask.metadata,
        status: RefundStatus::Succeeded,
        balance_transaction: String::new(),
        transfer_reversal: ask.reverse_transfer.then(|| new_id("trr_", 24)),
        by_card: matches!(charge.method, Method::Card { .. }),
        reference: None,
    };
    let account = charge.account.as_deref();
    let entry = book(
        tx,
        "refund",
        &refund.id,
        account,
        &charge.currency,
        (-amount, 0),
    );
    let mut refund = Refund {
        balance_transaction: entry.id,
        ..refund
    };
    charge.amount_refunded += amount;
    if ask.reverse_transfer {
        charge.transfer_reversed += amount;
    }
    if ask.refund_application_fee {
        let fee = charge.plan.application_fee_amount.unwrap_or(0);
        charge.fee_refunded = share(fee, charge.amount_refunded, charge.amount);
    }
    tx.state.refunds.insert(refund.clone());
    tx.state.charges.insert(charge.clone());
    tx.emit("refund.created", &refund);
    tx.emit("charge.refunded", &charge);
    if refund.by_card {
        refund.reference = Some(new_digits("7", 22));
    }
    tx.state.refunds.insert(refund.clone());
    tx.emit("refund.updated", &refund);
    tx.emit("charge.refund.updated", &refund);
    Ok(refund)
}

/// The bank sends a refund back: the money is the seller's again.
///
/// # Errors
/// When there is no such refund, or it has failed already.
pub fn bounce(tx: &mut Tx<'_>, id: &str) -> Result<Refund, ApiError> {
    let refund = tx.state.refunds.get_mut(id);
    let refund = refund.ok_or_else(|| ApiError::missing("refund", "refund", id))?;
    if refund.status == RefundStatus::Failed {
        return Err(ApiError::invalid("This refund has failed already."));
    }
    refund.status = RefundStatus::Failed;
    let refund = refund.clone();
    if let Some(charge) = tx.state.charges.get_mut(&refund.charge) {
        charge.amount_refunded -= refund.amount;
    }
    let account = refund.account.as_deref();
    book(
        tx,
        "refund_failure",
        &refund.id,
        account,
        &refund.currency,
        (refund.amount, 0),
    );
    tx.emit("refund.failed", &refund);
    tx.emit("refund.updated", &refund);
    tx.emit("charge.refund.updated", &refund);
    Ok(refund)
}

fn check(tx: &Tx<'_>, charge: &Charge, ask: &Ask) -> Result<i64, ApiError> {
    let id = &charge.id;
    if charge.status != ChargeStatus::Succeeded {
        return Err(ApiError::invalid(format!(
            "Charge {id} was not paid; it cannot be refunded."
        )));
    }
    let mut disputes = tx.state.disputes.newest_first();
    if disputes.any(|it| it.charge == *id && it.status != DisputeStatus::Won) {
        return Err(ApiError::invalid(format!(
            "Charge {id} has been charged back; cannot issue a refund."
        ))
        .code("charge_disputed"));
    }
    if charge.refundable() == 0 {
        return Err(
            ApiError::invalid(format!("Charge {id} has already been refunded."))
                .code("charge_already_refunded"),
        );
    }
    if ask.reverse_transfer && charge.transfer.is_none() {
        return Err(
            ApiError::invalid("This charge has no transfer to reverse.").param("reverse_transfer")
        );
    }
    if ask.refund_application_fee && charge.application_fee.is_none() {
        return Err(
            ApiError::invalid("This charge has no application fee to refund.")
                .param("refund_application_fee"),
        );
    }
    let amount = ask.amount.unwrap_or_else(|| charge.refundable());
    if amount < 1 {
        return Err(ApiError::invalid("Invalid positive integer")
            .code("parameter_invalid_integer")
            .param("amount"));
    }
    if amount > charge.refundable() {
        return Err(ApiError::invalid(format!(
            "Refund amount ({}) is greater than unrefunded amount on charge ({})",
            display(amount, &charge.currency),
            display(charge.refundable(), &charge.currency),
        ))
        .param("amount"));
    }
    Ok(amount)
}

/// The part of a fee that belongs to a part of the amount, rounded down.
fn share(fee: i64, part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { fee * part / whole }
}
