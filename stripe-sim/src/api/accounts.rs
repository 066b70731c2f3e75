//! Connected accounts: <https://docs.stripe.com/api/accounts>.

mod describe;

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::clock::new_id;
use crate::error::ApiError;
use crate::flows::onboard::announce;
use crate::state::account::{Account, PLATFORM, Standing};
use crate::tx::Tx;

/// What can be said at any time.
const UPDATE: &[&str] = &[
    "account_token",
    "business_profile",
    "business_type",
    "capabilities",
    "company",
    "default_currency",
    "documents",
    "email",
    "expand",
    "external_account",
    "groups",
    "individual",
    "metadata",
    "settings",
    "tos_acceptance",
];
/// What can be said once.
const CREATE: &[&str] = &["controller", "country", "type"];

/// `POST /v1/accounts`
pub fn create(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[UPDATE, CREATE])?;
    let (kind, controller) = describe::kind(&params)?;
    let mut account = Account {
        id: new_id("acct_1", 15),
        created: tx.now(),
        kind,
        controller: Some(controller),
        country: params.text("country")?.unwrap_or("US").to_uppercase(),
        default_currency: "usd".to_owned(),
        email: None,
        business_type: None,
        business_name: None,
        url: None,
        capabilities: Vec::new(),
        metadata: params.metadata("metadata")?,
        standing: Standing::New,
    };
    describe::describe(&mut account, &params)?;
    if account.capabilities.is_empty() {
        account.capabilities = vec!["card_payments".to_owned(), "transfers".to_owned()];
    }
    tx.state.accounts.insert(account.clone());
    announce(tx, &account, None);
    Ok(tx.show(&account))
}

/// `GET /v1/accounts/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    if call.id == PLATFORM {
        return Ok(tx.show(&Account::platform()));
    }
    Ok(tx.show(reachable(tx, &call.id)?))
}

/// `GET /v1/account`: whose key it is, or the account the call is made for.
pub fn own(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    match &call.account {
        Some(id) => Ok(tx.show(reachable(tx, id)?)),
        None => Ok(tx.show(&Account::platform())),
    }
}

/// `POST /v1/accounts/{id}`
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[UPDATE])?;
    let mut account = reachable(tx, &call.id)?.clone();
    describe::describe(&mut account, &params)?;
    params.merge_metadata(&mut account.metadata)?;
    tx.state.accounts.insert(account.clone());
    announce(tx, &account, None);
    Ok(tx.show(&account))
}

/// `DELETE /v1/accounts/{id}`
pub fn delete(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    reachable(tx, &call.id)?;
    tx.state.accounts.remove(&call.id);
    Ok(json!({ "id": call.id, "object": "account", "deleted": true }))
}

/// `GET /v1/accounts`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[LIST])?;
    page(tx, call, &tx.state.accounts, |_| true)
}

fn reachable<'t>(tx: &'t Tx<'_>, id: &str) -> Result<&'t Account, ApiError> {
    tx.account(id).map_err(|_| no_access(id))
}

/// What a call hears that names an account it has nothing to do with.
pub fn no_access(id: &str) -> ApiError {
    ApiError::invalid(format!(
        "The provided key does not have access to account '{id}' (or that account does not exist)."
    ))
    .code("account_invalid")
    .status(403)
}
