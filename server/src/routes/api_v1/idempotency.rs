//! `Idempotency-Key`: a POST that is sent twice happens once.
//!
//! Only what happened is kept: a refusal changed nothing, so the same call may be tried again. A call
//! that failed, or whose process died, may have worked all the same. Most calls do no harm the second
//! time, and run again; a refund would give money back twice, so its caller is asked to look first.
//! Keys belong to one caller and one route. What tells callers apart is hashed, for it may be a token or an
//! address.

use super::{body, key::KeyHolder};
use crate::{layers::client_ip::ClientIp, problem::Problem, state::AppState};
use axum::{
    RequestPartsExt,
    body::{Body, Bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{
    Shared,
    flows::idempotency::{self, Begun, Repeat},
};
use domain::{Code, Rejection};
use http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use sha2::{Digest, Sha256};
use tracing::Instrument;

/// The request header.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The response header of an answer that was given before.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// Answers a POST with a key once; every other request passes.
pub async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    answer(state, request, next)
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

async fn answer(state: AppState, request: Request, next: Next) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let key = key(&parts)?;
    let scope = scope(&mut parts, &state).await?;
    let bytes = body::read(body, body::limit(parts.uri.path())).await?;
    let hash = hash(&[&bytes]);
    let repeat = repeat(parts.uri.path());
    let b = state.backend;
    match idempotency::begin(&b, &scope, &key, &hash, repeat).await? {
        Begun::New => {}
        Begun::Replay { status, body } => return Ok(replay(status, body)),
        Begun::Mismatch => {
            let message = words::refusal::api_repeat_other();
            return Err(Rejection::new(Code::IdempotencyMismatch, message).into());
        }
        Begun::Running => {
            let message = words::refusal::api_repeat_running();
            return Err(Problem::from(Rejection::new(Code::Conflict, message)).retry_after(1));
        }
        Begun::InDoubt => {
            let message = words::refusal::api_repeat_doubt();
            return Err(Rejection::new(Code::Conflict, message).into());
        }
    }
    let request = Request::from_parts(parts, Body::from(bytes));
    // A caller who hangs up drops this future. What was begun is finished all the same, or the key
    // would be "still running" when the caller tries again.
    let work = tokio::spawn(
        async move {
            let response = next.run(request).await;
            keep(&b, &scope, &key, repeat, response).await
        }
        .in_current_span(),
    );
    work.await.map_err(|error| Problem::internal(&error))
}

/// What it would mean to run a call again that may have worked.
fn repeat(path: &str) -> Repeat {
    if path.ends_with("/refund") {
        Repeat::Harmful
    } else {
        Repeat::Harmless
    }
}

async fn keep(b: &Shared, scope: &str, key: &str, repeat: Repeat, response: Response) -> Response {
    let status = response.status();
    if status.is_server_error() && repeat == Repeat::Harmful {
        if let Err(error) = idempotency::finish(b, scope, key, status.as_u16(), "").await {
            tracing::error!(error = %error, "Could not keep an idempotency key that is in doubt");
        }
        return response;
    }
    if !status.is_success() {
        if let Err(error) = idempotency::abandon(b, scope, key).await {
            tracing::error!(error = %error, "Could not release an idempotency key");
        }
        return response;
    }
    let (parts, body) = response.into_parts();
    let bytes = match axum::body::to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return Problem::internal(&error).into_response(),
    };
    let text = String::from_utf8_lossy(&bytes);
    // The thing itself happened, so the caller hears of it even if it cannot be remembered.
    if let Err(error) = idempotency::finish(b, scope, key, status.as_u16(), &text).await {
        tracing::error!(error = %error, "Could not keep an answer for its idempotency key");
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn replay(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let has_body = !body.is_empty();
    let mut response = (status, Body::from(Bytes::from(body))).into_response();
    response
        .headers_mut()
        .insert(REPLAYED, HeaderValue::from_static("true"));
    if has_body {
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
    }
    response
}

fn key(parts: &Parts) -> Result<String, Problem> {
    let sent = parts.headers.get(KEY).map(|value| value.to_str());
    match sent {
        Some(Ok(key)) if is_key(key) => Ok(key.to_owned()),
        _ => Err(Rejection::field("Idempotency-Key", words::refusal::api_repeat_key_odd()).into()),
    }
}

fn is_key(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whose key it is, and for which call: the creator's own, or everybody's from one network on one
/// public path, so that nobody is handed a stranger's order for guessing their key.
async fn scope(parts: &mut Parts, state: &AppState) -> Result<String, Problem> {
    let path = parts.uri.path().to_owned();
    let owner = if path.starts_with("/public/") {
        let Ok(ClientIp(address)) = parts.extract_with_state(state).await;
        domain::network::network(address)
    } else {
        let KeyHolder(creator) = parts.extract_with_state(state).await?;
        creator.to_string()
    };
    Ok(hash(&[owner.as_bytes(), path.as_bytes()]))
}

fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
        assert_eq!(hash(&[b"ab"]).len(), 64);
    }
}
