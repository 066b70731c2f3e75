//! A file as the API shows it.

use domain::{
    Timestamp,
    file::{self, Stamp},
};
use serde::Serialize;
use utoipa::ToSchema;
use words::Words;

/// A file of a product. Where its bytes are stored is nobody's business.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct File {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    product_id: String,
    file_name: String,
    /// What the bytes are, once they are there; before, what was announced.
    file_type: String,
    file_size_bytes: i64,
    /// When the bytes were there and proven.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    uploaded_at: Option<Timestamp>,
    /// SHA-256 of the bytes in hex: promised before the upload, proven after it.
    #[schema(required)]
    sha256: Option<String>,
    status: FileStatus,
    /// Why the bytes that came were refused, in the language that the caller prefers.
    #[schema(required)]
    refusal: Option<String>,
    /// Where it stands among the files of its product.
    position: i64,
    /// Orders from this moment on get it; without it, also all earlier ones.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    available_from: Option<Timestamp>,
    /// Orders from this moment on get the version after it; without it, this one.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    available_until: Option<Timestamp>,
    /// The file that it takes the place of.
    #[schema(required)]
    replaces: Option<String>,
    /// Where a buyer's copy carries the buyer's address: `none`, `footer` or `first_page`; `unknown` if
    /// a later version of the program has set it.
    stamp: &'static str,
    /// Whether the sales page shows a preview made from it.
    shows_preview: bool,
}

/// Whether the bytes are there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FileStatus {
    /// They have not come, or not all of them.
    Pending,
    /// They are being put together and hashed.
    Checking,
    /// Buyers get it.
    Ready,
    /// Another version took its place for everybody who buys now.
    Replaced,
}

impl File {
    /// A file as the API shows it, in the words of whoever asks.
    pub fn of(file: file::File, words: Words) -> Self {
        Self {
            id: file.id.to_string(),
            product_id: file.product_id.to_string(),
            status: match (file.uploaded_at, file.checking_since) {
                (Some(_), _) if file.is_current() => FileStatus::Ready,
                (Some(_), _) => FileStatus::Replaced,
                (None, Some(_)) => FileStatus::Checking,
                (None, None) => FileStatus::Pending,
            },
            file_name: file.file_name,
            file_type: file.file_type,
            file_size_bytes: file.size_bytes,
            uploaded_at: file.uploaded_at,
            sha256: file.sha256,
            refusal: file.refusal.map(|why| why.say(words)),
            position: file.position,
            available_from: file.available_from,
            available_until: file.available_until,
            replaces: file.replaces.map(|replaces| replaces.file.to_string()),
            stamp: Stamp::as_str(file.stamp),
            shows_preview: file.shows_preview,
        }
    }
}
