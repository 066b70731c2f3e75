//! Refunds: <https://docs.stripe.com/api/refunds>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::flows::refund::{Ask, refund};
use crate::tx::{Tx, find};

const CREATE: &[&str] = &[
    "amount",
    "charge",
    "currency",
    "customer",
    "expand",
    "instructions_email",
    "metadata",
    "origin",
    "payment_intent",
    "reason",
    "refund_application_fee",
    "reverse_transfer",
];
const REASONS: &[&str] = &["duplicate", "fraudulent", "requested_by_customer"];

/// `POST /v1/refunds`
pub fn create(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[CREATE])?;
    let charge = charge(tx, call)?;
    let reason = params.text("reason")?;
    if let Some(reason) = reason.filter(|reason| !REASONS.contains(reason)) {
        return Err(ApiError::invalid(format!(
            "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer, not \
             {reason}"
        ))
        .param("reason"));
    }
    let ask = Ask {
        amount: params.integer("amount")?,
        reason: reason.map(str::to_owned),
        metadata: params.metadata("metadata")?,
        reverse_transfer: params.boolean("reverse_transfer")?.unwrap_or(false),
        refund_application_fee: params.boolean("refund_application_fee")?.unwrap_or(false),
    };
    let refund = refund(tx, &charge, ask)?;
    Ok(tx.show(&refund))
}

/// `GET /v1/refunds/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.refunds, &call.id, call.account.as_deref())?))
}

/// `POST /v1/refunds/{id}`: its metadata can be changed.
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand", "metadata"]])?;
    let mut refund = find(&tx.state.refunds, &call.id, call.account.as_deref())?.clone();
    call.params().merge_metadata(&mut refund.metadata)?;
    tx.state.refunds.insert(refund.clone());
    tx.emit("refund.updated", &refund);
    Ok(tx.show(&refund))
}

/// `GET /v1/refunds`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["charge", "payment_intent"]])?;
    let charge = params.text("charge")?;
    let intent = params.text("payment_intent")?;
    page(tx, call, &tx.state.refunds, |refund| {
        charge.is_none_or(|charge| refund.charge == charge)
            && intent.is_none_or(|intent| refund.intent == intent)
    })
}

/// The charge a refund is for, named directly or by its payment.
fn charge(tx: &Tx<'_>, call: &Call) -> Result<String, ApiError> {
    let params = call.params();
    let account = call.account.as_deref();
    match (params.text("charge")?, params.text("payment_intent")?) {
        (Some(id), _) => {
            let charge = find(&tx.state.charges, id, account);
            Ok(charge.map_err(|error| error.param("charge"))?.id.clone())
        }
        (None, Some(id)) => {
            let intent = find(&tx.state.intents, id, account);
            let intent = intent.map_err(|error| error.param("payment_intent"))?;
            intent.latest_charge.clone().ok_or_else(|| {
                ApiError::invalid(format!(
                    "This PaymentIntent ({id}) does not have a successful charge to refund."
                ))
                .code("payment_intent_unexpected_state")
            })
        }
        (None, None) => Err(ApiError::invalid(
            "One of the following params should be provided for this request: payment_intent or \
             charge.",
        )
        .code("parameter_missing")),
    }
}
