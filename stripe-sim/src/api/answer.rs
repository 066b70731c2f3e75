//! The answer to a call, and no answer at all.

use axum::body::Body;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::error::ApiError;

/// What a call is answered with.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub request_id: String,
    /// The key of a call whose answer is remembered.
    pub idempotency_key: Option<String>,
    /// The call that was answered like this before.
    pub original_request: Option<String>,
}

impl Answer {
    /// A call that was carried out.
    pub fn done(request_id: &str, body: Value) -> Self {
        Self {
            status: 200,
            body,
            request_id: request_id.to_owned(),
            idempotency_key: None,
            original_request: None,
        }
    }

    /// A call that was refused.
    pub fn failed(request_id: &str, error: &ApiError) -> Self {
        Self {
            status: error.status,
            ..Self::done(request_id, error.body(request_id))
        }
    }
}

/// Writes an answer out, with Stripe's headers.
pub fn render(answer: &Answer, version: Option<&str>) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, axum::Json(&answer.body)).into_response();
    let replayed = answer.original_request.as_ref().map(|_| "true");
    let headers = [
        ("request-id", Some(answer.request_id.as_str())),
        ("stripe-version", version),
        ("idempotency-key", answer.idempotency_key.as_deref()),
        ("original-request", answer.original_request.as_deref()),
        ("idempotent-replayed", replayed),
    ];
    for (name, value) in headers {
        if let Some(value) = value.and_then(|value| value.parse().ok()) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// A connection that breaks in the middle of an answer.
pub fn broken() -> Response {
    let error = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let pieces = futures::stream::iter([Err::<axum::body::Bytes, _>(error)]);
    Body::from_stream(pieces).into_response()
}
