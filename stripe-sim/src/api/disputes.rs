//! Disputes: <https://docs.stripe.com/api/disputes>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::flows::dispute;
use crate::params::{Metadata, Params};
use crate::state::dispute::{EVIDENCE, FILES};
use crate::tx::{Tx, find};

/// What Stripe takes besides texts; accepted and without effect.
const OTHER_EVIDENCE: &[&str] = &["appeal", "enhanced_evidence"];
/// Stripe's limit for all texts together.
const MAX_EVIDENCE: usize = 150_000;

/// `GET /v1/disputes/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.disputes, &call.id, call.account.as_deref())?))
}

/// `POST /v1/disputes/{id}`. Stripe submits the evidence unless `submit` is `false`.
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[&[
        "evidence",
        "expand",
        "intended_submission_method",
        "metadata",
        "submit",
    ]])?;
    let mut metadata = find(&tx.state.disputes, &call.id, call.account.as_deref())?
        .metadata
        .clone();
    params.merge_metadata(&mut metadata)?;
    let evidence = match params.child("evidence")? {
        Some(evidence) => texts(&evidence)?,
        None => Metadata::new(),
    };
    let submit = params.boolean("submit")?.unwrap_or(params.has("evidence"));
    let dispute = dispute::answer(tx, &call.id, evidence, metadata, submit)?;
    Ok(tx.show(&dispute))
}

/// `POST /v1/disputes/{id}/close`: the seller gives in.
pub fn close(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    find(&tx.state.disputes, &call.id, call.account.as_deref())?;
    let dispute = dispute::lose(tx, &call.id)?;
    Ok(tx.show(&dispute))
}

/// `GET /v1/disputes`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["charge", "payment_intent"]])?;
    let charge = params.text("charge")?;
    let intent = params.text("payment_intent")?;
    page(tx, call, &tx.state.disputes, |dispute| {
        charge.is_none_or(|charge| dispute.charge == charge)
            && intent.is_none_or(|intent| dispute.intent == intent)
    })
}

fn texts(params: &Params<'_>) -> Result<Metadata, ApiError> {
    params.allow(&[EVIDENCE, OTHER_EVIDENCE])?;
    let mut texts = Metadata::new();
    for name in EVIDENCE {
        if let Some(text) = params.maybe_empty(name)? {
            if FILES.contains(name) && !text.is_empty() {
                return Err(ApiError::missing("file upload", &params.name(name), text).status(400));
            }
            texts.insert((*name).to_owned(), text.to_owned());
        }
    }
    if texts.values().map(String::len).sum::<usize>() > MAX_EVIDENCE {
        return Err(
            ApiError::invalid("The evidence has more than 150,000 characters.").param("evidence"),
        );
    }
    Ok(texts)
}
