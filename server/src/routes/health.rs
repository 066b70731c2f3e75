//! Is the process up, and can it do its work?

use crate::state::AppState;
use axum::{Json, extract::State};
use http::StatusCode;
use serde_json::{Value, json};

/// `GET /healthz`: the process is up.
pub async fn healthz() -> &'static str {
    "ok"
}

/// `GET /readyz`: the database answers and has every migration.
pub async fn readyz(State(state): State<AppState>) -> (StatusCode, Json<Value>) {
    if state.backend.db.is_ready().await {
        (StatusCode::OK, Json(json!({ "status": "ready" })))
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "not_ready", "database": "not ready" })),
        )
    }
}
