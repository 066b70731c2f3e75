//! Personal copies: files that carry their buyer's address.

use crate::error::ApiError;
use domain::preview::Making;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A personal copy of one file of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalCopy {
    /// What the file is called.
    pub file_name: String,
    /// How far the copy is.
    pub state: Making,
    /// Why it could not be made, in a sentence.
    pub failure: Option<String>,
}

/// The personal copies of an order.
#[server(prefix = "/api", endpoint = "console/copies", input = Json)]
pub async fn list_copies(order: String) -> Result<Vec<PersonalCopy>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&order)?;
    let copies = backend::flows::copies::of_order(&shared, &session.creator.id, &id).await?;
    Ok(copies.into_iter().map(super::convert::copy).collect())
}

/// Tries once more to make the copies of an order that could not be made.
#[server(prefix = "/api", endpoint = "console/retry_copies", input = Json)]
pub async fn retry_copies(order: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&order)?;
    Ok(backend::flows::copies::retry(&shared, &session.creator.id, &id).await?)
}
