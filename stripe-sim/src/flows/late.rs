//! Money that arrives after all: the payment had failed, or its session had expired. Banks do that.

use crate::error::ApiError;
use crate::flows::{pay, tax};
use crate::state::buyer::Buyer;
use crate::state::charge::ChargeStatus;
use crate::state::intent::IntentStatus;
use crate::state::method::Method;
use crate::state::session::{PaymentStatus, Session, SessionStatus};
use crate::tx::Tx;

/// The money for a session arrives against all expectation. It is complete and paid when this
/// returns. Gives the payment intent.
///
/// # Errors
/// When the session can still be paid, is paid, or its payment is still under way.
pub fn succeed(tx: &mut Tx<'_>, id: &str) -> Result<String, ApiError> {
    let session = tx.state.sessions.get(id).cloned();
    let mut session =
        session.ok_or_else(|| ApiError::missing("checkout.session", "session", id))?;
    if let Some(problem) = problem(tx, &session) {
        return Err(ApiError::invalid(format!("Session {id} {problem}."))
            .code("payment_intent_unexpected_state"));
    }
    let (buyer, method) = last_attempt(tx, &session);
    tax::assess(&mut session);
    let charge = pay::attempt(
        tx,
        &mut session,
        &buyer,
        method,
        ChargeStatus::Pending,
        None,
    );
    if let Some(intent) = tx.state.intents.get_mut(&charge.intent) {
        intent.canceled_at = None;
        intent.cancellation_reason = None;
    }
    pay::receive(tx, &charge);
    session.status = SessionStatus::Complete;
    session.payment_status = PaymentStatus::Paid;
    session.buyer = Some(buyer);
    tx.state.sessions.insert(session.clone());
    tx.emit("checkout.session.async_payment_succeeded", &session);
    Ok(charge.intent)
}

fn problem(tx: &Tx<'_>, session: &Session) -> Option<&'static str> {
    let intent = session.payment_intent.as_ref();
    let under_way = intent
        .and_then(|id| tx.state.intents.get(id))
        .is_some_and(|intent| intent.status == IntentStatus::Processing);
    match (session.status, session.payment_status) {
        (SessionStatus::Open, _) => Some("can still be paid"),
        (_, PaymentStatus::Paid) => Some("is paid"),
        _ if session.total() == 0 => Some("costs nothing"),
        _ if under_way => Some("is waiting for its payment: settle it"),
        _ => None,
    }
}

/// Who tried to pay, and how; somebody by bank debit if nobody did.
fn last_attempt(tx: &Tx<'_>, session: &Session) -> (Buyer, Method) {
    let mut charges = tx.state.charges.newest_first();
    let last = charges.find(|it| Some(&it.intent) == session.payment_intent.as_ref());
    let anybody = || Buyer::anybody(session.customer_email.clone());
    let buyer = last.map_or_else(anybody, |charge| charge.buyer.clone());
    let delayed = last
        .map(|charge| charge.method.clone())
        .filter(|method| matches!(method, Method::Delayed { .. }));
    let debit = || Method::Delayed {
        kind: "sepa_debit".to_owned(),
    };
    (buyer, delayed.unwrap_or_else(debit))
}
