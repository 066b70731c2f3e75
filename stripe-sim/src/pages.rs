//! What people see. Plain HTML, no scripts.

pub mod calendar;
pub mod html;
pub mod index;
pub mod onboarding;
pub mod pay;
pub mod pay_form;
pub mod pay_view;
pub mod receipt;
pub mod respond;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::Response;
use axum::routing::get;

use crate::sim::Sim;

/// Any other address.
pub async fn elsewhere(State(sim): State<Sim>) -> Response {
    let text = "There is nothing at this address.";
    let page = html::notice(&sim.config().public_base_url, "Not found", text, None);
    respond::html(StatusCode::NOT_FOUND, page, &[])
}

/// The routes of the pages.
pub fn router() -> Router<Sim> {
    let style = [
        (CONTENT_TYPE, "text/css; charset=utf-8"),
        (CACHE_CONTROL, "public, max-age=300"),
    ];
    Router::new()
        .route("/", get(index::show))
        .route("/pay/{session}", get(pay::show).post(pay::submit))
        .route("/receipt/{charge}", get(receipt::show))
        .route(
            "/onboarding/{link}",
            get(onboarding::show).post(onboarding::submit),
        )
        .route(
            "/style.css",
            get(move || async move { (style, include_str!("pages/style.css")) }),
        )
}
