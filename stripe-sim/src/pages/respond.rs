//! Pages and redirects as HTTP answers.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use url::Url;

/// A page. Browsers apply `form-action` to the redirect after a form as well, so `leads_to` names
/// the addresses its forms may end at.
pub fn html(status: StatusCode, page: String, leads_to: &[&str]) -> Response {
    let mut policy = String::from(
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'self'",
    );
    for address in leads_to {
        if let Ok(url) = Url::parse(address) {
            policy.push(' ');
            policy.push_str(&url.origin().ascii_serialization());
        }
    }
    let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(
        "default-src 'none'; style-src 'self'",
    ));
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_SECURITY_POLICY, policy),
        (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, page).into_response()
}

/// Sends the browser on with a GET. Addresses were checked when they were accepted.
pub fn see_other(address: &str) -> Response {
    let address = Url::parse(address).map(String::from).unwrap_or_default();
    match HeaderValue::from_str(&address) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}
