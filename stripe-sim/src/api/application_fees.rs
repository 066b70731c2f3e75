//! Application fees and what was given back of them:
//! <https://docs.stripe.com/api/application_fees>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page, part};
use crate::error::ApiError;
use crate::tx::{Tx, find};

/// `GET /v1/application_fees/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.fees, &call.id, call.account.as_deref())?))
}

/// `GET /v1/application_fees`, also by the platform's own charge.
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["charge"]])?;
    let charge = params.text("charge")?;
    page(tx, call, &tx.state.fees, |fee| {
        charge.is_none_or(|charge| fee.charge == charge || fee.origin.as_deref() == Some(charge))
    })
}

/// `GET /v1/application_fees/{id}/refunds`
pub fn refunds(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let fee = find(&tx.state.fees, &call.id, call.account.as_deref())?;
    part(call, "fee_refund", fee.refund_objects())
}

/// `GET /v1/application_fees/{id}/refunds/{refund}`
pub fn refund(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    let fee = find(&tx.state.fees, &call.id, call.account.as_deref())?;
    call.inner(fee.refund_objects(), "fee refund")
}
