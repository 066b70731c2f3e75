//! Nothing is changed for a request that another site made the browser send.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A request
//! with neither is not from a browser and carries nobody's cookies.

use crate::{routes::html, state::AppState};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use domain::{Code, Rejection};
use http::{HeaderMap, Method, header};

/// Refuses changing requests from other sites.
pub async fn same_origin(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if changes && is_foreign(request.headers(), state.backend.public_url()) {
        let message = words::refusal::cross_site();
        let rejection = Rejection::new(Code::CrossSite, message);
        return html::refuse(&state, request.headers(), rejection);
    }
    next.run(request).await
}

fn is_foreign(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &http::HeaderValue| value.to_str().ok())
    };
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => false,
        Some(_) => true,
        None => match headers.get(header::ORIGIN) {
            None => false,
            Some(origin) => !is_own(
                origin.to_str().unwrap_or_default(),
                text("host"),
                public_url,
            ),
        },
    }
}

/// Our origin is the public one, or the one whose host was asked: another site cannot make a browser
/// ask this server under a foreign name and send our cookies.
fn is_own(origin: &str, host: Option<&str>, public_url: &str) -> bool {
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == public_url || (authority.is_some() && authority == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| {
            (
                http::HeaderName::from_static(name),
                http::HeaderValue::from_static(value),
            )
        });
        is_foreign(&headers.collect(), "https://pages.example")
    }

    #[test]
    fn the_browser_says_where_a_request_comes_from() {
        assert!(!foreign(&[]));
        assert!(!foreign(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "null")
        ]));
        assert!(!foreign(&[("origin", "https://pages.example")]));
        assert!(!foreign(&[
            ("origin", "http://localhost:3000"),
            ("host", "localhost:3000")
        ]));
        assert!(foreign(&[
            ("origin", "http://evil.example"),
            ("host", "localhost:3000")
        ]));
        assert!(foreign(&[("origin", "null"), ("host", "null")]));
        assert!(foreign(&[("sec-fetch-site", "cross-site")]));
        assert!(foreign(&[("sec-fetch-site", "same-site")]));
        assert!(foreign(&[("origin", "https://evil.example")]));
        assert!(foreign(&[("origin", "https://pages.example.evil")]));
        assert!(foreign(&[("origin", "null")]));
    }
}
