//! `/orders`: who bought what, and what became of the money.

use super::{
    Answer,
    body::Optional,
    field::Field,
    filter::OrderFilter,
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, Part},
    order::Order,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{
    Shared,
    flows::{dispute, orders, receipts, refund},
};
use domain::{id::OrderId, rejection::Checks};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(give_back))
        .routes(routes!(hand_in))
        .routes(routes!(send_receipt))
}

/// Lists the orders, newest first.
#[utoipa::path(get, path = "/orders", operation_id = "listOrders", tag = "orders",
    params(Part, OrderFilter),
    responses((status = 200, description = "A part of the list", body = ListOf<Order>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
    Asked(filter): Asked<OrderFilter>,
) -> Answer<Json<ListOf<Order>>> {
    let (part, wish) = (part.part()?, filter.wish(&b, &me).await?);
    let listing = orders::find(&b, &me, &wish, &[], &part).await?;
    Ok(Json(ListOf::of(listing, Order::of)))
}

/// Shows an order with its refunds and disputes.
#[utoipa::path(get, path = "/orders/{id}", operation_id = "getOrder", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The order", body = Order)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Json<Order>> {
    Ok(Json(Order::whole(orders::dossier(&b, &me, &id).await?)))
}

/// What to give back.
#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundWish {
    /// Minor units; null for all that is left.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1)]
    amount: Field<i64>,
    /// How much had been given back when you decided: `refunded`, and the refunds that are only
    /// `requested`. If it is more by now, nothing happens, so that the same wish is fulfilled once.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0)]
    already_refunded: Field<i64>,
}

/// Refunds an order, in whole or in part. Without an answer from Stripe the refund is `requested`,
/// and sent again until there is one.
#[utoipa::path(post, path = "/orders/{id}/refund", operation_id = "refundOrder", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    request_body = RefundWish,
    responses(
        (status = 200, description = "The order as it is now", body = Order),
        (status = 409, description = "`conflict`: there is nothing to give back, or something was given back meanwhile")))]
async fn give_back(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
    Optional(sent): Optional<RefundWish>,
) -> Answer<Json<Order>> {
    let mut checks = Checks::default();
    let wish = refund::Wish {
        amount: sent.amount.or_clear(None, "amount", &mut checks),
        already: sent
            .already_refunded
            .or_clear(None, "alreadyRefunded", &mut checks),
    };
    checks.finish()?;
    refund::request(&b, &me, &id, wish).await?;
    get(KeyHolder(me), State(b), Id(id)).await
}

/// Where the receipt goes.
#[derive(Default, Deserialize, ToSchema)]
pub struct ReceiptWish {
    /// Another address; then the order is that buyer's, and links in earlier mails stop working.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "email")]
    email: Field<String>,
}

/// Sends the receipt again, with a new link to the files; once in five minutes to the same address.
#[utoipa::path(post, path = "/orders/{id}/receipt", operation_id = "sendReceipt", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    request_body = ReceiptWish,
    responses(
        (status = 202, description = "It is on its way"),
        (status = 409, description = "`conflict`: there is no receipt, or the money went back"),
        (status = 429, description = "`too_many_requests`: it was sent a moment ago")))]
async fn send_receipt(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
    Optional(sent): Optional<ReceiptWish>,
) -> Answer<StatusCode> {
    let mut checks = Checks::default();
    let email = sent.email.or_clear(None, "email", &mut checks);
    checks.finish()?;
    receipts::send_to(&b, &me, &id, email.as_deref()).await?;
    Ok(StatusCode::ACCEPTED)
}

/// What to tell the bank.
#[derive(Default, Deserialize, ToSchema)]
pub struct Evidence {
    /// Your own words, before what the order itself proves.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20_000)]
    text: Field<String>,
}

/// Hands in evidence against a dispute, once and for good: what was sold, that it was paid, and
/// every download.
#[utoipa::path(post, path = "/orders/{id}/evidence", operation_id = "submitEvidence", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    request_body = Evidence,
    responses(
        (status = 204, description = "Handed in"),
        (status = 409, description = "`conflict`: no dispute is open, or evidence was handed in already")))]
async fn hand_in(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
    Optional(sent): Optional<Evidence>,
) -> Answer<StatusCode> {
    let mut checks = Checks::default();
    let text = sent.text.or_clear(None, "text", &mut checks);
    checks.finish()?;
    dispute::submit(&b, &me, &id, text.as_deref()).await?;
    Ok(StatusCode::NO_CONTENT)
}
