//! A payment is given up.

use crate::error::ApiError;
use crate::state::intent::{Intent, IntentStatus};
use crate::state::session::SessionStatus;
use crate::tx::Tx;

/// Cancels a payment that waits for another attempt.
///
/// # Errors
/// When it is paid, under way or canceled, or its session can still be paid: then the session is
/// what has to be expired.
pub fn cancel(tx: &mut Tx<'_>, id: &str, reason: Option<&str>) -> Result<Intent, ApiError> {
    let intent = tx.state.intents.get(id);
    let intent = intent.ok_or_else(|| ApiError::missing("payment_intent", "intent", id))?;
    if intent.status != IntentStatus::RequiresPaymentMethod {
        return Err(ApiError::invalid(format!(
            "You cannot cancel this PaymentIntent because it has a status of {}. Only a \
             PaymentIntent with one of the following statuses may be canceled: \
             requires_payment_method, requires_capture, requires_confirmation, requires_action.",
            intent.status.name()
        ))
        .code("payment_intent_unexpected_state"));
    }
    let session = tx.state.sessions.get(&intent.session);
    if session.is_some_and(|session| session.status == SessionStatus::Open) {
        return Err(ApiError::invalid(
            "You cannot cancel a PaymentIntent created by Checkout. Expire the Checkout Session \
             instead: https://docs.stripe.com/api/checkout/sessions/expire",
        )
        .code("payment_intent_unexpected_state"));
    }
    let intent = Intent {
        status: IntentStatus::Canceled,
        canceled_at: Some(tx.now()),
        cancellation_reason: reason.map(str::to_owned),
        ..intent.clone()
    };
    tx.state.intents.insert(intent.clone());
    tx.emit("payment_intent.canceled", &intent);
    Ok(intent)
}
