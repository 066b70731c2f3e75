//! Who may read public answers from a script on another site: everybody. Writes stay closed.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

/// Opens reads of public calls and of the description to every origin. They know no cookies, so
/// nothing personal can leak by it.
pub async fn open_reads(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/public/") && path != "/openapi.json" {
        return next.run(request).await;
    }
    if request.method() == Method::OPTIONS && asks_to_read(request.headers()) {
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        open(headers);
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, HEAD"),
        );
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("*"),
        );
        headers.insert(
            header::ACCESS_CONTROL_MAX_AGE,
            HeaderValue::from_static("86400"),
        );
        return response;
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    if is_read {
        open(response.headers_mut());
    }
    response
}

fn asks_to_read(headers: &HeaderMap) -> bool {
    let asked = headers.get(header::ACCESS_CONTROL_REQUEST_METHOD);
    asked.is_some_and(|method| method == "GET" || method == "HEAD")
}

fn open(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
}
