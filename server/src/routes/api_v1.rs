//! The REST API, to be nested at `/api/v1`: parse, call one flow, answer.
//!
//! | module | is |
//! |---|---|
//! | [`products`], [`files`], [`licence_keys`], [`pages`], [`page`], [`design`], [`pictures`], [`stats`], [`discounts`], [`orders`], [`order`], [`deliveries`], [`file_deletions`], [`registrations`], [`csv`] | a creator's calls, with a key |
//! | [`public_pages`], [`public_orders`] | everybody's calls |
//! | [`key`], [`ids`], [`listing`], [`body`], [`field`] | what comes in, as types |
//! | [`idempotency`], [`cors`] | what happens around a call |
//! | [`openapi`], [`schema`] | the description, made from the calls themselves |

pub mod body;
pub mod copies;
pub mod cors;
pub mod csv;
pub mod deliveries;
pub mod design;
pub mod discounts;
pub mod field;
pub mod file_deletions;
pub mod files;
mod filter;
pub mod idempotency;
pub mod ids;
pub mod key;
pub mod licence_keys;
pub mod listing;
pub mod openapi;
pub mod order;
pub mod orders;
pub mod page;
pub mod pages;
pub mod pictures;
pub mod preview;
pub mod products;
pub mod public_orders;
pub mod public_pages;
pub mod registrations;
pub mod schema;
pub mod stats;

use crate::{problem::Problem, state::AppState};
use axum::{
    Router,
    extract::Request,
    middleware::{self, Next},
    response::Response,
    routing::get,
};
use domain::Rejection;
use http::{HeaderValue, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;

/// What a call answers.
pub type Answer<T> = Result<T, Problem>;

/// All calls.
///
/// The state is needed here already, for the layer that remembers answers.
pub fn router(state: &AppState) -> Router<AppState> {
    let (router, document) = calls().split_for_parts();
    let document = openapi::complete(document);
    router
        .route(
            "/openapi.json",
            get(async move || openapi::serve(&document)),
        )
        .method_not_allowed_fallback(wrong_method)
        .route_layer(middleware::from_fn_with_state(
            state.clone(),
            idempotency::once,
        ))
        .fallback(unknown)
        .layer(middleware::from_fn(cors::open_reads))
        .layer(middleware::from_fn(not_stored))
}

fn calls() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::head())
        .merge(products::routes())
        .merge(files::routes())
        .merge(file_deletions::routes())
        .merge(licence_keys::routes())
        .merge(pages::routes())
        .merge(pictures::routes())
        .merge(stats::routes())
        .merge(discounts::routes())
        .merge(orders::routes())
        .merge(copies::routes())
        .merge(deliveries::routes())
        .merge(registrations::routes())
        .merge(csv::routes())
        .merge(public_pages::routes())
        .merge(public_orders::routes())
}

async fn unknown() -> Problem {
    Rejection::not_found(words::refusal::no_such_call()).into()
}

async fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        words::refusal::api_method(),
    )
}

/// Keeps answers out of caches, unless they say otherwise.
async fn not_stored(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
