//! Charges: <https://docs.stripe.com/api/charges>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page, part};
use crate::error::ApiError;
use crate::tx::{Tx, find};

/// `GET /v1/charges/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.charges, &call.id, call.account.as_deref())?))
}

/// `GET /v1/charges`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["customer", "payment_intent", "transfer_group"]])?;
    let intent = params.text("payment_intent")?;
    let group = params.text("transfer_group")?;
    let never = params.has("customer");
    page(tx, call, &tx.state.charges, |charge| {
        !never
            && intent.is_none_or(|intent| charge.intent == intent)
            && group.is_none_or(|group| charge.plan.transfer_group.as_deref() == Some(group))
    })
}

/// `GET /v1/charges/{id}/refunds`
pub fn refunds(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let charge = find(&tx.state.charges, &call.id, call.account.as_deref())?;
    let refunds = tx.state.refunds.newest_first();
    let refunds = refunds.filter(|refund| refund.charge == charge.id);
    part(
        call,
        "refund",
        refunds.map(|refund| tx.show(refund)).collect(),
    )
}
