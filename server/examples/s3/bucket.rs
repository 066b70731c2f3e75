//! A bucket in a folder, strict as S3 is: unsigned, tampered and expired requests are refused, and
//! so are bytes that differ from their `Content-MD5`, and uploads that are over.

#[path = "cors.rs"]
mod cors;

use axum::{
    Router,
    body::{Body, to_bytes},
    error_handling::HandleError,
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use cors::Rule;
use http::StatusCode;
use md5::{Digest, Md5};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use s3s_fs::FileSystem;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// The name of the only bucket.
pub const NAME: &str = "files";
/// The access key.
pub const KEY: &str = "test-key";
/// The secret key.
pub const SECRET: &str = "test-secret";

/// Serves the bucket that lies in `folder`. Browsers may send to it from pages of `origin`, if any.
///
/// # Errors
/// If the folder cannot be made or used.
pub fn router(folder: &Path, origin: Option<&str>) -> std::io::Result<Router> {
    let rule = Arc::new(origin.map(Rule::documented).transpose()?);
    std::fs::create_dir_all(folder.join(NAME))?;
    let unusable = |error| std::io::Error::other(format!("{error:?}"));
    let files = FileSystem::new(folder).map_err(unusable)?;
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single(KEY, SECRET));
    let failed =
        async |error: s3s::HttpError| (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:?}"));
    Ok(Router::new()
        .fallback_service(HandleError::new(builder.build(), failed))
        .layer(middleware::from_fn(compare))
        .layer(middleware::from_fn_with_state(folder.to_owned(), know))
        .layer(middleware::from_fn_with_state(rule, cors::apply)))
}

/// An upload that was completed or thrown away is not there any more.
async fn know(State(folder): State<PathBuf>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let upload = query
        .split('&')
        .find_map(|part| part.strip_prefix("uploadId="));
    let is_known = upload.is_none_or(|upload| {
        std::fs::read_dir(folder).is_ok_and(|mut entries| {
            entries.any(|entry| {
                entry.is_ok_and(|entry| entry.file_name().to_string_lossy().contains(upload))
            })
        })
    });
    if !is_known {
        let said = "<Error><Code>NoSuchUpload</Code></Error>";
        return (StatusCode::NOT_FOUND, said).into_response();
    }
    next.run(request).await
}

async fn compare(request: Request, next: Next) -> Response {
    let Some(md5) = request.headers().get("content-md5").cloned() else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if STANDARD.encode(Md5::digest(&bytes)).as_bytes() != md5.as_bytes() {
        let said = "<Error><Code>BadDigest</Code></Error>";
        return (StatusCode::BAD_REQUEST, said).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes)))
        .await
}
