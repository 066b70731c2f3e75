//! Sending the bytes of a file, at once or in parts.

use super::{super::body::Optional, File};
use crate::{
    routes::api_v1::{
        Answer,
        body::Object,
        field::{Field, FieldType, report},
        ids::Id,
        key::KeyHolder,
    },
    routes::visit::Speaks,
    state::AppState,
};
use axum::{Json, extract::State};
use backend::{
    Shared,
    files::Address,
    flows::{self, files::AnnouncedPart},
};
use domain::{
    Rejection,
    file::{Buyers, FileDraft, Replacement},
    id::{FileId, ProductId},
    rejection::Checks,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::{Language, Words};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(show, announce))
        .routes(routes!(complete))
}

/// A file to upload.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewFile {
    /// A plain name without folders.
    #[serde(default)]
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    file_name: Field<String>,
    /// Its media type, as far as it is known; the bytes decide in the end.
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
    /// The file that this one takes the place of when its bytes are proven.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    replaces: Field<String>,
    /// Who gets the new version: `all` buyers (the default), or only `new` ones.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = "^(all|new)$")]
    replaces_for: Field<String>,
}

/// A file and where to send its bytes.
#[derive(Serialize, ToSchema)]
pub struct BegunUpload {
    file: File,
    upload: Upload,
}

/// The requests that take the bytes: one for the whole, or one for each part.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Upload {
    #[schema(examples("PUT"))]
    method: &'static str,
    /// Where the whole file can be sent at once; not for more than the store takes at once.
    #[schema(format = "uri")]
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Headers to send with it, exactly so.
    headers: BTreeMap<String, String>,
    /// How many bytes each part but the last has, if the file can be sent in parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    part_size: Option<i64>,
    /// The parts that have not come, and where to send each.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<Part>>,
    /// The numbers of the parts that have come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arrived: Vec<i32>,
}

/// A part to send.
#[derive(Serialize, ToSchema)]
pub struct Part {
    /// Counts from 1.
    number: i32,
    /// Its exact size in bytes.
    size: i64,
    #[schema(format = "uri")]
    url: String,
    /// Headers to send with it, exactly so.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, String>,
}

impl BegunUpload {
    fn of((file, upload): (domain::file::File, flows::files::Upload), language: Language) -> Self {
        let (url, headers) = match upload.whole {
            Some(Address { url, headers }) => (Some(url), headers),
            None => (None, BTreeMap::new()),
        };
        let arrived = upload.parts.iter().filter(|part| part.address.is_none());
        let arrived = arrived.map(|part| part.number).collect();
        let missing = upload.parts.into_iter().filter_map(|part| {
            part.address.map(|address| Part {
                number: part.number,
                size: part.size,
                url: address.url,
                headers: address.headers,
            })
        });
        Self {
            file: File::of(file, Words::of(language)),
            upload: Upload {
                method: "PUT",
                url,
                headers,
                part_size: upload.part_size,
                parts: upload.part_size.map(|_| missing.collect()),
                arrived,
            },
        }
    }
}

/// Begins an upload: send the bytes to `upload.url`, or each part to its own address, several at
/// once if you like; then complete the file. The same call again goes on with an upload in parts.
#[utoipa::path(post, path = "/products/{id}/files", operation_id = "createFile", tag = "files",
    params(("id" = String, Path, description = "The product", format = "uuid")),
    request_body = NewFile,
    responses(
        (status = 201, description = "Ready to take the bytes", body = BegunUpload),
        (status = 409, description = "`conflict`: the product has 100 files already"),
        (status = 503, description = "`files_unavailable`: the store does not answer; try again")))]
async fn begin(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    Object { fields: sent, .. }: Object<NewFile>,
) -> Answer<(StatusCode, Json<BegunUpload>)> {
    let mut checks = Checks::default();
    let replaces = sent.replaces.or_clear(None, "replaces", &mut checks);
    let buyers = sent.replaces_for.or_clear(None, "replacesFor", &mut checks);
    let draft = FileDraft {
        file_name: sent.file_name.required("fileName", &mut checks),
        file_type: sent.file_type.required("fileType", &mut checks),
        size_bytes: sent.file_size_bytes.required("fileSizeBytes", &mut checks),
        sha256: sent.sha256.or_clear(None, "sha256", &mut checks),
        replaces: replacement(replaces, buyers, &mut checks),
    };
    report(checks, || draft.check())?;
    let begun = flows::files::begin_upload(&b, &me, &id, &draft).await?;
    Ok((StatusCode::CREATED, Json(BegunUpload::of(begun, language))))
}

