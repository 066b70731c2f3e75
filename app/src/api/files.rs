//! Files of a product. The bytes go straight to storage; only the paperwork passes here.

use crate::error::ApiError;
use domain::{
    file::{File, FileDraft, Stamp},
    preview::Making,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the bytes of a file go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartedUpload {
    /// The file, not uploaded yet.
    pub file: File,
    /// Where all of it can be sent at once; nothing if it is too large for that.
    pub whole: Option<Target>,
    /// How many bytes each part but the last has, if it can be sent in parts.
    pub part_size: Option<i64>,
    /// The parts that were asked about, or all.
    pub parts: Vec<PartTarget>,
}

/// A signed address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Absolute.
    pub url: String,
    /// Headers that are part of the signature.
    pub headers: BTreeMap<String, String>,
}

/// A part, and where to send it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartTarget {
    /// Counts from 1.
    pub number: i32,
    /// Nothing if it has come.
    pub target: Option<Target>,
}

/// A part that is about to be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartSum {
    /// Counts from 1.
    pub number: i32,
    /// MD5 of its bytes in base64.
    pub md5: String,
}

/// A file, and how far the preview made from it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedFile {
    /// The file.
    pub file: File,
    /// Nothing if none was ever wanted.
    pub preview: Option<PreviewState>,
}

/// How far a preview is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewState {
    /// Whether it is there.
    pub state: Making,
    /// Why there is none, in a sentence.
    pub failure: Option<String>,
}

/// All files of a product, also those whose upload has not finished.
#[server(prefix = "/api", endpoint = "console/list_files", input = Json)]
pub async fn list_files(product_id: String) -> Result<Vec<ListedFile>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    let files = backend::flows::files::list(&shared, &session.creator.id, &product).await?;
    let previews = backend::flows::previews::states(&shared, &product).await?;
    let w = crate::spoken::words();
    let listed = files.into_iter().map(|mut file| {
        // The browser can only repeat it.
        file.refusal = file.refusal.map(|why| why.said(w));
        let preview = previews.iter().find(|preview| preview.file == file.id);
        let preview = preview.map(|preview| PreviewState {
            state: preview.state,
            failure: preview.failure.as_ref().map(|why| why.say(w)),
        });
        ListedFile { file, preview }
    });
    Ok(listed.collect())
}

/// Announces a file and gets the addresses to send it to; the same name and size again goes on with
/// what was begun.
#[server(prefix = "/api", endpoint = "console/begin_upload", input = Json)]
pub async fn begin_upload(product_id: String, draft: FileDraft) -> Result<StartedUpload, ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    let me = &session.creator.id;
    let begun = backend::flows::files::begin_upload(&shared, me, &product, &draft).await?;
    Ok(super::started_upload(begun))
}

/// Announces parts with their checksums, and learns where to send those that have not come.
#[server(prefix = "/api", endpoint = "console/announce_parts", input = Json)]
pub async fn announce_parts(id: String, parts: Vec<PartSum>) -> Result<StartedUpload, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| backend::flows::files::AnnouncedPart {
            number: part.number,
            md5: Some(part.md5),
        })
        .collect();
    let me = &session.creator.id;
    let upload = backend::flows::files::continue_upload(&shared, me, &id, &parts).await?;
    Ok(super::started_upload(upload))
}

/// Changes the name of a file, or what happens with it.
#[server(prefix = "/api", endpoint = "console/change_file", input = Json)]
pub async fn change_file(
    id: String,
    file_name: Option<String>,
    stamp: Option<Stamp>,
    shows_preview: Option<bool>,
) -> Result<File, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    let change = backend::flows::files::FileChange {
        file_name,
        stamp,
        shows_preview,
    };
    Ok(backend::flows::files::change(&shared, &session.creator.id, &id, &change).await?)
}

/// Puts the files of a product in an order.
#[server(prefix = "/api", endpoint = "console/order_files", input = Json)]
pub async fn order_files(product_id: String, ids: Vec<String>) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    let ids: Result<Vec<_>, _> = ids.iter().map(|id| super::ids::file(id)).collect();
    backend::flows::files::reorder(&shared, &session.creator.id, &product, &ids?).await?;
    Ok(())
}

/// Says that the bytes are there; the server checks them.
#[server(prefix = "/api", endpoint = "console/complete_upload", input = Json)]
pub async fn complete_upload(id: String) -> Result<File, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    Ok(backend::flows::files::complete_upload(&shared, &session.creator.id, &id).await?)
}

/// Gives up an upload; a file that was finished meanwhile stays.
#[server(prefix = "/api", endpoint = "console/cancel_upload", input = Json)]
pub async fn cancel_upload(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    Ok(backend::flows::files::cancel_upload(&shared, &session.creator.id, &id).await?)
}

/// Deletes a file.
#[server(prefix = "/api", endpoint = "console/delete_file", input = Json)]
pub async fn delete_file(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::file(&id)?;
    Ok(backend::flows::files::delete(&shared, &session.creator.id, &id).await?)
}
