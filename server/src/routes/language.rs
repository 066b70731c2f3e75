//! Choosing a language.

use super::{account::local_path, cookie, form::Form, html, session::SignedInAs, visit::LANGUAGE};
use crate::state::AppState;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::flows::account;
use domain::id::CreatorId;
use http::{HeaderMap, HeaderValue, header::SET_COOKIE};
use words::Language;

/// For how long a choice is remembered, in seconds: a year.
const REMEMBERED: i64 = 365 * 24 * 60 * 60;

/// `POST /language`: back to the same page, in the language that was chosen. Whoever is signed in also
/// gets letters in it.
pub async fn choose(
    State(state): State<AppState>,
    SignedInAs(session): SignedInAs,
    form: Form,
) -> Response {
    let mut response = Redirect::to(local_path(form.text("next"), "/")).into_response();
    if let Some(language) = Language::parse(form.text("language")) {
        if let Some(session) = session {
            let creator = session.creator.id;
            if let Err(error) = account::speak(&state.backend, &creator, language).await {
                return html::error(&state, error, None);
            }
        }
        let cookie = remember(&state, language);
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Has a browser remember a language.
pub fn remember(state: &AppState, language: Language) -> HeaderValue {
    cookie::write(state, LANGUAGE, language.code(), "/", Some(REMEMBERED))
}

/// The language that somebody chose in another browser, where this one has not been told any.
///
/// The default is also what those have who never chose, so it leaves the decision to the browser.
pub async fn of_account(
    state: &AppState,
    headers: &HeaderMap,
    creator: &CreatorId,
) -> Option<Language> {
    if cookie::read(headers, LANGUAGE).is_some() {
        return None;
    }
    match account::language(&state.backend, creator).await {
        Ok(language) => Some(language).filter(|language| *language != Language::default()),
        Err(error) => {
            tracing::error!(%error, "Could not look up a creator's language");
            None
        }
    }
}
