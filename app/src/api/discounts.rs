//! Discount codes.

use super::Batch;
use crate::error::ApiError;
use domain::discount::{Discount, DiscountDraft};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A code with what it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// The code.
    pub discount: Discount,
    /// The link that brings it along; only for the code of one page.
    pub url: Option<String>,
    /// The title of the only page it counts on.
    pub page_title: Option<String>,
    /// The name of the only product it counts for.
    pub product_name: Option<String>,
}

/// The creator's codes, from the cursor on.
#[server(prefix = "/api", endpoint = "console/list_discounts", input = Json)]
pub async fn list_discounts(cursor: Option<String>) -> Result<Batch<Code>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let paging = super::paging(cursor.as_deref())?;
    let listing = backend::flows::discounts::list(&shared, &session.creator.id, &paging).await?;
    let mut items = Vec::new();
    for discount in listing.items {
        items.push(super::convert::code(&shared, discount).await?);
    }
    Ok(Batch {
        now: shared.now(),
        items,
        next_cursor: listing.next_cursor,
    })
}

/// One code.
#[server(prefix = "/api", endpoint = "console/discount", input = Json)]
pub async fn get_discount(id: String) -> Result<Code, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::discount(&id)?;
    let discount = backend::flows::discounts::get(&shared, &session.creator.id, &id).await?;
    super::convert::code(&shared, discount).await
}

/// Makes a code.
#[server(prefix = "/api", endpoint = "console/create_discount", input = Json)]
pub async fn create_discount(draft: DiscountDraft) -> Result<Discount, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::discounts::create(&shared, &session.creator.id, &draft).await?)
}

/// Changes a code.
#[server(prefix = "/api", endpoint = "console/update_discount", input = Json)]
pub async fn update_discount(id: String, draft: DiscountDraft) -> Result<Discount, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::discount(&id)?;
    Ok(backend::flows::discounts::update(&shared, &session.creator.id, &id, &draft).await?)
}

/// Takes a code away.
#[server(prefix = "/api", endpoint = "console/delete_discount", input = Json)]
pub async fn delete_discount(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::discount(&id)?;
    Ok(backend::flows::discounts::delete(&shared, &session.creator.id, &id).await?)
}
