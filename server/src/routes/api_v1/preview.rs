//! A preview as the API shows it.

use super::page::url;
use backend::Backend;
use domain::{page::Page, preview::Preview};
use serde::Serialize;
use utoipa::ToSchema;

/// What can be seen or heard of a file before it is bought.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicPreview {
    /// Where it is, for as long as the page is open.
    #[schema(format = "uri")]
    url: String,
    /// `image`, `thumbnail`, `page`, `audio`, `video` or `poster`.
    kind: &'static str,
    media_type: String,
    /// The product of the file.
    #[schema(format = "uuid")]
    product_id: String,
    /// The file it was made from.
    file_name: String,
    file_size_bytes: i64,
    /// Pixels; null for what is only heard.
    #[schema(required)]
    width: Option<i64>,
    #[schema(required)]
    height: Option<i64>,
}

impl PublicPreview {
    /// A preview on a page.
    pub fn of(preview: Preview, page: &Page, b: &Backend) -> Self {
        Self {
            url: format!("{}/preview/{}", url(page, b), preview.id),
            kind: preview.kind.as_str(),
            media_type: preview.media_type,
            product_id: preview.product_id.to_string(),
            file_name: preview.file_name,
            file_size_bytes: preview.size_bytes,
            width: preview.width,
            height: preview.height,
        }
    }
}
