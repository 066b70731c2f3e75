//! Orders: what customers bought.

use super::Batch;
use crate::error::ApiError;
use domain::{
    Money, Timestamp,
    id::{OrderId, PageId, ProductId, ShortId},
    order::OrderStatus,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// One product of an order, as it was when it was ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderItem {
    /// The product.
    pub product_id: ProductId,
    /// What it was called.
    pub name: String,
    /// What one copy cost.
    pub price: Money,
    /// How many copies.
    pub quantity: i64,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Identifies it.
    pub id: OrderId,
    /// The page it was made on.
    pub page_id: PageId,
    /// That page's public name.
    pub short_id: ShortId,
    /// The customer's address.
    pub email: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// What it costs.
    pub total: Money,
    /// What came in.
    pub amount_paid: Money,
    /// The payment at Stripe.
    pub payment_id: Option<String>,
    /// What was ordered.
    pub items: Vec<OrderItem>,
    /// When the checkout began.
    pub created_at: Timestamp,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
    /// Download sessions so far.
    pub download_attempts: i64,
    /// The last of them.
    pub last_download_at: Option<Timestamp>,
    /// Until when the copies are held for an unpaid checkout.
    pub hold_expires_at: Timestamp,
    /// Until when the files can be fetched.
    pub downloads_until: Option<Timestamp>,
}

/// The creator's orders, of one page or of all, from the cursor on.
#[server(prefix = "/api", endpoint = "console/list_orders", input = Json)]
pub async fn list_orders(
    page_id: Option<String>,
    cursor: Option<String>,
) -> Result<Batch<Order>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let page = page_id.as_deref().map(super::ids::page).transpose()?;
    let (creator, paging) = (&session.creator.id, super::paging(cursor.as_deref())?);
    let listing = backend::flows::orders::list(&shared, creator, page.as_ref(), &paging).await?;
    Ok(super::batch(&shared, listing, super::convert::order))
}

/// One order.
#[server(prefix = "/api", endpoint = "console/order", input = Json)]
pub async fn get_order(id: String) -> Result<Order, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&id)?;
    let order = backend::flows::orders::get(&shared, &session.creator.id, &id).await?;
    Ok(super::convert::order(order))
}
