//! A checkout that a visitor began and left: offered again when they come back to the page.
//!
//! The browser keeps the order's id for as long as the copies are held, in a cookie that only this
//! page's own address gets; the sales page itself is the same for everybody. The id leads to the
//! payment and never to the files.

use super::{form::Form, html};
use crate::{problem::Problem, state::AppState};
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::flows::checkout::{self, StartedCheckout};
use domain::{Rejection, Timestamp, id::ShortId};
use http::{StatusCode, header::CACHE_CONTROL};
use serde::{Deserialize, Serialize};

/// The cookie that remembers a checkout. An island of the sales page reads it.
const COOKIE: &str = "checkout";

/// The cookie for a checkout that has just begun; it goes when the hold ends.
pub fn remember(state: &AppState, short_id: &ShortId, started: &StartedCheckout) -> String {
    let seconds = started.hold_expires_at.since(state.backend.now()).max(0) / domain::time::SECOND;
    let secure = if state.backend.settings.is_https() {
        "; Secure"
    } else {
        ""
    };
    format!(
        "{COOKIE}={}; Path=/p/{short_id}; Max-Age={seconds}; SameSite=Lax{secure}",
        started.order_id
    )
}

/// Which checkout.
#[derive(Deserialize)]
pub struct Which {
    order: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Unfinished {
    checkout_url: String,
    hold_expires_at: Timestamp,
    total: String,
    names: Vec<String>,
}

/// `GET /api/unfinished?order=`: the checkout, if it can still be paid; 404 otherwise.
pub async fn show(State(state): State<AppState>, Query(which): Query<Which>) -> Response {
    let found = match checkout::unfinished(&state.backend, &which.order).await {
        Ok(found) => found,
        Err(error) => return Problem::from(error).into_response(),
    };
    let Some(found) = found else {
        return Problem::from(Rejection::not_found("checkout")).into_response();
    };
    let body = Unfinished {
        checkout_url: found.checkout_url,
        hold_expires_at: found.hold_expires_at,
        total: found.total.to_string(),
        names: found.names,
    };
    (StatusCode::OK, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// `POST /api/cancel_checkout` (`order`, and `short_id` or `order_token` for the way back).
pub async fn cancel(State(state): State<AppState>, form: Form) -> Response {
    if let Err(error) = checkout::cancel(&state.backend, form.text("order")).await {
        return html::error(&state, error, None);
    }
    match ShortId::parse(form.text("short_id")) {
        Some(short_id) => Redirect::to(&format!("/p/{short_id}")).into_response(),
        None => html::not_found(&state),
    }
}