fn replacement(
    file: Option<String>,
    buyers: Option<String>,
    checks: &mut Checks,
) -> Option<Replacement> {
    let file = FileId::parse(&file?).ok_or_else(words::refusal::api_file);
    let buyers = buyers.map_or(Ok(Buyers::default()), |name| {
        Buyers::parse(&name).ok_or_else(words::refusal::api_buyers)
    });
    let file = checks.field("replaces", file);
    let buyers = checks.field("replacesFor", buyers);
    Some(Replacement {
        file: file?,
        buyers: buyers?,
    })
}

/// Shows which parts have come, with fresh addresses for those that have not.
#[utoipa::path(get, path = "/files/{id}/upload", operation_id = "getUpload", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 200, description = "How far the upload is", body = BegunUpload),
        (status = 409, description = "`conflict`: the file is there already")))]
async fn show(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
) -> Answer<Json<BegunUpload>> {
    let upload = flows::files::continue_upload(&b, &me, &id, &[]).await?;
    Ok(Json(BegunUpload::of(upload, language)))
}

/// Parts that are about to be sent.
#[derive(Deserialize, ToSchema)]
pub struct NewParts {
    #[serde(default)]
    #[schema(value_type = Vec<NewPart>, required, max_items = 1000)]
    parts: Field<Vec<NewPart>>,
}

/// A part that is about to be sent.
#[derive(Deserialize, ToSchema)]
pub struct NewPart {
    /// Counts from 1.
    #[schema(minimum = 1, maximum = 1000)]
    number: i32,
    /// MD5 of its bytes in base64, as in `Content-MD5`: the store then takes no others.
    #[schema(pattern = "^[A-Za-z0-9+/]{22}==$")]
    #[serde(default)]
    md5: Option<String>,
}

impl FieldType for Vec<NewPart> {
    fn expected() -> words::Sentence {
        words::refusal::api_parts()
    }
}

/// Announces parts with their checksums. Whatever has come with the same checksum need not be sent
/// again; the other parts get addresses that take exactly these bytes.
#[utoipa::path(post, path = "/files/{id}/upload", operation_id = "announceParts", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    request_body = NewParts,
    responses(
        (status = 200, description = "Which have come, and where to send the others", body = BegunUpload),
        (status = 409, description = "`conflict`: the file is there already")))]
async fn announce(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
    Object { fields: sent, .. }: Object<NewParts>,
) -> Answer<Json<BegunUpload>> {
    let mut checks = Checks::default();
    let parts = sent.parts.or(Vec::new(), "parts", &mut checks);
    checks.finish()?;
    if parts.is_empty() {
        return Err(Rejection::field("parts", words::refusal::api_parts_none()).into());
    }
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| AnnouncedPart {
            number: part.number,
            md5: part.md5,
        })
        .collect();
    let upload = flows::files::continue_upload(&b, &me, &id, &parts).await?;
    Ok(Json(BegunUpload::of(upload, language)))
}

/// The parts that were sent. They may be left out: what has come is known.
#[derive(Deserialize, ToSchema)]
pub struct SentParts {
    #[serde(default)]
    #[schema(value_type = Option<Vec<SentPart>>)]
    parts: Field<Vec<SentPart>>,
}

/// A part that was sent, with what the store called it.
#[derive(Deserialize, ToSchema)]
pub struct SentPart {
    #[serde(rename = "number")]
    _number: i32,
    #[serde(rename = "etag", default)]
    _etag: Option<String>,
}

impl FieldType for Vec<SentPart> {
    fn expected() -> words::Sentence {
        words::refusal::api_parts_sent()
    }
}

/// Checks the bytes against the promised size and hash; from then on the file is sold.
///
/// A large file takes a while: if it is still being checked after 50 seconds, the answer is 202 and
/// the same call goes on waiting.
#[utoipa::path(post, path = "/files/{id}/complete", operation_id = "completeFile", tag = "files",
    params(("id" = String, Path, format = "uuid")),
    request_body(content = Option<SentParts>),
    responses(
        (status = 200, description = "The file is ready", body = File),
        (status = 202, description = "It is still being checked", body = File),
        (status = 409, description = "`conflict`: bytes have not come"),
        (status = 422, description = "`invalid_input`: the bytes are not what was promised"),
        (status = 503, description = "`files_unavailable`: the store does not answer; try again")))]
async fn complete(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<FileId>,
    Optional(sent): Optional<SentParts>,
) -> Answer<(StatusCode, Json<File>)> {
    let mut checks = Checks::default();
    sent.parts.or_clear(None, "parts", &mut checks);
    checks.finish()?;
    let file = flows::files::complete_upload(&b, &me, &id).await?;
    let status = match file.uploaded_at {
        Some(_) => StatusCode::OK,
        None => StatusCode::ACCEPTED,
    };
    Ok((status, Json(File::of(file, Words::of(language)))))
}
