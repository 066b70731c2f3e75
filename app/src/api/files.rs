//! Files of a product. The bytes go straight to storage; only the paperwork passes here.

use crate::error::ApiError;
use domain::file::{File, FileDraft};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the bytes of a file go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartedUpload {
    /// The file, not uploaded yet.
    pub file: File,
    /// The HTTP method.
    pub method: String,
    /// The signed address.
    pub url: String,
    /// Headers that are part of the signature.
    pub headers: BTreeMap<String, String>,
}

/// All files of a product, also those whose upload has not finished.
#[server(prefix = "/api", endpoint = "console/list_files", input = Json)]
pub async fn list_files(product_id: String) -> Result<Vec<File>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    Ok(backend::flows::files::list(&shared, &session.creator.id, &product).await?)
}

/// Announces a file and gets the address to send it to.
#[server(prefix = "/api", endpoint = "console/begin_upload", input = Json)]
pub async fn begin_upload(product_id: String, draft: FileDraft) -> Result<StartedUpload, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    let (file, upload) =
        backend::flows::files::begin_upload(&shared, &session.creator.id, &product, &draft).await?;
    Ok(StartedUpload {
        file,
        method: upload.method.to_owned(),
        url: upload.url,
        headers: upload.headers,
    })
}

/// Says that the bytes are there; the server checks them.
#[server(prefix = "/api", endpoint = "console/complete_upload", input = Json)]
pub async fn complete_upload(id: String) -> Result<File, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    Ok(backend::flows::files::complete_upload(&shared, &session.creator.id, &id).await?)
}

/// Deletes a file.
#[server(prefix = "/api", endpoint = "console/delete_file", input = Json)]
pub async fn delete_file(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    Ok(backend::flows::files::delete(&shared, &session.creator.id, &id).await?)
}
