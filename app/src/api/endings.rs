//! The end of a product's files: what will be deleted when, and what was.

use crate::error::ApiError;
use domain::{Timestamp, ending::Reason};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A file that is no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deletion {
    /// Identifies the record.
    pub id: String,
    /// What the file was called.
    pub file_name: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of its bytes in hex.
    pub sha256: Option<String>,
    /// Why it was deleted.
    pub reason: Reason,
    /// When.
    pub deleted_at: Timestamp,
}

/// The end of a product's files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ending {
    /// Until when they stay, if their end was announced.
    pub files_end_at: Option<Timestamp>,
    /// What was deleted, the last one first.
    pub deleted: Vec<Deletion>,
}

/// The end of a product's files.
#[server(prefix = "/api", endpoint = "console/ending", input = Json)]
pub async fn get_ending(product_id: String) -> Result<Ending, ApiError> {
    use backend::{flows::ending, listing::Paging};
    let (shared, session) = super::signed_in()?;
    let product = super::ids::product(&product_id)?;
    let creator = &session.creator.id;
    let paging = Paging {
        limit: 100,
        ..Paging::default()
    };
    let deleted = ending::list(&shared, creator, Some(&product), &paging).await?;
    Ok(Ending {
        files_end_at: ending::announced(&shared, creator, &product).await?,
        deleted: deleted.map(super::convert::deletion).items,
    })
}
