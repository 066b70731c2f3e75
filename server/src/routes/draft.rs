//! How a page would look with what its creator has typed, in a frame beside the editor.

use super::{
    html,
    pages::{self, Forms},
    session::SignedInAs,
    visit::Visit,
};
use crate::state::AppState;
use app::pages::notice;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use backend::{Error, flows::drafts};
use domain::{Code, Rejection, id::PageId, page::Phase};
use http::StatusCode;
use serde::Deserialize;

/// Which phase is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    phase: String,
}

/// `GET /console/pages/{id}/preview?phase=live`
///
/// The document of a sales page, but still: its forms and links lead nowhere.
pub async fn show(
    Visit(mut state): Visit,
    SignedInAs(session): SignedInAs,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Response {
    state.site.still = true;
    let phase = Phase::parse(&wanted.phase).unwrap_or(Phase::Live);
    let found = match (session, PageId::parse(&id)) {
        (Some(session), Some(id)) => {
            drafts::shown(&state.backend, &session.creator.id, &id, phase).await
        }
        (None, _) => {
            Err(Rejection::new(Code::Unauthorized, words::refusal::signed_out_again()).into())
        }
        (_, None) => Err(Rejection::not_found(words::refusal::no_such_page()).into()),
    };
    match found {
        Ok(shown) => {
            let document = pages::render(&state, shown.page, shown.now, Forms::default()).await;
            html::framed(&state, StatusCode::OK, document)
        }
        Err(error) => refuse(&state, error),
    }
}

/// A refusal that fits into the frame; a failure of ours as everywhere.
fn refuse(state: &AppState, error: Error) -> Response {
    match error.told() {
        Ok(rejection) => {
            let status = StatusCode::from_u16(rejection.code.status());
            let document = notice::rejected(&state.site, &rejection, None);
            html::framed(state, status.unwrap_or(StatusCode::BAD_REQUEST), document)
        }
        Err(error) => html::error(state, error, None),
    }
}
