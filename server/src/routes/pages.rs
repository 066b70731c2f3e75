//! Pages that are the same for everybody.

use super::html;
use crate::state::AppState;
use app::{
    pages::{
        form::FormState,
        landing, registration,
        sales::{self, SalesView},
    },
    shell::Document,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::flows;
use domain::{Timestamp, id::ShortId, page::Page};
use http::StatusCode;

/// How long a cache in front may keep a page, in seconds, when nothing changes sooner.
const SHARED_SECONDS: i64 = 10;

/// `GET /`
pub async fn landing(State(state): State<AppState>) -> Response {
    html::public(&state, StatusCode::OK, landing::render(&state.assets), 300)
}

/// `GET /p/{short_id}`
pub async fn sales(State(state): State<AppState>, Path(short_id): Path<String>) -> Response {
    let page = match find(&state, &short_id).await {
        Ok(Some(page)) => page,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let now = state.backend.now();
    let status = StatusCode::from_u16(page.phase(now).http_status()).unwrap_or(StatusCode::OK);
    // Nobody may keep a page beyond the moment at which it becomes another one.
    let until_change = page
        .next_change(now)
        .map_or(SHARED_SECONDS, |next| next.since(now) / 1_000);
    let (checkout, register) = (FormState::default(), FormState::default());
    let document = render(&state, page, now, checkout, register);
    html::public(&state, status, document, until_change.min(SHARED_SECONDS))
}

/// `GET /p/{short_id}/registered`
pub async fn registered(State(state): State<AppState>, Path(short_id): Path<String>) -> Response {
    match find(&state, &short_id).await {
        Ok(Some(page)) => {
            let document = registration::registered(&state.assets, &page.title(), &page.short_id);
            html::private(&state, StatusCode::OK, document)
        }
        Ok(None) => html::not_found(&state),
        Err(error) => html::error(&state, error, None),
    }
}

/// The published page under a public name.
pub async fn find(state: &AppState, short_id: &str) -> backend::Result<Option<Page>> {
    match ShortId::parse(short_id) {
        Some(short_id) => flows::pages::by_short_id(&state.backend, &short_id).await,
        None => Ok(None),
    }
}

/// A sales page at one moment, perhaps with refused forms in it.
pub fn render(
    state: &AppState,
    page: Page,
    now: Timestamp,
    checkout: FormState,
    register: FormState,
) -> Document {
    let view = SalesView {
        now,
        public_url: state.backend.url(&format!("/p/{}", page.short_id)),
        page,
        checkout,
        register,
    };
    sales::render(&state.assets, &view)
}
