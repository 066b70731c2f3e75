//! A buyer presses "Pay": a payment intent, a charge, and what both lead to.

use crate::clock::new_id;
use crate::error::ApiError;
use crate::flows::book::{Entry, book, processing_fee};
use crate::flows::open::plan;
use crate::flows::{split, tax};
use crate::state::buyer::Buyer;
use crate::state::charge::{Charge, ChargeStatus};
use crate::state::intent::{Intent, IntentStatus};
use crate::state::method::{Decline, Method};
use crate::state::session::{PaymentStatus, Session, SessionStatus};
use crate::tx::Tx;

/// Pays an open session. The money is there when this returns.
///
/// # Errors
/// When the session is not open.
pub fn pay(tx: &mut Tx<'_>, id: &str, buyer: Buyer, method: Method) -> Result<(), ApiError> {
    let mut session = open_session(tx, id)?;
    if session.total() == 0 {
        complete(tx, session, buyer, PaymentStatus::NoPaymentRequired);
        return Ok(());
    }
    let charge = attempt(
        tx,
        &mut session,
        &buyer,
        method,
        ChargeStatus::Succeeded,
        None,
    );
    receive(tx, &charge);
    complete(tx, session, buyer, PaymentStatus::Paid);
    Ok(())
}

/// Pays an open session by a method whose outcome is known later. The session is complete and
/// unpaid when this returns.
///
/// # Errors
/// When the session is not open.
pub fn delay(tx: &mut Tx<'_>, id: &str, buyer: Buyer, kind: &str) -> Result<(), ApiError> {
    let mut session = open_session(tx, id)?;
    if session.total() == 0 {
        complete(tx, session, buyer, PaymentStatus::NoPaymentRequired);
        return Ok(());
    }
    let method = Method::Delayed {
        kind: kind.to_owned(),
    };
    let charge = attempt(
        tx,
        &mut session,
        &buyer,
        method,
        ChargeStatus::Pending,
        None,
    );
    tx.emit("charge.pending", &charge);
    set_intent(
        tx,
        &charge,
        IntentStatus::Processing,
        None,
        "payment_intent.processing",
    );
    complete(tx, session, buyer, PaymentStatus::Unpaid);
    Ok(())
}

/// A payment that the bank refuses. The session stays open.
///
/// # Errors
/// When the session is not open.
pub fn decline(
    tx: &mut Tx<'_>,
    id: &str,
    buyer: Buyer,
    method: Method,
    decline: Decline,
) -> Result<(), ApiError> {
    let mut session = open_session(tx, id)?;
    if session.total() == 0 {
        return Ok(());
    }
    let failure = Some(decline.clone());
    let charge = attempt(
        tx,
        &mut session,
        &buyer,
        method,
        ChargeStatus::Failed,
        failure,
    );
    tx.emit("charge.failed", &charge);
    let status = IntentStatus::RequiresPaymentMethod;
    set_intent(
        tx,
        &charge,
        status,
        Some(decline),
        "payment_intent.payment_failed",
    );
    tx.state.sessions.insert(session);
    Ok(())
}

/// Books a charge that succeeded, and says so.
pub fn receive(tx: &mut Tx<'_>, charge: &Charge) {
    let direct = charge.account.is_some();
    let entry = Entry {
        kind: "charge",
        source: &charge.id,
        account: charge.account.as_deref(),
        currency: &charge.currency,
        amount: charge.amount,
        fee: processing_fee(charge.amount),
        application_fee: charge
            .plan
            .application_fee_amount
            .filter(|_| direct)
            .unwrap_or(0),
    };
    let entry = book(tx, entry);
    let mut row = charge.clone();
    row.status = ChargeStatus::Succeeded;
    row.failure = None;
    row.balance_transaction = Some(entry.id);
    split::share_out(tx, &mut row);
    tx.state.charges.insert(row.clone());
    tx.emit("charge.succeeded", &row);
    set_intent(
        tx,
        &row,
        IntentStatus::Succeeded,
        None,
        "payment_intent.succeeded",
    );
}

/// Moves the payment behind a charge on, and says so.
pub fn set_intent(
    tx: &mut Tx<'_>,
    charge: &Charge,
    status: IntentStatus,
    error: Option<Decline>,
    event: &str,
) {
    let Some(intent) = tx.state.intents.get_mut(&charge.intent) else {
        return;
    };
    intent.status = status;
    intent.latest_charge = Some(charge.id.clone());
    intent.payment_method = error.is_none().then(|| charge.payment_method.clone());
    intent.last_error = error;
    let intent = intent.clone();
    tx.emit(event, &intent);
}

fn open_session(tx: &Tx<'_>, id: &str) -> Result<Session, ApiError> {
    let session = tx.state.sessions.get(id);
    let session = session.ok_or_else(|| ApiError::missing("checkout.session", "session", id))?;
    if session.status != SessionStatus::Open {
        return Err(ApiError::invalid(
            "This Checkout Session is no longer open.",
        ));
    }
    plan::check_payees(tx, session.account.as_deref(), &session.intent)?;
    let mut session = session.clone();
    tax::assess(&mut session);
    Ok(session)
}

/// Makes the charge, and the payment intent if this is the first attempt.
pub fn attempt(
    tx: &mut Tx<'_>,
    session: &mut Session,
    buyer: &Buyer,
    method: Method,
    status: ChargeStatus,
    failure: Option<Decline>,
) -> Charge {
    let created = tx.now();
    let known = session.payment_intent.as_ref();
    let intent = match known.and_then(|id| tx.state.intents.get(id)).cloned() {
        Some(intent) => intent,
        None => {
            let intent = new_intent(session, created);
            session.payment_intent = Some(intent.id.clone());
            tx.state.intents.insert(intent.clone());
            tx.emit("payment_intent.created", &intent);
            intent
        }
    };
    let charge = Charge {
        id: new_id("ch_", 24),
        account: session.account.clone(),
        created,
        intent: intent.id,
        amount: intent.amount,
        currency: intent.currency,
        status,
        amount_refunded: 0,
        disputed: false,
        balance_transaction: None,
        failure,
        method,
        payment_method: new_id("pm_", 24),
        buyer: buyer.clone(),
        plan: intent.plan,
        application_fee: None,
        transfer: None,
    };
    tx.state.charges.insert(charge.clone());
    charge
}

fn new_intent(session: &Session, created: i64) -> Intent {
    Intent {
        id: new_id("pi_", 24),
        account: session.account.clone(),
        created,
        session: session.id.clone(),
        amount: session.total(),
        currency: session.currency.clone(),
        status: IntentStatus::RequiresPaymentMethod,
        latest_charge: None,
        payment_method: None,
        method_types: session.method_types.clone(),
        last_error: None,
        canceled_at: None,
        cancellation_reason: None,
        plan: session.intent.clone(),
    }
}

fn complete(tx: &mut Tx<'_>, mut session: Session, buyer: Buyer, payment: PaymentStatus) {
    session.status = SessionStatus::Complete;
    session.payment_status = payment;
    session.buyer = Some(buyer);
    tx.state.sessions.insert(session.clone());
    tx.state.note_session(&session.id);
    tx.emit("checkout.session.completed", &session);
}
