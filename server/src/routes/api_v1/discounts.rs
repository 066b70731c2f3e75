//! `/discounts`: codes that make things cheaper.

pub mod code;

use super::{
    Answer,
    body::Object,
    field::report,
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, Part},
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows};
use code::{Discount, DiscountChange, NewDiscount};
use domain::{discount::DiscountDraft, id::DiscountId, rejection::Checks};
use http::StatusCode;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, update, delete))
}

/// Lists the discount codes, newest first.
#[utoipa::path(get, path = "/discounts", operation_id = "listDiscounts", tag = "discounts",
    params(Part),
    responses((status = 200, description = "A part of the list", body = ListOf<Discount>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
) -> Answer<Json<ListOf<Discount>>> {
    let listing = flows::discounts::list(&b, &me, &part.paging()?).await?;
    let urls = code::urls(&b, &me, &listing.items).await?;
    Ok(Json(ListOf::of(listing, |discount| {
        Discount::of(discount, &urls)
    })))
}

/// Makes a discount code.
#[utoipa::path(post, path = "/discounts", operation_id = "createDiscount", tag = "discounts",
    request_body = NewDiscount,
    responses((status = 201, description = "Created", body = Discount)))]
async fn create(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    body: Object<DiscountChange>,
) -> Answer<(StatusCode, Json<Discount>)> {
    let mut checks = body.missing(NewDiscount::REQUIRED);
    let draft = body.fields.apply(DiscountDraft::new(), &mut checks);
    report(checks, || draft.check())?;
    let discount = flows::discounts::create(&b, &me, &draft).await?;
    let shown = get(KeyHolder(me), State(b), Id(discount.id)).await?;
    Ok((StatusCode::CREATED, shown))
}

/// Shows a discount code.
#[utoipa::path(get, path = "/discounts/{id}", operation_id = "getDiscount", tag = "discounts",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The code", body = Discount)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<DiscountId>,
) -> Answer<Json<Discount>> {
    let discount = flows::discounts::get(&b, &me, &id).await?;
    let urls = code::urls(&b, &me, std::slice::from_ref(&discount)).await?;
    Ok(Json(Discount::of(discount, &urls)))
}

/// Changes the fields that are sent. How a code is spelled stays: links with it are out in the world.
#[utoipa::path(patch, path = "/discounts/{id}", operation_id = "updateDiscount", tag = "discounts",
    params(("id" = String, Path, format = "uuid")),
    request_body = DiscountChange,
    responses((status = 200, description = "The code as it is now", body = Discount)))]
async fn update(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<DiscountId>,
    body: Object<DiscountChange>,
) -> Answer<Json<Discount>> {
    let discount = flows::discounts::get(&b, &me, &id).await?;
    let mut checks = Checks::default();
    let draft = body.fields.apply(DiscountDraft::of(&discount), &mut checks);
    report(checks, || draft.check())?;
    flows::discounts::update(&b, &me, &id, &draft).await?;
    get(KeyHolder(me), State(b), Id(id)).await
}

/// Deletes a discount code; orders keep what it took off.
#[utoipa::path(delete, path = "/discounts/{id}", operation_id = "deleteDiscount", tag = "discounts",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 204, description = "Deleted")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<DiscountId>,
) -> Answer<StatusCode> {
    flows::discounts::delete(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
