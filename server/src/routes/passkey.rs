//! Signing in with a passkey: what the browser is asked, what it answers, and the script that passes both
//! on. Adding and removing passkeys is the console's.

use super::{account, download::conditions, session, visit::Visit};
use crate::{problem::Problem, state::AppState};
use axum::{
    Json,
    body::Bytes,
    response::{IntoResponse, Response},
};
use backend::flows::factor::passkeys;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use conditions::Condition;
use domain::{Code, Rejection};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("passkey/browser.js");

/// `GET /passkeys.js`
pub async fn script(headers: HeaderMap) -> Response {
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(SCRIPT));
    let etag = format!("\"{hash}\"");
    let mut response = match conditions::check(&headers, &etag) {
        Condition::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        Condition::Failed => StatusCode::PRECONDITION_FAILED.into_response(),
        Condition::Met => SCRIPT.into_response(),
    };
    let headers = response.headers_mut();
    let javascript = HeaderValue::from_static("text/javascript; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, javascript);
    let revalidate = HeaderValue::from_static("public, max-age=0, must-revalidate");
    headers.insert(header::CACHE_CONTROL, revalidate);
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// `POST /login/passkey/options`: what the browser is asked.
pub async fn options(Visit(state): Visit) -> Result<Response, Problem> {
    let begun = passkeys::begin_sign_in(&state.backend).await?;
    let options: Value =
        serde_json::from_str(&begun.options).map_err(|error| Problem::internal(&error))?;
    let asked = json!({ "ceremony": begun.ceremony, "options": options });
    Ok(kept_by_nobody(Json(asked).into_response()))
}

/// What it answers.
#[derive(Debug, Deserialize)]
struct Answered {
    ceremony: String,
    credential: Value,
    #[serde(default)]
    next: String,
}

/// `POST /login/passkey`
pub async fn sign_in(
    Visit(state): Visit,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let answered: Answered = serde_json::from_slice(&body)
        .map_err(|_| Rejection::new(Code::InvalidInput, words::refusal::passkey_odd()))?;
    let agent = account::user_agent(&headers);
    let credential = answered.credential.to_string();
    let signed_in =
        passkeys::sign_in(&state.backend, &answered.ceremony, &credential, agent).await?;
    Ok(entered(&state, &signed_in, &answered.next))
}

fn entered(
    state: &AppState,
    signed_in: &backend::flows::account::SignedIn,
    next: &str,
) -> Response {
    let next = account::local_path(next, account::CONSOLE);
    let mut response = kept_by_nobody(Json(json!({ "next": next })).into_response());
    let cookie = session::keep(state, signed_in);
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response
}

fn kept_by_nobody(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::SCRIPT;

    #[test]
    fn the_script_needs_nothing_that_our_policy_forbids() {
        for forbidden in ["eval(", "Function(", "innerHTML", "Storage", "cookie"] {
            assert!(!SCRIPT.contains(forbidden), "{forbidden}");
        }
    }
}
