//! Bytes of files and of their parts, put to a signed address.

use crate::{problem::Problem, state::AppState};
use axum::{
    body::Body,
    extract::{Path, State},
};
use backend::flows::files;
use futures::TryStreamExt;
use http::{HeaderMap, StatusCode, header};
use std::io;

/// `PUT /upload/{token}`
pub async fn receive(
    State(state): State<AppState>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &http::HeaderValue| value.to_str().ok())
    };
    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    let link = files::open_upload(&state.backend, &token, content_type, length)?;
    let gone = |error| io::Error::new(io::ErrorKind::ConnectionAborted, error);
    let bytes = body.into_data_stream().map_err(gone);
    files::receive(&state.backend, &link, bytes).await?;
    Ok(StatusCode::OK)
}
