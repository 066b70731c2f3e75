//! What a sales page shows of a file: the bytes.

use super::{
    download::{
        conditions::{self, Condition},
        range::{self, Wanted},
    },
    html,
    session::SignedInAs,
    visit::Visit,
};
use crate::state::AppState;
use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use backend::{Error, flows};
use domain::{
    Code, Rejection,
    id::{CreatorId, ShortId},
    page::Phase,
    preview::Preview,
    time::SECOND,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use std::ops::Range;

/// For how many seconds a preview may be kept at most.
const MOST_SECONDS: i64 = 3_600;

/// `GET|HEAD /p/{short_id}/preview/{preview_id}`
///
/// What lies under one address never changes, but its creator may stop showing it, and a page that is
/// over shows nothing any more: so it may be kept for an hour at most, and never past the closing. Its
/// creator sees it at any time, beside the editor.
pub async fn show(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Path((short_id, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let creator = session.map(|session| session.creator.id);
    let (preview, kept) = match find(&state, creator.as_ref(), &short_id, &id).await {
        Ok(Some(found)) => found,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let mut response = answer(&state, &preview, &headers).await;
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        put(&mut response, header::ETAG, &etag(&preview));
        put(&mut response, header::CACHE_CONTROL, &kept);
    }
    response
}

async fn answer(state: &AppState, preview: &Preview, headers: &HeaderMap) -> Response {
    match conditions::check(headers, &etag(preview)) {
        Condition::Met => {}
        Condition::NotModified => return StatusCode::NOT_MODIFIED.into_response(),
        Condition::Failed => return StatusCode::PRECONDITION_FAILED.into_response(),
    }
    let size = u64::try_from(preview.size_bytes).unwrap_or_default();
    let sent = match range::wanted(headers, size, &etag(preview)) {
        Wanted::Nothing => Ok(unsatisfiable(size)),
        Wanted::Part(part) => send(state, preview, part, Some(size)).await,
        // A player asks for one run of bytes; who asks for more gets everything.
        Wanted::Everything | Wanted::Parts(_) => send(state, preview, 0..size, None).await,
    };
    sent.unwrap_or_else(|error| html::error(state, error, None))
}

/// A preview, and how it may be kept.
async fn find(
    state: &AppState,
    creator: Option<&CreatorId>,
    short_id: &str,
    id: &str,
) -> Result<Option<(Preview, String)>, Error> {
    let Some(short_id) = ShortId::parse(short_id) else {
        return Ok(None);
    };
    let Some(page) = flows::pages::seen_by(&state.backend, creator, &short_id).await? else {
        return Ok(None);
    };
    let now = state.backend.now();
    let is_over = page.phase(now) == Phase::Expired;
    if is_over && creator != Some(&page.creator_id) {
        let message = words::refusal::preview_closed();
        return Err(Rejection::new(Code::Expired, message).into());
    }
    let previews = flows::previews::of_page(&state.backend, &page.id).await?;
    let preview = previews
        .into_iter()
        .find(|preview| preview.id.as_str() == id);
    let kept = if is_over || !page.is_published {
        "private, no-store".to_owned()
    } else {
        let seconds = (page.closes_at().since(now) / SECOND).clamp(0, MOST_SECONDS);
        format!("public, max-age={seconds}")
    };
    Ok(preview.map(|preview| (preview, kept)))
}

/// A run of bytes; `of` how many there are, unless it is all of them.
async fn send(
    state: &AppState,
    preview: &Preview,
    part: Range<u64>,
    of: Option<u64>,
) -> Result<Response, Error> {
    let bytes = state
        .backend
        .files
        .read(&preview.storage_key, part.clone())
        .await?;
    let status = of.map_or(StatusCode::OK, |_| StatusCode::PARTIAL_CONTENT);
    let mut response = (status, Body::from_stream(bytes)).into_response();
    let mut put = |name, value: &str| put(&mut response, name, value);
    put(header::CONTENT_TYPE, &preview.media_type);
    put(header::CONTENT_LENGTH, &(part.end - part.start).to_string());
    put(header::CONTENT_DISPOSITION, "inline");
    put(header::ACCEPT_RANGES, "bytes");
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    if let Some(size) = of {
        let shown = format!("bytes {}-{}/{size}", part.start, part.end - 1);
        put(header::CONTENT_RANGE, &shown);
    }
    Ok(response)
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// What is made again gets another id.
fn etag(preview: &Preview) -> String {
    format!("\"{}\"", preview.id)
}

fn unsatisfiable(size: u64) -> Response {
    let range = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
    (StatusCode::RANGE_NOT_SATISFIABLE, range).into_response()
}
