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

/// A page or a product that a code can be for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Everything that a code can be for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Targets {
    /// The pages that have not closed, newest first.
    pub pages: Vec<Target>,
    /// The products, newest first.
    pub products: Vec<Target>,
    /// The currency of the newest product.
    pub currency: String,
}

/// Everything that a code can be for.
#[server(prefix = "/api", endpoint = "console/discount_targets", input = Json)]
pub async fn list_targets() -> Result<Targets, ApiError> {
    use super::convert::whole_list;
    use backend::flows;
    let (shared, session) = super::signed_in()?;
    let (creator, now) = (&session.creator.id, shared.now());
    let pages = whole_list!(flows::pages::list, &shared, creator);
    let products = whole_list!(flows::products::list, &shared, creator);
    let newest = products.first().map(|newest| newest.pricing.currency());
    let open = pages.into_iter().filter(|page| page.closes_at() > now);
    Ok(Targets {
        currency: newest.map_or("USD", |currency| currency.code()).to_owned(),
        pages: open
            .map(|page| Target {
                id: page.id.to_string(),
                name: page.title(),
            })
            .collect(),
        products: products
            .into_iter()
            .map(|product| Target {
                id: product.id.to_string(),
                name: product.name,
            })
            .collect(),
    })
}
