//! A checkout that a visitor began and left: offered again when they come back to the page.
//!
//! The browser keeps the order's id for as long as the copies are held, in a cookie that only this
//! page's own address gets; the sales page itself is the same for everybody. The id leads to the
//! payment and never to the files.

use super::{form::Form, html, visit::Visit};
use crate::{problem::Problem, state::AppState};
use axum::{
    Json,
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use backend::flows::checkout::{self, StartedCheckout};
use domain::{Timestamp, id::ShortId};
use http::header::{CACHE_CONTROL, SET_COOKIE};
use serde::{Deserialize, Serialize};

/// The cookie that remembers a checkout. An island of the sales page reads it.
const COOKIE: &str = "checkout";

/// The cookie for a checkout that has just begun; it goes when the hold ends.
pub fn remember(state: &AppState, short_id: &ShortId, started: &StartedCheckout) -> String {
    let seconds = started.hold_expires_at.since(state.backend.now()).max(0) / domain::time::SECOND;
    cookie(state, short_id, started.order_id.as_str(), seconds)
}

fn cookie(state: &AppState, short_id: &ShortId, order: &str, seconds: i64) -> String {
    let secure = if state.backend.settings.is_https() {
        "; Secure"
    } else {
        ""
    };
    format!("{COOKIE}={order}; Path=/p/{short_id}; Max-Age={seconds}; SameSite=Lax{secure}")
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

/// `GET /api/unfinished?order=`: the checkout; `null` if it cannot be paid any more, which is no
/// error of the browser that asks.
pub async fn show(Visit(state): Visit, Query(which): Query<Which>) -> Result<Response, Problem> {
    let found = checkout::unfinished(&state.backend, &which.order).await?;
    let body = found.map(|found| Unfinished {
        checkout_url: found.checkout_url,
        hold_expires_at: found.hold_expires_at,
        total: found.total.to_string(),
        names: found.names,
    });
    Ok(([(CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

/// `POST /api/cancel_checkout` (`order`, and `short_id` for the way back).
pub async fn cancel(Visit(state): Visit, form: Form) -> Response {
    let Some(short_id) = ShortId::parse(form.text("short_id")) else {
        return html::not_found(&state);
    };
    if let Err(error) = checkout::cancel(&state.backend, form.text("order")).await {
        return html::error(&state, error, Some(&format!("/p/{short_id}")));
    }
    let forgotten = cookie(&state, &short_id, "", 0);
    let back = Redirect::to(&format!("/p/{short_id}"));
    ([(SET_COOKIE, forgotten)], back).into_response()
}
