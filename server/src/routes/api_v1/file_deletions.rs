//! `/file-deletions`: what was deleted when.

use super::{
    Answer,
    key::KeyHolder,
    listing::{Asked, ListOf, OfProduct, Part},
    schema,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows::ending};
use domain::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list))
}

/// A file that is no more.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileDeletion {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    file_id: String,
    #[schema(format = "uuid")]
    product_id: String,
    /// What the product was called then.
    product_name: String,
    file_name: String,
    file_size_bytes: i64,
    /// SHA-256 of its bytes.
    #[schema(required)]
    sha256: Option<String>,
    #[schema(schema_with = schema::deletion_reason)]
    reason: &'static str,
    #[schema(value_type = String, format = DateTime)]
    deleted_at: Timestamp,
}

impl FileDeletion {
    /// What the API shows of a deletion.
    pub fn of(deletion: ending::Deletion) -> Self {
        Self {
            id: deletion.id,
            file_id: deletion.file_id.to_string(),
            product_id: deletion.product_id.to_string(),
            product_name: deletion.product_name,
            file_name: deletion.file_name,
            file_size_bytes: deletion.size_bytes,
            sha256: deletion.sha256,
            reason: deletion.reason.as_str(),
            deleted_at: deletion.deleted_at,
        }
    }
}

/// Lists the files that were deleted, the last one first.
#[utoipa::path(get, path = "/file-deletions", operation_id = "listFileDeletions", tag = "files",
    params(Part, OfProduct),
    responses((status = 200, description = "A part of the list", body = ListOf<FileDeletion>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
    Asked(of): Asked<OfProduct>,
) -> Answer<Json<ListOf<FileDeletion>>> {
    let paging = part.paging()?;
    let product = of.product()?;
    let listing = ending::list(&b, &me, product.as_ref(), &paging).await?;
    Ok(Json(ListOf::of(listing, FileDeletion::of)))
}
