//! A delayed payment arrives, or does not.

use crate::error::ApiError;
use crate::flows::pay;
use crate::state::charge::{Charge, ChargeStatus};
use crate::state::intent::{Intent, IntentStatus};
use crate::state::method::Decline;
use crate::state::session::PaymentStatus;
use crate::tx::Tx;

/// The money arrives.
///
/// # Errors
/// When the payment is not under way.
pub fn settle(tx: &mut Tx<'_>, intent: &str) -> Result<(), ApiError> {
    let (intent, charge) = under_way(tx, intent)?;
    pay::receive(tx, &charge);
    let Some(session) = tx.state.sessions.get_mut(&intent.session) else {
        return Ok(());
    };
    session.payment_status = PaymentStatus::Paid;
    let session = session.clone();
    tx.emit("checkout.session.async_payment_succeeded", &session);
    Ok(())
}

/// The money does not arrive. The session stays complete and unpaid.
///
/// # Errors
/// When the payment is not under way.
pub fn fail(tx: &mut Tx<'_>, intent: &str) -> Result<(), ApiError> {
    let (intent, mut charge) = under_way(tx, intent)?;
    charge.status = ChargeStatus::Failed;
    charge.failure = Some(Decline::debit_failed());
    tx.state.charges.insert(charge.clone());
    tx.emit("charge.failed", &charge);
    let error = Some(Decline::debit_failed());
    let status = IntentStatus::RequiresPaymentMethod;
    pay::set_intent(tx, &charge, status, error, "payment_intent.payment_failed");
    if let Some(session) = tx.state.sessions.get(&intent.session).cloned() {
        tx.emit("checkout.session.async_payment_failed", &session);
    }
    Ok(())
}

fn under_way(tx: &Tx<'_>, id: &str) -> Result<(Intent, Charge), ApiError> {
    let intent = tx
        .state
        .intents
        .get(id)
        .filter(|it| it.status == IntentStatus::Processing);
    let charge = intent
        .and_then(|intent| tx.state.charges.get(intent.latest_charge.as_deref()?))
        .filter(|charge| charge.status == ChargeStatus::Pending);
    match (intent, charge) {
        (Some(intent), Some(charge)) => Ok((intent.clone(), charge.clone())),
        _ => Err(ApiError::invalid(format!(
            "Payment {id} is not waiting to settle. Only delayed payments are."
        ))
        .code("payment_intent_unexpected_state")),
    }
}
