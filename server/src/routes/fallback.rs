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
use http::Method;
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

/// Shows people a page where a program gets a problem: one with the reference of a failure, whose maker knew
/// neither the reader nor the language; and one that says what was refused, to whoever follows a link of the
/// console.
pub async fn broken(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let is_link = request.method() == Method::GET && request.uri().path().starts_with("/console/");
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>();
    let Some(problem) = problem.filter(|_| html::is_for_people(&headers)) else {
        return response;
    };
    let state = visit::speaking(&state, &headers);
    match (problem.reference(), problem.refusal()) {
        (Some(reference), _) => html::failed(&state, reference),
        (None, Some(refusal)) if is_link => html::error(&state, refusal.into(), None),
        _ => response,
    }
}
