//! Says a problem again in the language of whoever asked. The layer is outside of everything that can
//! refuse, because only the request knows its reader and a refusal is made where nobody sees it.

use crate::{problem::Problem, routes::visit};
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use words::{Language, Words};

/// Answers in the language that was chosen here, or the one that `Accept-Language` prefers.
pub async fn answer(request: Request, next: Next) -> Response {
    let language = visit::language(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) if language != Language::default() => said(response, problem, language),
        _ => response,
    }
}

fn said(mut response: Response, problem: Problem, language: Language) -> Response {
    let body = problem.said(Words::of(language)).into_response();
    *response.body_mut() = body.into_body();
    let headers = response.headers_mut();
    // What was written about the other body does not hold for this one.
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_ENCODING);
    let language = HeaderValue::from_static(language.code());
    headers.insert(header::CONTENT_LANGUAGE, language);
    response
}
