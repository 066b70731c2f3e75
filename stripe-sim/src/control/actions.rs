//! Controls that make something happen to a payment or an account.

use serde_json::{Value, json};

use crate::error::ApiError;
use crate::flows::{
    dispute as disputes, expire as expiry, late, onboard, refund as refunds, settle as settling,
};
use crate::params::{Metadata, Params};
use crate::state::account::Standing;
use crate::tx::Tx;

/// Names under which a payment may be given.
const PAYMENT: &[&str] = &[
    "payment",
    "payment_intent",
    "paymentIntent",
    "session",
    "charge",
    "id",
];

/// `settle {payment}`: a delayed payment arrives.
pub fn settle(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let intent = intent(tx, params)?;
    settling::settle(tx, &intent)?;
    Ok(payment(tx, &intent))
}

/// `fail {payment}`: a delayed payment does not arrive.
pub fn fail(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let intent = intent(tx, params)?;
    settling::fail(tx, &intent)?;
    Ok(payment(tx, &intent))
}

/// `late_success {payment}`: a payment that had failed, or whose session had expired, arrives.
pub fn late_success(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let session = session(tx, params)?;
    let intent = late::succeed(tx, &session)?;
    Ok(payment(tx, &intent))
}

/// `expire {session}`: an open session runs out of time.
pub fn expire(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let id = given(params)?;
    expiry::expire(tx, id)?;
    let session = tx.state.sessions.get(id);
    Ok(json!({ "session": session.map(|session| tx.show(session)) }))
}

/// `refund {payment, amount?}`: as if made in the dashboard.
pub fn refund(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let charge = charge(tx, params)?;
    let ask = refunds::Ask {
        amount: params.integer("amount")?,
        reason: Some(
            params
                .text("reason")?
                .unwrap_or("requested_by_customer")
                .to_owned(),
        ),
        metadata: Metadata::new(),
        reverse_transfer: params.boolean("reverse_transfer")?.unwrap_or(false),
        refund_application_fee: params.boolean("refund_application_fee")?.unwrap_or(false),
    };
    let refund = refunds::refund(tx, &charge, ask)?;
    Ok(tx.show(&refund))
}

/// `refund_succeeded {refund}`: a pending refund arrives.
pub fn refund_succeeded(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let refund = refunds::settle(tx, given_refund(params)?)?;
    Ok(tx.show(&refund))
}

/// `refund_failed {refund}`: the bank sends a refund back.
pub fn refund_failed(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let refund = refunds::bounce(tx, given_refund(params)?)?;
    Ok(tx.show(&refund))
}

/// `dispute {payment, reason?}`: the buyer's bank asks for the money back.
pub fn dispute(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let charge = charge(tx, params)?;
    let reason = params.text("reason")?.unwrap_or("fraudulent");
    let dispute = disputes::open(tx, &charge, reason)?;
    Ok(tx.show(&dispute))
}

/// `dispute_won {payment}`: the seller keeps the money.
pub fn dispute_won(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let id = open_dispute(tx, params)?;
    let dispute = disputes::win(tx, &id)?;
    Ok(tx.show(&dispute))
}

/// `dispute_lost {payment}`: the buyer has it back.
pub fn dispute_lost(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let id = open_dispute(tx, params)?;
    let dispute = disputes::lose(tx, &id)?;
    Ok(tx.show(&dispute))
}

/// `account {account, standing}`: `ready`, `restricted` or `new`, as if by Stripe.
pub fn account(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let standing = match params.required("standing")? {
        "ready" => Standing::Ready,
        "restricted" => Standing::Restricted,
        "new" => Standing::New,
        _ => {
            return Err(
                ApiError::invalid("The standing is ready, restricted or new.").param("standing"),
            );
        }
    };
    let account = onboard::set_standing(tx, params.required("account")?, standing)?;
    Ok(tx.show(&account))
}

fn given<'a>(params: &Params<'a>) -> Result<&'a str, ApiError> {
    for name in PAYMENT {
        if let Some(id) = params.text(name)? {
            return Ok(id);
        }
    }
    Err(ApiError::required("payment"))
}

fn given_refund<'a>(params: &Params<'a>) -> Result<&'a str, ApiError> {
    let id = params.text("refund")?.or(params.text("id")?);
    id.ok_or_else(|| ApiError::required("refund"))
}

/// The session behind whatever was given. It need not have a payment yet.
fn session(tx: &Tx<'_>, params: &Params<'_>) -> Result<String, ApiError> {
    let id = given(params)?;
    if tx.state.sessions.get(id).is_some() {
        return Ok(id.to_owned());
    }
    let intent = intent(tx, params)?;
    let session = tx.state.intents.get(&intent).map(|it| it.session.clone());
    session.ok_or_else(|| ApiError::missing("payment", "payment", id))
}

/// The payment intent behind whatever was given: itself, its session, or its charge.
fn intent(tx: &Tx<'_>, params: &Params<'_>) -> Result<String, ApiError> {
    let id = given(params)?;
    let by_session = || tx.state.sessions.get(id)?.payment_intent.clone();
    let by_charge = || Some(tx.state.charges.get(id)?.intent.clone());
    let itself = tx.state.intents.get(id).map(|intent| intent.id.clone());
    itself
        .or_else(by_session)
        .or_else(by_charge)
        .ok_or_else(|| {
            if tx.state.sessions.get(id).is_some() {
                return ApiError::invalid(format!("Session {id} has no payment yet."));
            }
            ApiError::missing("payment", "payment", id)
        })
}

fn charge(tx: &Tx<'_>, params: &Params<'_>) -> Result<String, ApiError> {
    let id = intent(tx, params)?;
    let charge = tx
        .state
        .intents
        .get(&id)
        .and_then(|intent| intent.latest_charge.clone());
    charge.ok_or_else(|| ApiError::invalid(format!("Payment {id} has no charge.")))
}

fn open_dispute(tx: &Tx<'_>, params: &Params<'_>) -> Result<String, ApiError> {
    if let Some(id) = params.text("dispute")? {
        return Ok(id.to_owned());
    }
    let charge = charge(tx, params)?;
    let mut disputes = tx.state.disputes.newest_first();
    let found = disputes.find(|dispute| dispute.charge == charge);
    found
        .map(|dispute| dispute.id.clone())
        .ok_or_else(|| ApiError::invalid(format!("There is no dispute about charge {charge}.")))
}

fn payment(tx: &Tx<'_>, intent: &str) -> Value {
    let intent = tx.state.intents.get(intent);
    let session = intent.and_then(|intent| tx.state.sessions.get(&intent.session));
    json!({
        "payment_intent": intent.map(|intent| tx.show(intent)),
        "session": session.map(|session| tx.show(session)),
    })
}
