//! Payment intents: <https://docs.stripe.com/api/payment_intents>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::flows::cancel;
use crate::tx::{Tx, find};

const REASONS: &[&str] = &[
    "abandoned",
    "duplicate",
    "fraudulent",
    "requested_by_customer",
];

/// `GET /v1/payment_intents/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["client_secret", "expand"]])?;
    Ok(tx.show(find(&tx.state.intents, &call.id, call.account.as_deref())?))
}

/// `POST /v1/payment_intents/{id}`: its metadata and description can be changed.
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[&["description", "expand", "metadata"]])?;
    let mut intent = find(&tx.state.intents, &call.id, call.account.as_deref())?.clone();
    params.merge_metadata(&mut intent.plan.metadata)?;
    if let Some(text) = params.maybe_empty("description")? {
        intent.plan.description = (!text.is_empty()).then(|| text.to_owned());
    }
    tx.state.intents.insert(intent.clone());
    Ok(tx.show(&intent))
}

/// `POST /v1/payment_intents/{id}/cancel`
pub fn cancel(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[&["cancellation_reason", "expand"]])?;
    let reason = params.one_of("cancellation_reason", REASONS)?;
    find(&tx.state.intents, &call.id, call.account.as_deref())?;
    let intent = cancel::cancel(tx, &call.id, reason)?;
    Ok(tx.show(&intent))
}

/// `GET /v1/payment_intents`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["customer", "customer_account"]])?;
    let never = params.has("customer") || params.has("customer_account");
    page(tx, call, &tx.state.intents, |_| !never)
}
