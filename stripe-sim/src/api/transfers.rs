//! Transfers and what came back of them: <https://docs.stripe.com/api/transfers>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page, part};
use crate::error::ApiError;
use crate::tx::{Tx, find};

/// `GET /v1/transfers/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(
        &tx.state.transfers,
        &call.id,
        call.account.as_deref(),
    )?))
}

/// `GET /v1/transfers`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["destination", "transfer_group"]])?;
    let destination = params.text("destination")?;
    let group = params.text("transfer_group")?;
    page(tx, call, &tx.state.transfers, |transfer| {
        destination.is_none_or(|to| transfer.destination == to)
            && group.is_none_or(|group| transfer.group.as_deref() == Some(group))
    })
}

/// `GET /v1/transfers/{id}/reversals`
pub fn reversals(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let transfer = find(&tx.state.transfers, &call.id, call.account.as_deref())?;
    part(call, "transfer_reversal", transfer.reversal_objects())
}

/// `GET /v1/transfers/{id}/reversals/{reversal}`
pub fn reversal(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    let transfer = find(&tx.state.transfers, &call.id, call.account.as_deref())?;
    call.inner(transfer.reversal_objects(), "transfer reversal")
}
