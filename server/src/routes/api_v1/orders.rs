//! `/orders`: who bought what.

use super::{
    Answer,
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, OfPage, Part},
    schema,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{
    Shared,
    flows::orders::{self, OrderItem},
};
use domain::{Timestamp, id::OrderId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
}

/// An order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    sales_page_id: String,
    /// The same as `salesPageId`.
    #[schema(format = "uuid")]
    page_id: String,
    #[schema(schema_with = schema::short_id)]
    short_id: String,
    /// The first product.
    #[schema(format = "uuid", required)]
    product_id: Option<String>,
    #[schema(schema_with = schema::product_ids)]
    product_ids: Vec<String>,
    /// What was bought, as it was then.
    items: Vec<Item>,
    /// The same for all orders of one buyer, and nothing outside.
    customer_id: String,
    email: String,
    /// The payment's id at Stripe, once there is one.
    #[schema(required)]
    payment_id: Option<String>,
    /// Minor units; 0 until it is paid.
    amount_paid: i64,
    /// Minor units: what it costs.
    amount_total: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    #[schema(schema_with = schema::order_status)]
    status: &'static str,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    completed_at: Option<Timestamp>,
    /// Until when it can be paid, and its copies are held.
    #[schema(value_type = String, format = DateTime)]
    hold_expires_at: Timestamp,
    /// Until when its files can be fetched; null until it is paid.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    downloads_until: Option<Timestamp>,
    /// Download sessions so far.
    download_attempts: i64,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    last_download_at: Option<Timestamp>,
}

/// A product as it was when it was bought.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    #[schema(format = "uuid")]
    product_id: String,
    name: String,
    price_in_cents: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    quantity: i64,
}

impl Item {
    /// An item as the API shows it.
    pub fn of(item: OrderItem) -> Self {
        Self {
            product_id: item.product_id.to_string(),
            name: item.name,
            price_in_cents: item.price.minor,
            currency: item.price.currency.code(),
            quantity: item.quantity,
        }
    }
}

impl Order {
    fn of(order: orders::Order) -> Self {
        let bought = |item: &OrderItem| item.product_id.to_string();
        Self {
            id: order.id.to_string(),
            sales_page_id: order.page_id.to_string(),
            page_id: order.page_id.to_string(),
            short_id: order.short_id.to_string(),
            product_id: order.items.first().map(bought),
            product_ids: order.items.iter().map(bought).collect(),
            items: order.items.into_iter().map(Item::of).collect(),
            customer_id: order.customer_id,
            email: order.email,
            payment_id: order.payment_id,
            amount_paid: order.amount_paid.minor,
            amount_total: order.total.minor,
            currency: order.total.currency.code(),
            status: order.status.as_str(),
            created_at: order.created_at,
            completed_at: order.completed_at,
            hold_expires_at: order.hold_expires_at,
            downloads_until: order.downloads_until,
            download_attempts: order.download_attempts,
            last_download_at: order.last_download_at,
        }
    }
}

/// Lists the orders, newest first.
#[utoipa::path(get, path = "/orders", operation_id = "listOrders", tag = "orders",
    params(Part, OfPage),
    responses((status = 200, description = "A part of the list", body = ListOf<Order>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
    Asked(of): Asked<OfPage>,
) -> Answer<Json<ListOf<Order>>> {
    let (paging, page) = (part.paging()?, of.page(&b, &me).await?);
    let listing = orders::list(&b, &me, page.as_ref(), &paging).await?;
    Ok(Json(ListOf::of(listing, Order::of)))
}

/// Shows an order.
#[utoipa::path(get, path = "/orders/{id}", operation_id = "getOrder", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The order", body = Order)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Json<Order>> {
    Ok(Json(Order::of(orders::get(&b, &me, &id).await?)))
}
