//! Connected accounts: <https://docs.stripe.com/api/accounts>.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::list::{LIST, page};
use crate::clock::new_id;
use crate::error::ApiError;
use crate::flows::onboard::announce;
use crate::params::Params;
use crate::state::account::{Account, Standing};
use crate::tx::Tx;

const CREATE: &[&str] = &[
    "account_token",
    "business_profile",
    "business_type",
    "capabilities",
    "company",
    "controller",
    "country",
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
    "type",
];

/// `POST /v1/accounts`
pub fn create(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[CREATE])?;
    let mut account = Account {
        id: new_id("acct_1", 15),
        created: tx.now(),
        kind: kind(&params)?,
        country: params.text("country")?.unwrap_or("US").to_uppercase(),
        default_currency: params
            .text("default_currency")?
            .unwrap_or("usd")
            .to_lowercase(),
        email: None,
        business_type: None,
        business_name: None,
        url: None,
        capabilities: Vec::new(),
        metadata: params.metadata("metadata")?,
        standing: Standing::New,
    };
    describe(&mut account, &params)?;
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
    let account = tx.account(&call.id).map_err(|_| no_access(&call.id))?;
    Ok(tx.show(account))
}

/// `POST /v1/accounts/{id}`
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[CREATE])?;
    let mut account = tx
        .account(&call.id)
        .map_err(|_| no_access(&call.id))?
        .clone();
    describe(&mut account, &params)?;
    params.merge_metadata(&mut account.metadata)?;
    tx.state.accounts.insert(account.clone());
    announce(tx, &account, None);
    Ok(tx.show(&account))
}

/// `DELETE /v1/accounts/{id}`
pub fn delete(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    tx.account(&call.id).map_err(|_| no_access(&call.id))?;
    tx.state.accounts.remove(&call.id);
    Ok(json!({ "id": call.id, "object": "account", "deleted": true }))
}

/// `GET /v1/accounts`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[LIST])?;
    page(tx, call, &tx.state.accounts, |_| true)
}

fn kind(params: &Params<'_>) -> Result<String, ApiError> {
    match params.text("type")? {
        Some(kind @ ("standard" | "express" | "custom")) => Ok(kind.to_owned()),
        Some(kind) => Err(ApiError::invalid(format!(
            "Invalid type: must be one of custom, express, or standard, not {kind}"
        ))
        .param("type")),
        None if params.has("controller") => Ok("none".to_owned()),
        None => Ok("standard".to_owned()),
    }
}

fn describe(account: &mut Account, params: &Params<'_>) -> Result<(), ApiError> {
    if let Some(email) = params.short("email", 800)? {
        account.email = Some(email);
    }
    if let Some(business) = params.text("business_type")? {
        account.business_type = Some(business.to_owned());
    }
    if let Some(profile) = params.child("business_profile")? {
        account.business_name = profile.short("name", 500)?.or(account.business_name.take());
        account.url = profile.web_address("url")?.or(account.url.take());
    }
    for name in ["card_payments", "transfers", "sepa_debit_payments"] {
        let Some(wanted) = params.child("capabilities")? else {
            break;
        };
        let Some(capability) = wanted.child(name)? else {
            continue;
        };
        account.capabilities.retain(|known| known != name);
        if capability.boolean("requested")?.unwrap_or(false) {
            account.capabilities.push(name.to_owned());
        }
    }
    Ok(())
}

fn no_access(id: &str) -> ApiError {
    ApiError::invalid(format!(
        "The provided key does not have access to account '{id}' (or that account does not exist)."
    ))
    .code("account_invalid")
    .status(403)
}
