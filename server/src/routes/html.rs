//! A rendered document as an answer.

use super::visit;
use crate::{
    problem::{self, Problem},
    state::AppState,
};
use app::{
    pages::notice,
    shell::{Document, Site},
};
use axum::response::{Html, IntoResponse, Response};
use backend::flows::deliver;
use domain::{Code, Rejection};
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// A document that nobody may keep.
pub fn private(state: &AppState, status: StatusCode, document: Document) -> Response {
    with_cache(
        state,
        status,
        document,
        HeaderValue::from_static("no-store"),
    )
}

/// A document that is the same for everybody, for so many seconds.
pub fn public(state: &AppState, status: StatusCode, document: Document, seconds: i64) -> Response {
    let value = format!("public, max-age=0, s-maxage={}", seconds.max(0));
    let value = HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("no-store"));
    with_cache(state, status, document, value)
}

/// A document that stands in a frame of this site and can do nothing: no script, no form, no way out.
pub fn framed(state: &AppState, status: StatusCode, document: Document) -> Response {
    let csp = format!(
        "default-src 'none'; style-src {}; img-src 'self' data:; media-src 'self'; font-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
        document.csp_style_src()
    );
    let mut response = private(state, status, document);
    let headers = response.headers_mut();
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    headers.insert(
        header::X_FRAME_OPTIONS,
        HeaderValue::from_static("SAMEORIGIN"),
    );
    response
}

fn with_cache(
    state: &AppState,
    status: StatusCode,
    document: Document,
    cache: HeaderValue,
) -> Response {
    let (scripts, styles) = (document.csp_script_src(), document.csp_style_src());
    let csp = policy(state, &scripts, &styles, "'self'");
    let language = state.site.words.language().code();
    let mut response = (status, Html(document.html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, cache);
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language));
    // The language is the browser's, or the one that was chosen here and is in a cookie.
    headers.append(
        header::VARY,
        HeaderValue::from_static("accept-language, cookie"),
    );
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    response
}

/// What a page may do. Chrome applies `form-action` to the redirects after a form post as well, so
/// the payment page's origin is in it, and that of the store where it is the store that sends files.
pub fn policy(state: &AppState, scripts: &str, styles: &str, connect: &str) -> String {
    let checkout = state.backend.payments.checkout_origin();
    let store = deliver::origin_elsewhere(&state.backend).unwrap_or_default();
    format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; media-src 'self'; font-src 'self'; \
         connect-src {connect}; manifest-src 'self'; form-action 'self' {checkout} {store}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The page for an error: a refusal in its own words, anything else with a reference. `back` is
/// where the visitor came from.
pub fn error(state: &AppState, error: backend::Error, back: Option<&str>) -> Response {
    let site = &nowhere(state);
    let rejection = match error.told() {
        Ok(rejection) => rejection,
        Err(error) => {
            let reference = problem::reference();
            tracing::error!(error.reference = reference, %error, "A page failed");
            return failed(state, &reference);
        }
    };
    let status = StatusCode::from_u16(rejection.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let document = match rejection.code {
        Code::NotFound => notice::not_found(site),
        Code::PaymentsUnavailable => notice::payments_unavailable(site, back),
        _ => notice::rejected(site, &rejection, back),
    };
    private(state, status, document)
}

/// A refusal before any handler: a page for people, a problem document for programs.
pub fn refuse(state: &AppState, headers: &HeaderMap, rejection: Rejection) -> Response {
    if is_for_people(headers) {
        error(&visit::refused(state, headers), rejection.into(), None)
    } else {
        Problem::from(rejection).into_response()
    }
}

/// Whether whoever asks wants to read a page.
pub fn is_for_people(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|value| value.to_str().ok());
    accept.is_some_and(|types| types.contains("text/html"))
}

/// Something broke; the reference leads to the log.
pub fn failed(state: &AppState, reference: &str) -> Response {
    let document = notice::failed(&nowhere(state), reference);
    private(state, StatusCode::INTERNAL_SERVER_ERROR, document)
}

/// "There is no such page."
pub fn not_found(state: &AppState) -> Response {
    private(
        state,
        StatusCode::NOT_FOUND,
        notice::not_found(&nowhere(state)),
    )
}

/// The site for what went wrong: such a page says nothing of its address, so that all are alike.
fn nowhere(state: &AppState) -> Site {
    Site {
        here: String::new(),
        embedded: state.site.embedded.as_ref().map(|_| String::new()),
        ..state.site.clone()
    }
}
