//! Everything else.

use super::html;
use crate::{problem::Problem, state::AppState};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use std::any::Any;

/// An address that nothing answers.
pub async fn not_found(State(state): State<AppState>) -> Response {
    html::not_found(&state)
}

/// A handler that panicked: logged, and answered with a reference.
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    Problem::internal(&format!("a handler panicked: {words}")).into_response()
}
