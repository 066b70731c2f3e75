//! What a handler of pages can reach: everything, and the words of the one who asks.

use super::cookie;
use crate::{layers::framing, state::AppState};
use axum::extract::FromRequestParts;
use domain::id::ShortId;
use http::{HeaderMap, Method, header, request::Parts};
use std::convert::Infallible;
use words::{Language, Words};

/// The cookie of a visitor who has chosen a language. Nobody else gets it.
pub const LANGUAGE: &str = "language";

/// The state, for one visitor.
pub struct Visit(pub AppState);

impl FromRequestParts<AppState> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let mut state = speaking(state, &parts.headers);
        if parts.method == Method::GET {
            let here = parts.uri.path_and_query();
            state.site.here = here.map_or_else(String::new, |here| here.as_str().to_owned());
        }
        state.site.embedded = embedded(parts.uri.path());
        Ok(Self(state))
    }
}

/// The language of whoever asks.
pub struct Speaks(pub Language);

impl<S: Send + Sync> FromRequestParts<S> for Speaks {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(language(&parts.headers)))
    }
}

/// The state in the language of a request.
pub fn speaking(state: &AppState, headers: &HeaderMap) -> AppState {
    let mut state = state.clone();
    state.site.words = Words::of(language(headers));
    state
}

/// The same, where a change of language leads to this address. A refused form that is shown again has no
/// address of its own.
pub fn back_to(state: &AppState, here: &str) -> AppState {
    let mut state = state.clone();
    state.site.here = here.to_owned();
    state
}

/// Where a document in a frame of another site is found by itself; nothing for those that are in none.
fn embedded(path: &str) -> Option<String> {
    let name = path.strip_prefix(framing::FOLDER)?.split('/').next();
    let short_id = ShortId::parse(name.unwrap_or_default());
    Some(short_id.map_or_else(String::new, |short_id| format!("/p/{short_id}")))
}

/// The state for what is refused before any handler knows the path: the browser says whether the answer
/// will stand in a frame.
pub fn refused(state: &AppState, headers: &HeaderMap) -> AppState {
    let mut state = speaking(state, headers);
    let place = headers.get("sec-fetch-dest");
    let is_framed = place.is_some_and(|place| place == "iframe");
    state.site.embedded = is_framed.then(String::new);
    state
}

/// The language that was chosen here, or the one the browser likes best.
pub fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie::read(headers, LANGUAGE).and_then(Language::parse);
    let liked = || {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Language::accepted(header)
    };
    chosen.or_else(liked).unwrap_or_default()
}
