//! A checkout session ends unpaid: its time is up, or the seller asks for it.

use crate::error::ApiError;
use crate::state::intent::IntentStatus;
use crate::state::session::SessionStatus;
use crate::tx::Tx;

/// Expires every session whose time is up. Runs before each change and look.
pub fn sweep(tx: &mut Tx<'_>) {
    while let Some((at, id)) = tx.state.next_expiry().cloned() {
        if at > tx.now() {
            break;
        }
        end(tx, &id);
    }
}

/// Expires an open session.
///
/// # Errors
/// When it is complete or expired already.
pub fn expire(tx: &mut Tx<'_>, id: &str) -> Result<(), ApiError> {
    let status = tx.state.sessions.get(id).map(|session| session.status);
    if status != Some(SessionStatus::Open) {
        return Err(ApiError::invalid(
            "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout \
             Session is not open.",
        ));
    }
    end(tx, id);
    Ok(())
}

fn end(tx: &mut Tx<'_>, id: &str) {
    let now = tx.now();
    let Some(session) = tx.state.sessions.get_mut(id) else {
        return;
    };
    session.status = SessionStatus::Expired;
    let session = session.clone();
    tx.state.note_session(id);
    if let Some(intent) = session
        .payment_intent
        .as_ref()
        .and_then(|intent| tx.state.intents.get_mut(intent))
    {
        intent.status = IntentStatus::Canceled;
        intent.canceled_at = Some(now);
        intent.cancellation_reason = Some("automatic".to_owned());
        let intent = intent.clone();
        tx.emit("payment_intent.canceled", &intent);
    }
    tx.emit("checkout.session.expired", &session);
}
