//! Everything else.

use super::{
    html,
    visit::{self, Visit},
};
use crate::{problem::Problem, state::AppState};
use axum::{
    extract::{Request, State},
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

/// Shows people a page with the reference where a program gets a problem: whoever made it knew neither
/// the reader nor the language.
pub async fn broken(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>();
    match problem.and_then(Problem::reference) {
        Some(reference) if html::is_for_people(&headers) => {
            html::failed(&visit::speaking(&state, &headers), reference)
        }
        _ => response,
    }
}
