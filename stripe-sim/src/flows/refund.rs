//! Money goes back, all of it or some, and perhaps bounces.

use crate::clock::{new_digits, new_id};
use crate::error::ApiError;
use crate::flows::book::{Entry, book};
use crate::flows::cards::{FAILING_REFUND, SLOW_REFUND};
use crate::flows::split;
use crate::money::{check_step, display};
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
    let slow = tx.state.settings.slow_refunds || charge.method.is_card(SLOW_REFUND);
    let mut refund = Refund {
        id: new_id("re_", 24),
        account: charge.account.clone(),
        created: tx.now(),
        charge: charge.id.clone(),
        intent: charge.intent.clone(),
        amount,
        currency: charge.currency.clone(),
        reason: ask.reason.clone(),
        metadata: ask.metadata.clone(),
        status: if slow {
            RefundStatus::Pending
        } else {
            RefundStatus::Succeeded
        },
        balance_transaction: String::new(),
        failure_balance_transaction: None,
        transfer_reversal: None,
        by_card: matches!(charge.method, Method::Card { .. }),
        reference: None,
    };
    move_money(tx, &charge, &mut refund, &ask);
    charge.amount_refunded += amount;
    tx.state.refunds.insert(refund.clone());
    tx.state.charges.insert(charge.clone());
    tx.emit("refund.created", &refund);
    tx.emit("charge.refunded", &charge);
    if slow {
        return Ok(refund);
    }
    let refund = arrived(tx, refund);
    if charge.method.is_card(FAILING_REFUND) {
        bounce(tx, &refund.id)?;
    }
    Ok(refund)
}

/// Takes the money from whoever had it: the account that charged, and with it the account that
/// was paid and the platform's fee, if that was asked for.
fn move_money(tx: &mut Tx<'_>, charge: &Charge, refund: &mut Refund, ask: &Ask) {
    let fee = if ask.refund_application_fee {
        split::fee_part(tx, charge, refund.amount)
    } else {
        0
    };
    let entry = Entry {
        kind: "refund",
        source: &refund.id,
        account: charge.account.as_deref(),
        currency: &charge.currency,
        amount: -refund.amount,
        application_fee: if charge.account.is_some() { -fee } else { 0 },
        ..Entry::default()
    };
    refund.balance_transaction = book(tx, entry).id;
    if ask.reverse_transfer {
        refund.transfer_reversal = split::reverse(tx, charge, refund, fee);
    }
    if fee > 0 {
        split::return_fee(tx, charge, fee);
    }
}

/// The bank says it has a refund.
fn arrived(tx: &mut Tx<'_>, mut refund: Refund) -> Refund {
    refund.status = RefundStatus::Succeeded;
    if refund.by_card {
        refund.reference = Some(new_digits("7", 22));
    }
    tx.state.refunds.insert(refund.clone());
    tx.emit("refund.updated", &refund);
    tx.emit("charge.refund.updated", &refund);
    refund
}

/// A pending refund arrives.
///
/// # Errors
/// When there is no such refund, or it is not pending.
pub fn settle(tx: &mut Tx<'_>, id: &str) -> Result<Refund, ApiError> {
    let refund = tx.state.refunds.get(id).cloned();
    let refund = refund.ok_or_else(|| ApiError::missing("refund", "refund", id))?;
    if refund.status != RefundStatus::Pending {
        return Err(ApiError::invalid("This refund is not pending."));
    }
    Ok(arrived(tx, refund))
}

/// The bank sends a refund back: the money is the seller's again.
///
/// # Errors
/// When there is no such refund, or it has failed already.
pub fn bounce(tx: &mut Tx<'_>, id: &str) -> Result<Refund, ApiError> {
    let refund = tx.state.refunds.get(id).cloned();
    let mut refund = refund.ok_or_else(|| ApiError::missing("refund", "refund", id))?;
    if refund.status == RefundStatus::Failed {
        return Err(ApiError::invalid("This refund has failed already."));
    }
    let entry = Entry {
        kind: "refund_failure",
        source: &refund.id,
        account: refund.account.as_deref(),
        currency: &refund.currency,
        amount: refund.amount,
        ..Entry::default()
    };
    let entry = book(tx, entry);
    refund.status = RefundStatus::Failed;
    refund.failure_balance_transaction = Some(entry.id);
    tx.state.refunds.insert(refund.clone());
    if let Some(charge) = tx.state.charges.get_mut(&refund.charge) {
        charge.amount_refunded -= refund.amount;
    }
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
    check_split(tx, charge, ask)?;
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
    check_step(amount, &charge.currency, "amount")?;
    Ok(amount)
}

/// Refuses to take back what was never given, or has come back already.
fn check_split(tx: &Tx<'_>, charge: &Charge, ask: &Ask) -> Result<(), ApiError> {
    let id = &charge.id;
    let refused = |message: String, param: &str| Err(ApiError::invalid(message).param(param));
    if ask.reverse_transfer {
        let transfer = charge
            .transfer
            .as_ref()
            .and_then(|id| tx.state.transfers.get(id));
        let Some(transfer) = transfer else {
            let message = format!("Charge {id} has no transfer to reverse.");
            return refused(message, "reverse_transfer");
        };
        if transfer.left() == 0 {
            let message = format!("Transfer {} is already fully reversed.", transfer.id);
            return refused(message, "reverse_transfer");
        }
    }
    if ask.refund_application_fee {
        let fee = charge
            .application_fee
            .as_ref()
            .and_then(|id| tx.state.fees.get(id));
        let Some(fee) = fee else {
            let message = format!("Charge {id} has no application fee to refund.");
            return refused(message, "refund_application_fee");
        };
        if fee.left() == 0 {
            let message = format!("Application fee {} has already been refunded.", fee.id);
            return refused(message, "refund_application_fee");
        }
    }
    Ok(())
}
