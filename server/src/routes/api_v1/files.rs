//! `/products/{id}/files` and `/files/{id}`: what a buyer gets.

mod shape;
mod uploads;

use super::{Answer, body::Object, field::Field, ids::Id, key::KeyHolder};
use crate::{routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State};
use backend::{
    Shared,
    flows::{self, files::FileChange},
};
use domain::{
    Rejection,
    file::Stamp,
    id::{FileId, ProductId},
    rejection::Checks,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::{Language, Words};

pub use shape::File;

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(reorder))
        .routes(routes!(get, update, delete))
        .merge(uploads::routes())
}

/// All files of a product; the list is never cut.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllFiles {
    data: Vec<File>,
    #[schema(required)]
    next_cursor: Option<String>,
}

impl AllFiles {
    fn of(files: Vec<domain::file::File>, language: Language) -> Self {
        let shown = |file| File::of(file, Words::of(language));
        Self {
            data: files.into_iter().map(shown).collect(),
            next_cursor: None,
        }
    }
}

/// Lists the files of a product in their order, with earlier versions and unfinished uploads.
#[utoipa::path(get, path = "/products/{id}/files", operation_id = "listFiles", tag = "files",
    params(("id" = String, Path, description = "The product", format = "uuid")),
    responses((status = 200, description = "All its files", body = AllFiles)))]
async fn list(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<Json<AllFiles>> {
    let files = flows::files::list(&b, &me, &id).await?;
    Ok(Json(AllFiles::of(files, language)))
}

/// An order of files.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileOrder {
    /// The ids of the files that come first, in their order.
    #[serde(default)]
    #[schema(value_type = Vec<String>, required, max_items = 200)]
    file_ids: Field<Vec<String>>,
}

/// Puts the files of a product in an order; those that are not named follow.
#[utoipa::path(put, path = "/products/{id}/files/order", operation_id = "orderFiles", tag = "files",
    params(("id" = String, Path, description = "The product", format = "uuid")),
    request_body = FileOrder,
    responses((status = 200, description = "All its files", body = AllFiles)))]
async fn reorder(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    Object { fields: sent, .. }: Object<FileOrder>,
) -> Answer<Json<AllFiles>> {
    let mut checks = Checks::default();
    let ids = sent.file_ids.required("fileIds", &mut checks);
    checks.finish()?;
    let ids: Option<Vec<_>> = ids.iter().map(|id| FileId::parse(id)).collect();
    let ids = ids.ok_or_else(|| Rejection::not_found(words::refusal::no_such_file()))?;
    let files = flows::files::reorder(&b, &me, &id, &ids).await?;
    Ok(Json(AllFiles::of(files, language)))
}

/// Shows a file.
#[utoipa::path(get, path = "/files/{id}", operation_id = "getFile", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The file", body = File)))]
async fn get(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
) -> Answer<Json<File>> {
    let file = flows::files::get(&b, &me, &id).await?;
    Ok(Json(File::of(file, Words::of(language))))
}

/// What is to be different about a file.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangedFile {
    /// The name customers get it under.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    file_name: Field<String>,
    /// Where a buyer's copy of a PDF carries the buyer's address and order: `none`, `footer` or
    /// `first_page`.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = "^(none|footer|first_page)$")]
    stamp: Field<String>,
    /// Whether the sales page shows a preview made from it.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    shows_preview: Field<bool>,
}

/// Changes a file.
#[utoipa::path(patch, path = "/files/{id}", operation_id = "updateFile", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    request_body = ChangedFile,
    responses((status = 200, description = "The changed file", body = File)))]
async fn update(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
    Object { fields: sent, .. }: Object<ChangedFile>,
) -> Answer<Json<File>> {
    let mut checks = Checks::default();
    let stamp = given(sent.stamp, "stamp", &mut checks);
    let change = FileChange {
        file_name: given(sent.file_name, "fileName", &mut checks),
        stamp: stamp.and_then(|name| {
            let stamp = Stamp::parse(&name).ok_or_else(words::refusal::api_stamp);
            checks.field("stamp", stamp)
        }),
        shows_preview: given(sent.shows_preview, "showsPreview", &mut checks),
    };
    checks.finish()?;
    let file = flows::files::change(&b, &me, &id, &change).await?;
    Ok(Json(File::of(file, Words::of(language))))
}

/// A field that is left as it is when it is absent.
fn given<T: super::field::FieldType>(
    field: Field<T>,
    name: &str,
    checks: &mut Checks,
) -> Option<T> {
    match field {
        Field::Absent => None,
        Field::Given(value) => Some(value),
        Field::Null | Field::Wrong => {
            checks.fail(name, T::expected());
            None
        }
    }
}

/// Deletes a file.
#[utoipa::path(delete, path = "/files/{id}", operation_id = "deleteFile", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "`conflict`: it is still needed")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
) -> Answer<StatusCode> {
    flows::files::delete(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
