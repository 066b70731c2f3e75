//! The cookie that says who is signed in.

use crate::state::AppState;
use axum::extract::FromRequestParts;
use backend::flows::account::{self, Session, SignedIn};
use http::{HeaderValue, header, request::Parts};
use std::convert::Infallible;

/// The cookie's name. With TLS it has the prefix that keeps other hosts from setting it (RFC 6265bis).
fn name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-session"
    } else {
        "session"
    }
}

/// Who is signed in, if anybody.
#[derive(Clone, Debug)]
pub struct SignedInAs(pub Option<Session>);

impl FromRequestParts<AppState> for SignedInAs {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let name = name(state.backend.settings.is_https());
        let cookies = parts
            .headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let token = cookies
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value));
        let Some(token) = token else {
            return Ok(Self(None));
        };
        match account::session(&state.backend, token).await {
            Ok(session) => Ok(Self(session)),
            Err(error) => {
                tracing::error!(%error, "Could not look up a session");
                Ok(Self(None))
            }
        }
    }
}

/// The header that keeps somebody signed in.
pub fn keep(state: &AppState, signed_in: &SignedIn) -> HeaderValue {
    let seconds = signed_in.expires_at.since(state.backend.now()) / 1_000;
    cookie(state, &signed_in.jwt, seconds)
}

/// The header that forgets who was signed in.
pub fn forget(state: &AppState) -> HeaderValue {
    cookie(state, "", 0)
}

fn cookie(state: &AppState, value: &str, seconds: i64) -> HeaderValue {
    let is_https = state.backend.settings.is_https();
    let secure = if is_https { "; Secure" } else { "" };
    let text = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}",
        name(is_https)
    );
    // A JWT has no character that a header cannot carry.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
