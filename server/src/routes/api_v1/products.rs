//! `/products`: what a creator sells.

mod change;

use super::{
    Answer,
    body::Object,
    field::report,
    files::File,
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, Part},
    schema,
};
use crate::{routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State};
use backend::{Shared, flows};
use change::{NewProduct, ProductChange};
use domain::{
    Timestamp,
    id::ProductId,
    price::PriceChange,
    product::{self, ProductDraft},
    rejection::Checks,
};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::Words;

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, update, delete))
}

/// A product.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    creator_id: String,
    name: String,
    description: String,
    /// Minor units of the currency: cents of a dollar, whole yen, thousandths of a dinar. Zero is
    /// free. Where the buyer chooses the price, the least.
    price_in_cents: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    /// Whether the buyer chooses the price.
    pay_what_you_want: bool,
    /// What such a buyer is asked for at first.
    #[schema(required)]
    suggested_price_in_cents: Option<i64>,
    /// The price it is compared with.
    #[schema(required)]
    compare_at_price_in_cents: Option<i64>,
    /// Later prices, the earliest first.
    #[schema(value_type = Vec<PriceChangeAt>)]
    price_changes: Vec<PriceChange>,
    /// How many copies one order may have.
    max_quantity: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
    /// When it stops being for sale on every page; null for never.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    expires_at: Option<Timestamp>,
    is_active: bool,
    /// Download sessions per file and order.
    download_limit: i64,
    /// Days from the purchase in which files can be fetched.
    download_window_days: i64,
    #[schema(schema_with = schema::licence_keys)]
    licence_keys: &'static str,
    /// Its files; only where one product is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<File>)]
    files: Option<Vec<File>>,
}

/// From this moment on another price counts.
#[derive(ToSchema)]
#[schema(as = PriceChange, rename_all = "camelCase")]
pub struct PriceChangeAt {
    /// The first moment of the new price.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Minor units; zero is free.
    #[schema(minimum = 0, maximum = 99_999_999)]
    pub price_in_cents: i64,
}

impl Product {
    /// A product as the API shows it.
    pub fn of(product: product::Product, files: Option<Vec<File>>) -> Self {
        Self {
            id: product.id.to_string(),
            creator_id: product.creator_id.to_string(),
            name: product.name,
            description: product.description,
            price_in_cents: product.pricing.price.minor,
            currency: product.pricing.currency().code(),
            pay_what_you_want: product.pricing.pay_what_you_want,
            suggested_price_in_cents: product.pricing.suggested,
            compare_at_price_in_cents: product.pricing.compare_at,
            price_changes: product.pricing.changes,
            max_quantity: product.pricing.max_quantity,
            created_at: product.created_at,
            updated_at: product.updated_at,
            expires_at: product.expires_at,
            is_active: product.is_active,
            download_limit: product.download_limit,
            download_window_days: product.download_window_days,
            licence_keys: product.licence_keys.as_str(),
            files,
        }
    }
}

/// Lists the products, newest first.
#[utoipa::path(get, path = "/products", operation_id = "listProducts", tag = "products",
    params(Part),
    responses((status = 200, description = "A part of the list", body = ListOf<Product>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
) -> Answer<Json<ListOf<Product>>> {
    let listing = flows::products::list(&b, &me, &part.paging()?).await?;
    Ok(Json(ListOf::of(listing, |product| {
        Product::of(product, None)
    })))
}

/// Creates a product.
#[utoipa::path(post, path = "/products", operation_id = "createProduct", tag = "products",
    request_body = NewProduct,
    responses((status = 201, description = "Created", body = Product)))]
async fn create(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    body: Object<ProductChange>,
) -> Answer<(StatusCode, Json<Product>)> {
    let mut checks = body.missing(NewProduct::REQUIRED);
    let draft = body.fields.apply(ProductDraft::new(), &mut checks);
    report(checks, || draft.check(b.now(), None))?;
    let product = flows::products::create(&b, &me, &draft).await?;
    Ok((
        StatusCode::CREATED,
        Json(Product::of(product, Some(Vec::new()))),
    ))
}

/// Shows a product with its files.
#[utoipa::path(get, path = "/products/{id}", operation_id = "getProduct", tag = "products",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The product", body = Product)))]
async fn get(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<Json<Product>> {
    let product = flows::products::get(&b, &me, &id).await?;
    let files = flows::files::list(&b, &me, &id).await?;
    let shown = |file| File::of(file, Words::of(language));
    let files = files.into_iter().map(shown).collect();
    Ok(Json(Product::of(product, Some(files))))
}

/// Changes the fields that are sent; `null` clears `expiresAt`.
#[utoipa::path(patch, path = "/products/{id}", operation_id = "updateProduct", tag = "products",
    params(("id" = String, Path, format = "uuid")),
    request_body = ProductChange,
    responses((status = 200, description = "The product as it is now", body = Product)))]
async fn update(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    body: Object<ProductChange>,
) -> Answer<Json<Product>> {
    let changed = |product: &product::Product| {
        let mut checks = Checks::default();
        let draft = body.fields.apply(ProductDraft::of(product), &mut checks);
        report(checks, || draft.check(b.now(), product.expires_at))?;
        Ok(draft)
    };
    flows::products::change(&b, &me, &id, changed).await?;
    get(KeyHolder(me), Speaks(language), State(b), Id(id)).await
}

/// Deletes a product; refused while a page that is not over shows it.
#[utoipa::path(delete, path = "/products/{id}", operation_id = "deleteProduct", tag = "products",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "`conflict`: a page shows it")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<StatusCode> {
    flows::products::delete(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
