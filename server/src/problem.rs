//! A refusal on the wire: `application/problem+json` (RFC 9457).
//!
//! [`Problem`] is what every `/api/v1` call answers when it cannot do what was asked. A
//! [`Rejection`] arrives in it unchanged; anything else is logged once, here, under a reference, and
//! the caller sees only the reference. It is written in English; whoever prefers another language
//! gets it said again by [`crate::layers::speech`].

use axum::response::{IntoResponse, Response};
use domain::{Rejection, rejection::FieldError};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use std::{
    fmt::Display,
    hash::{BuildHasher, Hasher, RandomState},
};
use words::{Sentence, Words};

/// A problem document.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the title is the status's own, and `code` tells the kinds apart.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The name of the HTTP status.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// A sentence that says why, and what to do next.
    #[schema(value_type = String)]
    detail: Box<Sentence>,
    /// The kind of refusal: stable, for programs.
    code: &'static str,
    /// The fields to correct.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// What to name when asking for help with an internal error.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    reference: Option<Box<str>>,
    #[serde(skip)]
    #[schema(ignore)]
    retry_after: Option<u32>,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field's name as it was sent.
    field: String,
    /// A sentence for the person who typed it.
    #[schema(value_type = String)]
    message: Sentence,
}

impl From<FieldError> for FieldProblem {
    fn from(error: FieldError) -> Self {
        Self {
            field: error.field,
            message: error.message,
        }
    }
}

impl Problem {
    /// A problem of this layer; refusals of the product's rules come from a [`Rejection`].
    pub fn new(status: StatusCode, code: &'static str, detail: Sentence) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: Box::new(detail),
            code,
            errors: Vec::new(),
            reference: None,
            retry_after: None,
        }
    }

    /// Logs what went wrong and keeps only the reference to it.
    pub fn internal(error: &dyn Display) -> Self {
        let reference = reference();
        tracing::error!(error.reference = %reference, error = %error, "A request failed");
        Self {
            reference: Some(reference.into()),
            ..Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                words::refusal::broken(),
            )
        }
    }

    /// The same problem with the seconds after which another try makes sense.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    /// The same problem in other words.
    #[must_use]
    pub fn said(mut self, words: Words) -> Self {
        *self.detail = self.detail.said(words);
        for error in &mut self.errors {
            error.message = error.message.said(words);
        }
        self
    }

    /// What to name when asking for help, if it is a failure of ours.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// What was refused, for somebody who reads it on a page; nothing if it is a failure of ours, or of a
    /// kind that only programs meet.
    pub fn refusal(&self) -> Option<Rejection> {
        let code = serde_json::from_value(self.code.into()).ok()?;
        Some(Rejection::new(code, (*self.detail).clone()))
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// A short name for one failure, the same in the log and in the answer: unique enough to be found,
/// and not a secret.
pub fn reference() -> String {
    let random = RandomState::new().build_hasher().finish();
    format!("{random:016x}")
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        let status =
            StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
        Self {
            errors: rejection
                .errors
                .into_iter()
                .map(FieldProblem::from)
                .collect(),
            retry_after: (status == StatusCode::SERVICE_UNAVAILABLE).then_some(10),
            ..Self::new(status, rejection.code.as_str(), rejection.message)
        }
    }
}

impl From<backend::Error> for Problem {
    fn from(error: backend::Error) -> Self {
        match error.told() {
            Ok(rejection) => rejection.into(),
            Err(other) => Self::internal(&other),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Code;

    fn json(problem: &Problem) -> serde_json::Value {
        serde_json::to_value(problem).unwrap()
    }

    #[test]
    fn a_rejection_arrives_unchanged() {
        let shown = json(&Rejection::field("email", words::refusal::email_missing()).into());
        assert_eq!(
            shown,
            serde_json::json!({
                "type": "about:blank",
                "title": "Unprocessable Entity",
                "status": 422,
                "detail": "Please enter your e-mail address.",
                "code": "invalid_input",
                "errors": [{"field": "email", "message": "Please enter your e-mail address."}],
            })
        );
    }

    #[test]
    fn a_refusal_can_be_read_on_a_page_and_a_failure_cannot() {
        let refused = Rejection::not_found(words::refusal::no_such_file());
        assert_eq!(Problem::from(refused.clone()).refusal(), Some(refused));
        assert_eq!(Problem::internal(&"secret detail").refusal(), None);
    }

    #[test]
    fn an_internal_error_shows_its_reference_and_nothing_else() {
        let problem = Problem::from(backend::Error::Corrupt("secret detail".into()));
        let shown = json(&problem).to_string();
        assert!(!shown.contains("secret"), "{shown}");
        assert!(problem.reference.is_some());
        assert_eq!(problem.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }

    #[test]
    fn says_how_to_sign_in_and_when_to_come_back() {
        let refused = Problem::from(Rejection::new(
            Code::Unauthorized,
            words::refusal::signed_out(),
        ))
        .into_response();
        assert_eq!(refused.headers()[header::WWW_AUTHENTICATE], "Bearer");
        let busy = Problem::from(Rejection::new(
            Code::PaymentsUnavailable,
            words::refusal::payments_unavailable(),
        ))
        .into_response();
        assert_eq!(busy.headers()[header::RETRY_AFTER], "10");
    }
}
