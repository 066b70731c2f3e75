//! Licence keys: the creator's lists.

use crate::error::ApiError;
use domain::licence::{AddedKeys, KeyCounts};
use leptos::{prelude::*, server_fn::codec::Json};

/// How many keys of a product there are.
#[server(prefix = "/api", endpoint = "console/count_licence_keys", input = Json)]
pub async fn count_licence_keys(product_id: String) -> Result<KeyCounts, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    Ok(backend::flows::licences::counts(&shared, &session.creator.id, &product).await?)
}

/// Adds keys to the list of a product; a long list is sent in several parts.
#[server(prefix = "/api", endpoint = "console/add_licence_keys", input = Json)]
pub async fn add_licence_keys(
    product_id: String,
    keys: Vec<String>,
) -> Result<AddedKeys, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    Ok(backend::flows::licences::add(&shared, &session.creator.id, &product, &keys).await?)
}

/// Deletes the keys of a product that nobody has.
#[server(prefix = "/api", endpoint = "console/delete_free_licence_keys", input = Json)]
pub async fn delete_free_licence_keys(product_id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    backend::flows::licences::delete_free(&shared, &session.creator.id, &product).await?;
    Ok(())
}
