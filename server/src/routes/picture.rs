//! Pictures of creators: taken from whoever is signed in, shown to everybody.

use super::{
    download::conditions::{self, Condition},
    html,
    session::SignedInAs,
    visit::Visit,
};
use crate::{problem::Problem, state::AppState};
use axum::{
    Json,
    body::{Body, Bytes},
    extract::{Path, Query, State, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use backend::{
    Error, Shared,
    flows::pictures::{self, StoredPicture},
};
use domain::{
    Code, Rejection,
    id::PictureId,
    picture::{Format, Picture, PictureUse, parse_name},
};
use futures::{Stream, TryStreamExt};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use std::io;

/// How the smallest size of a picture is called where nobody knows its sizes.
const SMALLEST: &str = "small";

/// What a picture is for.
#[derive(Debug, Deserialize)]
pub struct Purpose {
    #[serde(rename = "use")]
    usage: PictureUse,
}

/// `POST /api/console/pictures?use=cover`: the bytes are the body.
///
/// # Errors
/// Nobody is signed in; what is no picture that can be shown.
pub async fn receive(
    State(b): State<Shared>,
    SignedInAs(session): SignedInAs,
    purpose: Result<Query<Purpose>, QueryRejection>,
    body: Body,
) -> Result<(StatusCode, Json<Picture>), Problem> {
    let signed_out = || Rejection::new(Code::Unauthorized, words::refusal::signed_out_again());
    let session = session.ok_or_else(signed_out)?;
    let unknown = |_| Rejection::field("use", words::refusal::picture_use_unknown());
    let Query(Purpose { usage }) = purpose.map_err(unknown)?;
    let creator = &session.creator.id;
    let picture = pictures::add(&b, creator, usage, received(body)).await?;
    Ok((StatusCode::CREATED, Json(picture)))
}

/// The bytes of a body that somebody sends.
pub(super) fn received(body: Body) -> impl Stream<Item = io::Result<Bytes>> + Send {
    let gone = |error| io::Error::new(io::ErrorKind::ConnectionAborted, error);
    body.into_data_stream().map_err(gone)
}

/// `GET|HEAD /i/{picture}/{width}.jpg`, or `small` for the smallest size.
pub async fn show(
    Visit(state): Visit,
    Path((picture, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let stored = match find(&state, &picture, &name).await {
        Ok(Some(stored)) => stored,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    // What is under a key never changes, and no key is given twice.
    let etag = format!("\"{picture}-{name}\"");
    let mut response = match conditions::check(&headers, &etag) {
        Condition::Met => match send(&state, &stored).await {
            Ok(response) => response,
            Err(error) => return html::error(&state, error, None),
        },
        Condition::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        Condition::Failed => return StatusCode::PRECONDITION_FAILED.into_response(),
    };
    put(&mut response, header::ETAG, &etag);
    let kept = "public, max-age=31536000, immutable";
    put(&mut response, header::CACHE_CONTROL, kept);
    response
}

async fn find(state: &AppState, picture: &str, name: &str) -> Result<Option<StoredPicture>, Error> {
    let Some(id) = PictureId::parse(picture).filter(|id| id.as_str() == picture) else {
        return Ok(None);
    };
    if name == SMALLEST {
        return pictures::stored(&state.backend, &id, None).await;
    }
    let Some((width, format)) = parse_name(name).filter(|(width, _)| *width > 0) else {
        return Ok(None);
    };
    let stored = pictures::stored(&state.backend, &id, Some(width)).await?;
    Ok(stored.filter(|stored| Format::of_media_type(&stored.media_type) == Some(format)))
}

async fn send(state: &AppState, stored: &StoredPicture) -> Result<Response, Error> {
    let size = u64::try_from(stored.size_bytes).unwrap_or_default();
    let bytes = state
        .backend
        .files
        .read(&stored.storage_key, 0..size)
        .await?;
    let mut response = Body::from_stream(bytes).into_response();
    let mut put = |name, value: &str| put(&mut response, name, value);
    put(header::CONTENT_TYPE, &stored.media_type);
    put(header::CONTENT_LENGTH, &size.to_string());
    put(header::CONTENT_DISPOSITION, "inline");
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    Ok(response)
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
