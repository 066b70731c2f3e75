//! Whose call it is: `Authorization: Bearer KEY`. A signed-in browser session is no key.

use crate::problem::Problem;
use axum::extract::{FromRef, FromRequestParts};
use backend::{Shared, flows::api_keys};
use domain::{Code, Rejection, id::CreatorId};
use http::{header, request::Parts};

/// The creator whose key came with the request.
#[derive(Clone, Debug)]
pub struct KeyHolder(pub CreatorId);

impl<S> FromRequestParts<S> for KeyHolder
where
    S: Send + Sync,
    Shared: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        // The idempotency layer may have asked already.
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let missing = || Rejection::new(Code::Unauthorized, words::refusal::api_key_missing());
        let key = bearer(parts).ok_or_else(missing)?;
        let creator = api_keys::creator_by_key(&Shared::from_ref(state), key)
            .await?
            .ok_or_else(|| Rejection::new(Code::Unauthorized, words::refusal::api_key_unknown()))?;
        let holder = Self(creator.id);
        parts.extensions.insert(holder.clone());
        Ok(holder)
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !key.is_empty()).then_some(key)
}
