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
    if let Some(account) = account {
        can_charge(tx, account)?;
    }
    let Some(data) = params.child("payment_intent_data")? else {
        return Ok(IntentPlan::default());
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
    let destination = match data.child("transfer_data")? {
        Some(transfer) => Some(transfer.required("destination")?.to_owned()),
        None => None,
    };
    if let Some(to) = &destination {
        if tx.state.accounts.get(to).is_none() {
            let name = data.name("transfer_data[destination]");
            return Err(ApiError::missing("destination", &name, to).status(400));
        }
        can_charge(tx, to)?;
    }
    let fee = data.integer("application_fee_amount")?;
    let name = data.name("application_fee_amount");
    if fee.is_some() && destination.is_none() && account.is_none() {
        return Err(ApiError::invalid(
            "Can only apply an application_fee_amount when the payment is made for a connected \
             account: with transfer_data[destination] or the Stripe-Account header.",
        )
        .param(name));
    }
    if fee.is_some_and(|fee| fee < 0 || fee > total) {
        return Err(ApiError::invalid(
            "The application fee must be a positive amount no larger than the payment.",
        )
        .param(name));
    }
    Ok(IntentPlan {
        metadata: data.metadata("metadata")?,
        description: data.short("description", 1_000)?,
        receipt_email: data.short("receipt_email", 800)?,
        statement_descriptor: data.short("statement_descriptor", 22)?,
        application_fee_amount: fee,
        destination,
        on_behalf_of: data.text("on_behalf_of")?.map(str::to_owned),
        transfer_group: data.text("transfer_group")?.map(str::to_owned),
    })
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
