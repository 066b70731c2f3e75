//! What other sites may show in a frame: everything below `/e/`, whatever it answers, and nothing else.
//!
//! Nobody is signed in there and no cookie is set or needed, so that a site that hides a frame of ours
//! below something else has nothing to gain (`docs/embedding.md`).

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Where what may be framed is.
pub const FOLDER: &str = "/e/";

/// Lets other sites show it, also those that let nothing in unasked.
pub async fn open(request: Request, next: Next) -> Response {
    let is_framed = request.uri().path().starts_with(FOLDER);
    let mut response = next.run(request).await;
    if is_framed {
        allow(response.headers_mut());
    }
    response
}

fn allow(headers: &mut HeaderMap) {
    let policy = headers.get(header::CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    let policy = policy
        .unwrap_or_default()
        .replace("frame-ancestors 'none'", "frame-ancestors *");
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.remove(header::X_FRAME_OPTIONS);
    for (name, value) in [
        ("cross-origin-resource-policy", "cross-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ] {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_may_frame_it_changes() {
        let mut headers = HeaderMap::new();
        let policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(policy),
        );
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        allow(&mut headers);
        let policy = "default-src 'none'; form-action 'self'; frame-ancestors *";
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], policy);
        assert!(!headers.contains_key(header::X_FRAME_OPTIONS));
    }
}
