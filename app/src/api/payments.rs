//! How the creator is paid, and what their receipts say.

use crate::error::ApiError;
use domain::seller::Seller;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// Where the creator stands on the way to being paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payouts {
    /// The operator's own account is charged: there is nothing to set up.
    NotNeeded,
    /// They have to make an account first.
    Missing,
    /// They have begun, and something is missing or being checked.
    Unready(Unready),
    /// They can sell.
    Ready {
        /// Whether the money also reaches their bank already.
        payouts_enabled: bool,
    },
}

/// What keeps an account from selling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unready {
    /// Whether the creator has handed in everything that was asked for at first.
    pub details_submitted: bool,
    /// What is missing, in the payment service's words, like `individual.id_number`.
    pub currently_due: Vec<String>,
    /// Why it was switched off, if it was.
    pub disabled_reason: Option<String>,
}

impl Payouts {
    /// Whether the creator can sell.
    pub const fn can_sell(&self) -> bool {
        matches!(self, Self::NotNeeded | Self::Ready { .. })
    }
}

/// What there is to settle about payments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payments {
    /// What receipts say.
    pub seller: Seller,
    /// Where the creator stands.
    pub payouts: Payouts,
}

/// What there is to settle about payments.
#[server(prefix = "/api", endpoint = "console/payments", input = Json)]
pub async fn get_payments() -> Result<Payments, ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(Payments {
        seller: backend::flows::sellers::get(&shared, creator).await?,
        payouts: backend::flows::connect::payouts(&shared, creator)
            .await?
            .into(),
    })
}

/// Where the creator stands on the way to being paid.
#[server(prefix = "/api", endpoint = "console/payouts", input = Json)]
pub async fn get_payouts() -> Result<Payouts, ApiError> {
    let (shared, session) = super::signed_in()?;
    let payouts = backend::flows::connect::payouts(&shared, &session.creator.id).await?;
    Ok(payouts.into())
}

/// Asks the payment service how the creator's account stands.
#[server(prefix = "/api", endpoint = "console/refresh_payouts", input = Json)]
pub async fn refresh_payouts() -> Result<Payouts, ApiError> {
    let (shared, session) = super::signed_in()?;
    let payouts = backend::flows::connect::refresh(&shared, &session.creator.id).await?;
    Ok(payouts.into())
}

/// The address at the payment service where the creator sets up their account.
#[server(prefix = "/api", endpoint = "console/set_up_payouts", input = Json)]
pub async fn set_up_payouts() -> Result<String, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::connect::onboard(&shared, &session.creator.id).await?)
}

/// Changes what receipts say.
#[server(prefix = "/api", endpoint = "console/update_seller", input = Json)]
pub async fn update_seller(seller: Seller) -> Result<Seller, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::sellers::update(&shared, &session.creator.id, &seller).await?)
}
