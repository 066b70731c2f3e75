//! Payment intents: <https://docs.stripe.com/api/payment_intents>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::tx::{Tx, find};

/// `GET /v1/payment_intents/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["client_secret", "expand"]])?;
    Ok(tx.show(find(&tx.state.intents, &call.id, call.account.as_deref())?))
}

/// `GET /v1/payment_intents`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["customer", "customer_account"]])?;
    let never = params.has("customer") || params.has("customer_account");
    page(tx, call, &tx.state.intents, |_| !never)
}
