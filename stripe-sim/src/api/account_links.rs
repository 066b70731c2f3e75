//! Onboarding links: <https://docs.stripe.com/api/account_links>.

use serde_json::Value;

use crate::api::call::Call;
use crate::clock::new_id;
use crate::error::ApiError;
use crate::state::account_link::AccountLink;
use crate::tx::Tx;

/// How long a link can be opened, in seconds.
const LIFETIME: i64 = 300;

/// `POST /v1/account_links`
pub fn create(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[&[
        "account",
        "collect",
        "collection_options",
        "expand",
        "refresh_url",
        "return_url",
        "type",
    ]])?;
    let kind = params.required("type")?;
    if !matches!(kind, "account_onboarding" | "account_update") {
        return Err(ApiError::invalid(format!(
            "Invalid type: must be one of account_onboarding or account_update, not {kind}"
        ))
        .param("type"));
    }
    let account = tx.account(params.required("account")?)?.id.clone();
    let address = |name: &str| {
        params
            .web_address(name)?
            .ok_or_else(|| ApiError::required(name))
    };
    let link = AccountLink {
        id: new_id("", 24),
        account,
        created: tx.now(),
        expires_at: tx.now() + LIFETIME,
        refresh_url: address("refresh_url")?,
        return_url: address("return_url")?,
        used: false,
    };
    tx.state.links.insert(link.clone());
    Ok(link.object(&tx.config.public_base_url))
}
