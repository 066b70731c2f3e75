//! A creator's own file, for whoever is signed in as its creator: the export of an account names it.

use super::session::SignedInAs;
use crate::{problem::Problem, state::AppState};
use axum::{
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use backend::{Error, flows::files};
use domain::{Code, Rejection, disposition, id::FileId, media_type};
use http::header;
use words::refusal;

/// `GET /console/files/{id}`
pub async fn show(
    State(state): State<AppState>,
    SignedInAs(session): SignedInAs,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let signed_out = || Rejection::new(Code::Unauthorized, refusal::signed_out());
    let me = session.ok_or_else(signed_out)?.creator.id;
    let gone = || Rejection::not_found(refusal::no_such_file());
    let id = FileId::parse(&id).ok_or_else(gone)?;
    let file = files::get(&state.backend, &me, &id).await?;
    let size = u64::try_from(file.size_bytes).unwrap_or_default();
    if file.uploaded_at.is_none() {
        return Err(gone().into());
    }
    let bytes = state.backend.files.read(&file.storage_key, 0..size).await;
    let bytes = bytes.map_err(Error::Files)?;
    let headers = [
        // Saved, never opened: it may be anything.
        (header::CONTENT_TYPE, media_type::BYTES.to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (
            header::CONTENT_DISPOSITION,
            disposition::attachment(&file.file_name),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}
