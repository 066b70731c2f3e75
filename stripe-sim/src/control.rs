//! What tests can make happen: `POST /control/{action}` with JSON or a form.

pub mod actions;
pub mod snapshot;
pub mod switches;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use crate::api::answer::{Answer, render};
use crate::clock::new_id;
use crate::error::ApiError;
use crate::form::{self, Fields};
use crate::params::Params;
use crate::sim::Sim;
use crate::tx::Tx;

/// The routes of the controls.
pub fn router() -> Router<Sim> {
    Router::new()
        .route("/control/state", get(state))
        .route("/control/{action}", post(control))
}

async fn state(State(sim): State<Sim>) -> Json<Value> {
    Json(sim.change(None, |tx| snapshot::snapshot(tx)))
}

async fn control(
    State(sim): State<Sim>,
    Path(action): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let id = new_id("req_", 14);
    let result = read(&headers, &body)
        .and_then(|fields| sim.change(None, |tx| run(tx, &action, &Params::top(&fields))));
    let answer = match result {
        Ok(value) => Answer::done(&id, value),
        Err(error) => Answer::failed(&id, &error),
    };
    render(&answer, None)
}

fn read(headers: &HeaderMap, body: &[u8]) -> Result<Fields, ApiError> {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    let is_json = kind.starts_with("application/json") || body.trim_ascii().starts_with(b"{");
    if !is_json || body.is_empty() {
        return form::parse(body);
    }
    let value = serde_json::from_slice(body)
        .map_err(|error| ApiError::invalid(format!("The body is not JSON: {error}")))?;
    Ok(form::from_json(value))
}

fn run(tx: &mut Tx<'_>, action: &str, params: &Params<'_>) -> Result<Value, ApiError> {
    match action {
        "settle" => actions::settle(tx, params),
        "fail" => actions::fail(tx, params),
        "late_success" => actions::late_success(tx, params),
        "expire" => actions::expire(tx, params),
        "refund" => actions::refund(tx, params),
        "refund_succeeded" => actions::refund_succeeded(tx, params),
        "refund_failed" => actions::refund_failed(tx, params),
        "dispute" => actions::dispute(tx, params),
        "dispute_won" => actions::dispute_won(tx, params),
        "dispute_lost" => actions::dispute_lost(tx, params),
        "account" => actions::account(tx, params),
        "refunds" => switches::refunds(tx, params),
        "webhooks" => switches::webhooks(tx, params),
        "redeliver" => switches::redeliver(tx, params),
        "outage" => switches::outage(tx, params),
        "clock" => switches::clock(tx, params),
        _ => Err(ApiError::invalid(format!("There is no control called {action}.")).status(404)),
    }
}
