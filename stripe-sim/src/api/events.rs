//! Events: <https://docs.stripe.com/api/events>.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::error::ApiError;
use crate::tx::{Tx, find};

const MAX_KINDS: usize = 20;

/// `GET /v1/events/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.events, &call.id, call.account.as_deref())?))
}

/// `GET /v1/events`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[LIST, &["delivery_success", "type", "types"]])?;
    let delivered = params.boolean("delivery_success")?;
    let mut kinds = params.texts("types")?;
    if kinds.len() > MAX_KINDS {
        return Err(
            ApiError::invalid(format!("You can ask for at most {MAX_KINDS} types.")).param("types"),
        );
    }
    if let Some(kind) = params.text("type")? {
        if !kinds.is_empty() {
            return Err(ApiError::invalid("You can only use one of type and types.").param("type"));
        }
        kinds.push(kind.to_owned());
    }
    page(tx, call, &tx.state.events, |event| {
        (kinds.is_empty() || kinds.iter().any(|kind| matches(kind, &event.kind)))
            && delivered.is_none_or(|delivered| delivered == event.is_delivered())
    })
}

/// A type, or a group of them: `charge.*`.
fn matches(pattern: &str, kind: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => kind.starts_with(start),
        None => pattern == kind,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_a_group() {
        assert!(matches("charge.*", "charge.dispute.created"));
        assert!(matches("charge.refunded", "charge.refunded"));
        assert!(!matches("charge.refunded", "charge.refunded.again"));
        assert!(!matches("charge.*", "checkout.session.completed"));
    }
}
