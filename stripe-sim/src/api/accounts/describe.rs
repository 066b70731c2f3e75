//! What is said about an account when it is made or changed.

use crate::error::ApiError;
use crate::params::Params;
use crate::state::account::Account;
use crate::state::account::controller::Controller;

const CAPABILITIES: [&str; 3] = ["card_payments", "transfers", "sepa_debit_payments"];

/// The `type` of a new account, and who answers for it.
///
/// # Errors
/// When either is no good, or both are given.
pub fn kind(params: &Params<'_>) -> Result<(String, Controller), ApiError> {
    let kind = params.one_of("type", &["custom", "express", "standard"])?;
    let Some(wanted) = params.child("controller")? else {
        let kind = kind.unwrap_or("standard");
        return Ok((kind.to_owned(), Controller::of_kind(kind)));
    };
    if kind.is_some() {
        return Err(ApiError::invalid(
            "You may not provide the `type` parameter and `controller` parameters simultaneously. \
             `controller.type` is implied by the other controller properties.",
        )
        .param("type"));
    }
    Ok(("none".to_owned(), controller(&wanted)?))
}

fn controller(params: &Params<'_>) -> Result<Controller, ApiError> {
    let parts = [
        "fees",
        "losses",
        "requirement_collection",
        "stripe_dashboard",
    ];
    params.allow(&[&parts])?;
    let inner = |part: &str, name: &str, words: &[&str]| match params.child(part)? {
        Some(part) => Ok(part.one_of(name, words)?.map(str::to_owned)),
        None => Ok(None),
    };
    let usual = Controller::of_kind("standard");
    let payers = ["account", "application"];
    let bearers = ["application", "stripe"];
    let dashboards = ["express", "full", "none"];
    let requirements = params.one_of("requirement_collection", &bearers)?;
    Ok(Controller {
        fees: inner("fees", "payer", &payers)?.unwrap_or(usual.fees),
        losses: inner("losses", "payments", &bearers)?.unwrap_or(usual.losses),
        requirements: requirements.map_or(usual.requirements, str::to_owned),
        dashboard: inner("stripe_dashboard", "type", &dashboards)?.unwrap_or(usual.dashboard),
    })
}

/// Takes over what a call says about an account.
///
/// # Errors
/// When something of it is no good.
pub fn describe(account: &mut Account, params: &Params<'_>) -> Result<(), ApiError> {
    if let Some(email) = params.short("email", 800)? {
        account.email = Some(email);
    }
    if let Some(currency) = params.text("default_currency")? {
        account.default_currency = currency.to_lowercase();
    }
    let kinds = ["company", "government_entity", "individual", "non_profit"];
    if let Some(business) = params.one_of("business_type", &kinds)? {
        account.business_type = Some(business.to_owned());
    }
    if let Some(profile) = params.child("business_profile")? {
        account.business_name = profile.short("name", 500)?.or(account.business_name.take());
        account.url = profile.web_address("url")?.or(account.url.take());
    }
    let Some(wanted) = params.child("capabilities")? else {
        return Ok(());
    };
    for name in CAPABILITIES {
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
