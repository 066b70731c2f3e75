//! Products: what the creator sells.

use super::Batch;
use crate::error::ApiError;
use domain::{
    Timestamp,
    licence::KeyCounts,
    product::{Product, ProductDraft},
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// The creator's products, from the cursor on.
#[server(prefix = "/api", endpoint = "console/list_products", input = Json)]
pub async fn list_products(cursor: Option<String>) -> Result<Batch<Product>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let paging = super::paging(cursor.as_deref())?;
    let listing = backend::flows::products::list(&shared, &session.creator.id, &paging).await?;
    Ok(super::batch(&shared, listing, |product| product))
}

/// One product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductDetail {
    /// The server's time.
    pub now: Timestamp,
    /// The product.
    pub product: Product,
    /// How many licence keys it has.
    pub keys: KeyCounts,
}

/// One product.
#[server(prefix = "/api", endpoint = "console/product", input = Json)]
pub async fn get_product(id: String) -> Result<ProductDetail, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::product(&id)?;
    let creator = &session.creator.id;
    Ok(ProductDetail {
        now: shared.now(),
        product: backend::flows::products::get(&shared, creator, &id).await?,
        keys: backend::flows::licences::counts(&shared, creator, &id).await?,
    })
}

/// Makes a product.
#[server(prefix = "/api", endpoint = "console/create_product", input = Json)]
pub async fn create_product(draft: ProductDraft) -> Result<Product, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::products::create(&shared, &session.creator.id, &draft).await?)
}

/// Changes a product.
#[server(prefix = "/api", endpoint = "console/update_product", input = Json)]
pub async fn update_product(id: String, draft: ProductDraft) -> Result<Product, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::product(&id)?;
    Ok(backend::flows::products::update(&shared, &session.creator.id, &id, &draft).await?)
}

/// Deletes a product, unless an open page shows it.
#[server(prefix = "/api", endpoint = "console/delete_product", input = Json)]
pub async fn delete_product(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::product(&id)?;
    Ok(backend::flows::products::delete(&shared, &session.creator.id, &id).await?)
}
