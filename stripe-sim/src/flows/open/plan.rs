//! `payment_intent_data`, and who may be paid.

use crate::error::ApiError;
use crate::params::Params;
use crate::state::account::Standing;
use crate::state::session::IntentPlan;
use crate::tx::Tx;

/// Reads what the payment of a new session will carry. `total` bounds the application fee.
///
/// # Errors
/// When a parameter is no good, or the account that would be paid is not ready.
pub fn plan(
    tx: &Tx<'_>,
    account: Option<&str>,
    params: &Params<'_>,
    total: i64,
) -> Result<IntentPlan, ApiError> {
    let Some(data) = params.child("payment_intent_data")? else {
        let plan = IntentPlan::default();
        check_payees(tx, account, &plan)?;
        return Ok(plan);
    };
    data.allow(&[&[
        "application_fee_amount",
        "capture_method",
        "description",
        "metadata",
        "on_behalf_of",
        "receipt_email",
        "setup_future_usage",
        "shipping",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_data",
        "transfer_group",
    ]])?;
    let transfer = data.child("transfer_data")?;
    let (mut destination, mut transfer_amount) = (None, None);
    if let Some(transfer) = &transfer {
        transfer.allow(&[&["amount", "destination"]])?;
        destination = Some(transfer.required("destination")?.to_owned());
        transfer_amount = amount(transfer, "amount", total)?;
    }
    let on_behalf_of = data.text("on_behalf_of")?.map(str::to_owned);
    if let (Some(transfer), Some(to)) = (&transfer, &destination) {
        known(tx, to, &transfer.name("destination"))?;
    }
    if let Some(account) = &on_behalf_of {
        known(tx, account, &data.name("on_behalf_of"))?;
    }
    // Stripe would hold the money with `manual`, which is more than this simulator can.
    data.one_of("capture_method", &["automatic", "automatic_async"])?;
    let fee = amount(&data, "application_fee_amount", total)?;
    let name = data.name("application_fee_amount");
    if fee.is_some() && destination.is_none() && account.is_none() {
        return Err(ApiError::invalid(
            "Can only apply an application_fee_amount when the payment is made for a connected \
             account: with transfer_data[destination] or the Stripe-Account header.",
        )
        .param(name));
    }
    if fee.is_some() && transfer_amount.is_some() {
        return Err(ApiError::invalid(
            "You can only use one of application_fee_amount and transfer_data[amount].",
        )
        .param(name));
    }
    let plan = IntentPlan {
        metadata: data.metadata("metadata")?,
        description: data.short("description", 1_000)?,
        receipt_email: data.short("receipt_email", 800)?,
        statement_descriptor: data.short("statement_descriptor", 22)?,
        application_fee_amount: fee,
        destination,
        transfer_amount,
        on_behalf_of,
        transfer_group: data.text("transfer_group")?.map(str::to_owned),
    };
    check_payees(tx, account, &plan)?;
    Ok(plan)
}

fn known(tx: &Tx<'_>, account: &str, param: &str) -> Result<(), ApiError> {
    if tx.state.accounts.get(account).is_some() {
        return Ok(());
    }
    Err(ApiError::missing("destination", param, account).status(400))
}

/// An amount out of the payment, in minor units.
fn amount(params: &Params<'_>, name: &str, total: i64) -> Result<Option<i64>, ApiError> {
    let Some(amount) = params.integer(name)? else {
        return Ok(None);
    };
    if (0..=total).contains(&amount) {
        return Ok(Some(amount));
    }
    let name = params.name(name);
    Err(ApiError::invalid(format!(
        "Invalid {name}: it must not be negative nor larger than the payment, which is {total}."
    ))
    .param(name))
}

/// Whether everybody a payment is for may take payments: the account that charges, the one the
/// money goes to, and the one it is settled for.
///
/// # Errors
/// When one of them may not, or is gone.
pub fn check_payees(tx: &Tx<'_>, account: Option<&str>, plan: &IntentPlan) -> Result<(), ApiError> {
    let others = [plan.destination.as_deref(), plan.on_behalf_of.as_deref()];
    for id in account.into_iter().chain(others.into_iter().flatten()) {
        can_charge(tx, id)?;
    }
    Ok(())
}

fn can_charge(tx: &Tx<'_>, account: &str) -> Result<(), ApiError> {
    if tx.account(account)?.standing == Standing::Ready {
        return Ok(());
    }
    Err(ApiError::invalid(format!(
        "Account {account} cannot take payments: at least one of the capabilities card_payments \
         and transfers must be active. Finish its onboarding first."
    ))
    .code("insufficient_capabilities_for_transfer"))
}
