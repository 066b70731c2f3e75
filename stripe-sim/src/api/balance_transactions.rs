//! Balance transactions: <https://docs.stripe.com/api/balance_transactions>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::tx::{Tx, find};

/// `GET /v1/balance_transactions/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.balance, &call.id, call.account.as_deref())?))
}

/// `GET /v1/balance_transactions`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["currency", "payout", "source", "type"]])?;
    let currency = params.text("currency")?;
    let source = params.text("source")?;
    let kind = params.text("type")?;
    let never = params.has("payout");
    page(tx, call, &tx.state.balance, |entry| {
        !never
            && currency.is_none_or(|currency| entry.currency.eq_ignore_ascii_case(currency))
            && source.is_none_or(|source| entry.source == source)
            && kind.is_none_or(|kind| entry.kind == kind)
    })
}
