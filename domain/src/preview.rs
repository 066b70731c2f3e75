//! Previews: what a sales page shows of a file before it is bought.

use crate::id::{FileId, PreviewId, ProductId};
use serde::{Deserialize, Serialize};

/// What a preview shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviewKind {
    /// An image, made smaller.
    Image,
    /// The same image, smaller still.
    Thumbnail,
    /// A page of a document.
    Page,
    /// The first seconds of a recording.
    Audio,
    /// The first seconds of a film.
    Video,
    /// A picture from the film, shown until it plays.
    Poster,
}

impl PreviewKind {
    /// The name in the API and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Thumbnail => "thumbnail",
            Self::Page => "page",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Poster => "poster",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Image,
            Self::Thumbnail,
            Self::Page,
            Self::Audio,
            Self::Video,
            Self::Poster,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == text)
    }
}

/// One piece of what is shown of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Identifies it.
    pub id: PreviewId,
    /// What it was made from.
    pub file_id: FileId,
    /// The product of that file.
    pub product_id: ProductId,
    /// The name of that file.
    pub file_name: String,
    /// What it shows.
    pub kind: PreviewKind,
    /// Its media type.
    pub media_type: String,
    /// Where its bytes are.
    pub storage_key: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// Pixels from left to right; nothing for what is only heard.
    pub width: Option<i64>,
    /// Pixels from top to bottom.
    pub height: Option<i64>,
    /// Where it stands among the previews of its file, from 0.
    pub position: i64,
}

/// How far something is that is made from a file in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Making {
    /// It will be made soon.
    Waiting,
    /// It is there.
    Ready,
    /// It could not be made.
    Failed,
}

impl Making {
    /// The name in the API and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Waiting, Self::Ready, Self::Failed]
            .into_iter()
            .find(|making| making.as_str() == text)
    }
}

/// Where a piece of the preview of a file is stored, beside its original:
/// `products/{creatorId}/{productId}/preview/{fileName}-{suffix}`.
pub fn preview_key(original: &str, suffix: &str) -> String {
    format!(
        "{}-{suffix}",
        original.replacen("/original/", "/preview/", 1)
    )
}

/// Where a buyer's personal copy of a file is stored:
/// `products/{creatorId}/{productId}/copies/{orderId}/{fileName}`.
pub fn copy_key(original: &str, order: &crate::id::OrderId) -> String {
    original.replacen("/original/", &format!("/copies/{order}/"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        file::{storage_key, version_key},
        id::{CreatorId, OrderId},
    };

    #[test]
    fn what_is_made_from_a_file_lies_beside_it() {
        let (creator, product) = (CreatorId::trusted("c"), ProductId::trusted("p"));
        let first = storage_key(&creator, &product, "a.pdf");
        let second = version_key(&creator, &product, &FileId::trusted("f"), "a.pdf");
        assert_eq!(
            preview_key(&first, "page-1.jpg"),
            "products/c/p/preview/a.pdf-page-1.jpg"
        );
        assert_eq!(
            preview_key(&second, "page-1.jpg"),
            "products/c/p/preview/f/a.pdf-page-1.jpg"
        );
        let order = OrderId::trusted("o");
        assert_eq!(copy_key(&first, &order), "products/c/p/copies/o/a.pdf");
        assert_eq!(copy_key(&second, &order), "products/c/p/copies/o/f/a.pdf");
    }

    #[test]
    fn a_file_called_like_a_folder_stays_where_it_belongs() {
        let (creator, product) = (CreatorId::trusted("c"), ProductId::trusted("p"));
        let key = storage_key(&creator, &product, "original");
        assert_eq!(
            preview_key(&key, "cover.jpg"),
            "products/c/p/preview/original-cover.jpg"
        );
    }
}
