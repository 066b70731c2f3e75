//! `/products/{id}/files` and `/files/{id}`: what a buyer gets.

use super::{
    Answer,
    body::{Nothing, Object},
    field::{Field, report},
    ids::Id,
    key::KeyHolder,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows};
use domain::{
    Timestamp,
    file::{self, FileDraft},
    id::{FileId, ProductId},
    rejection::Checks,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, begin))
        .routes(routes!(complete))
        .routes(routes!(delete))
}

/// A file of a product. Where its bytes are stored is nobody's business.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct File {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    product_id: String,
    file_name: String,
    file_type: String,
    file_size_bytes: i64,
    /// When the bytes were there and proven.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    uploaded_at: Option<Timestamp>,
    /// SHA-256 of the bytes in hex: promised before the upload, proven after it.
    #[schema(required)]
    sha256: Option<String>,
    status: FileStatus,
}

/// Whether the bytes are there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FileStatus {
    Pending,
    Ready,
}

impl File {
    /// A file as the API shows it.
    pub fn of(file: file::File) -> Self {
        Self {
            id: file.id.to_string(),
            product_id: file.product_id.to_string(),
            file_name: file.file_name,
            file_type: file.file_type,
            file_size_bytes: file.size_bytes,
            status: if file.uploaded_at.is_some() {
                FileStatus::Ready
            } else {
                FileStatus::Pending
            },
            uploaded_at: file.uploaded_at,
            sha256: file.sha256,
        }
    }
}

/// A file to upload.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewFile {
    /// A plain name without folders.
    #[serde(default)]
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    file_name: Field<String>,
    /// Its media type.
    #[serde(default)]
    #[schema(value_type = String, required, max_length = 127, pattern = r"^([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+)?$", examples("application/pdf"))]
    file_type: Field<String>,
    #[serde(default)]
    #[schema(value_type = i64, required, minimum = 1, maximum = 53_687_091_200_i64)]
    file_size_bytes: Field<i64>,
    /// SHA-256 of the bytes, if known: the upload is then checked against it.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = "^[0-9A-Fa-f]{64}$")]
    sha256: Field<String>,
}

/// A file and where to send its bytes.
#[derive(Serialize, ToSchema)]
pub struct BegunUpload {
    file: File,
    upload: Upload,
}

/// The request that takes the bytes.
#[derive(Serialize, ToSchema)]
pub struct Upload {
    #[schema(examples("PUT"))]
    method: &'static str,
    #[schema(format = "uri")]
    url: String,
    /// Headers to send with it, exactly so.
    headers: BTreeMap<String, String>,
}

/// Lists the files of a product.
#[utoipa::path(get, path = "/products/{id}/files", operation_id = "listFiles", tag = "files",
    params(("id" = String, Path, description = "The product", format = "uuid")),
    responses((status = 200, description = "All its files", body = AllFiles)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<Json<AllFiles>> {
    // A foreign product has no empty list: it is not there.
    flows::products::get(&b, &me, &id).await?;
    let files = flows::files::list(&b, &me, &id).await?;
    Ok(Json(AllFiles {
        data: files.into_iter().map(File::of).collect(),
        next_cursor: None,
    }))
}

/// All files of a product; the list is never cut.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllFiles {
    data: Vec<File>,
    #[schema(required)]
    next_cursor: Option<String>,
}

/// Begins an upload: send the bytes to `upload`, then complete the file.
#[utoipa::path(post, path = "/products/{id}/files", operation_id = "createFile", tag = "files",
    params(("id" = String, Path, description = "The product", format = "uuid")),
    request_body = NewFile,
    responses(
        (status = 201, description = "Ready to take the bytes", body = BegunUpload),
        (status = 409, description = "`conflict`: the product has 100 files already")))]
async fn begin(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    Object { fields: sent, .. }: Object<NewFile>,
) -> Answer<(StatusCode, Json<BegunUpload>)> {
    let mut checks = Checks::default();
    let draft = FileDraft {
        file_name: sent.file_name.required("fileName", &mut checks),
        file_type: sent.file_type.required("fileType", &mut checks),
        size_bytes: sent.file_size_bytes.required("fileSizeBytes", &mut checks),
        sha256: sent.sha256.or_clear(None, "sha256", &mut checks),
    };
    report(checks, || draft.check())?;
    let (file, upload) = flows::files::begin_upload(&b, &me, &id, &draft).await?;
    let upload = Upload {
        method: upload.method,
        url: upload.url,
        headers: upload.headers,
    };
    Ok((
        StatusCode::CREATED,
        Json(BegunUpload {
            file: File::of(file),
            upload,
        }),
    ))
}

/// Checks the bytes against the promised size and hash; from then on the file is sold.
#[utoipa::path(post, path = "/files/{id}/complete", operation_id = "completeFile", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 200, description = "The file is ready", body = File),
        (status = 409, description = "`conflict`: the bytes are not there"),
        (status = 422, description = "`invalid_input`: the bytes are not what was promised")))]
async fn complete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
    _: Nothing,
) -> Answer<Json<File>> {
    Ok(Json(File::of(
        flows::files::complete_upload(&b, &me, &id).await?,
    )))
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
