//! Everything else.

use super::{html, visit::Visit};
use crate::problem::Problem;
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::Rejection;
use percent_encoding::percent_decode_str;
use std::any::Any;

/// An address that nothing answers.
pub async fn not_found(Visit(state): Visit) -> Response {
    html::not_found(&state)
}

/// A path that is no text names nothing: without this, extractors would answer it in their own words.
pub async fn unreadable(Visit(state): Visit, request: Request, next: Next) -> Response {
    if percent_decode_str(request.uri().path())
        .decode_utf8()
        .is_ok()
    {
        return next.run(request).await;
    }
    html::refuse(
        &state,
        request.headers(),
        Rejection::not_found(words::refusal::no_such_page()),
    )
}

/// A handler that panicked: logged, and answered with a reference.
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    Problem::internal(&format!("a handler panicked: {words}")).into_response()
}
