//! `Idempotency-Key`: the same key gives the same answer, for a day.

use axum::http::Method;

use crate::api::answer::Answer;
use crate::api::call::Call;
use crate::error::ApiError;
use crate::state::replay::{REMEMBERED_FOR, Replay};
use crate::tx::Tx;

/// What a call's key says.
#[derive(Debug)]
pub enum Key {
    /// There is none, or it has no meaning for this method.
    None,
    /// It is new; the answer should be remembered under this identifier.
    New(String),
    /// The call was answered before, like this.
    Seen(Answer),
}

/// The identifier a call's answer is remembered under, and the key it was sent with. Only calls
/// that change something have one, and each account has its own.
pub fn key(call: &Call) -> Option<(String, &str)> {
    let key = call.cause.idempotency_key.as_deref()?;
    let account = call.account.as_deref().unwrap_or("platform");
    (call.method == Method::POST && !key.is_empty()).then(|| (format!("{account} {key}"), key))
}

/// Looks a call's key up.
///
/// # Errors
/// When the key was used for another call, or is too long.
pub fn before(tx: &mut Tx<'_>, call: &Call) -> Result<Key, ApiError> {
    let Some((id, key)) = key(call) else {
        return Ok(Key::None);
    };
    if key.len() > 255 {
        return Err(mismatch(
            "Idempotency keys have at most 255 characters.".to_owned(),
        ));
    }
    let now = tx.now();
    let Some(seen) = tx
        .state
        .replays
        .get(&id)
        .filter(|it| now - it.created < REMEMBERED_FOR)
    else {
        return Ok(Key::New(id));
    };
    if seen.fingerprint != fingerprint(call) {
        return Err(mismatch(format!(
            "Keys for idempotent requests can only be used with the same parameters they were \
             first used with. Try using a key other than '{key}' if you meant to execute a \
             different request."
        )));
    }
    Ok(Key::Seen(Answer {
        status: seen.status,
        body: seen.body.clone(),
        request_id: call.cause.request_id.clone(),
        idempotency_key: Some(key.to_owned()),
        original_request: Some(seen.request_id.clone()),
    }))
}

/// Remembers an answer under its key.
pub fn remember(tx: &mut Tx<'_>, call: &Call, id: String, answer: &Answer) {
    let created = tx.now();
    tx.state.replays.insert(Replay {
        id,
        created,
        fingerprint: fingerprint(call),
        status: answer.status,
        body: answer.body.clone(),
        request_id: answer.request_id.clone(),
    });
}

/// The order of parameters does not matter: they are kept sorted.
fn fingerprint(call: &Call) -> String {
    format!("{} {} {:?}", call.method, call.path, call.fields)
}

fn mismatch(message: String) -> ApiError {
    ApiError {
        kind: "idempotency_error",
        ..ApiError::invalid(message)
    }
}
