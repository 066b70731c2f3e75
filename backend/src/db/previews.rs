//! Previews of files: rows; the bytes are in [`crate::files`].

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{CreatorId, FileId, PageId, PreviewId, ProductId},
    preview::{Making, Preview, PreviewKind},
};
use sqlx::{FromRow, query, query_as, query_scalar};
use words::Sentence;

/// How far the preview of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewState {
    /// The file.
    pub file: FileId,
    /// How far it is.
    pub state: Making,
    /// Why there is none, in a sentence.
    pub failure: Option<Sentence>,
}

#[derive(FromRow)]
struct StateRow {
    file_id: String,
    state: String,
    failure: Option<String>,
}

impl From<StateRow> for PreviewState {
    fn from(row: StateRow) -> Self {
        Self {
            file: FileId::trusted(row.file_id),
            state: Making::parse(&row.state).unwrap_or(Making::Waiting),
            failure: row.failure.as_deref().map(Sentence::kept),
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: String,
    file_id: String,
    product_id: String,
    file_name: String,
    kind: String,
    media_type: String,
    storage_key: String,
    size_bytes: i64,
    width: Option<i64>,
    height: Option<i64>,
    position: i64,
}

impl Row {
    /// The preview, unless a later version of this program made it.
    fn preview(self) -> Option<Preview> {
        Some(Preview {
            kind: PreviewKind::parse(&self.kind)?,
            id: PreviewId::trusted(self.id),
            file_id: FileId::trusted(self.file_id),
            product_id: ProductId::trusted(self.product_id),
            file_name: self.file_name,
            media_type: self.media_type,
            storage_key: self.storage_key,
            size_bytes: self.size_bytes,
            width: self.width,
            height: self.height,
            position: self.position,
        })
    }
}

/// What a page shows of the files of its products, in their order: of those that are sold now,
/// that the creator wants to be shown, and whose previews are there.
pub async fn of_page(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<Vec<Preview>> {
    let sql = "select previews.id, previews.file_id, files.product_id, files.file_name, previews.kind, \
               previews.media_type, previews.storage_key, previews.size_bytes, previews.width, \
               previews.height, previews.position from offers \
               join files on files.product_id = offers.product_id \
               join file_previews on file_previews.file_id = files.id \
               join previews on previews.file_id = files.id \
               where offers.page_id = $1 and files.shows_preview and files.uploaded_at is not null \
               and files.available_until is null and files.deleting_at is null \
               and file_previews.state = 'ready' \
               order by offers.position, files.position, files.id, previews.position";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(page.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().filter_map(Row::preview).collect())
}

/// What there is of all files of a creator: the file, where its piece is, and how large that is.
pub async fn of_creator(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(String, String, i64)>> {
    let sql = "select previews.file_id, previews.storage_key, previews.size_bytes from previews \
               join files on files.id = previews.file_id \
               join file_previews on file_previews.file_id = files.id \
               where files.creator_id = $1 and files.deleting_at is null \
               and file_previews.state = 'ready' order by previews.file_id, previews.position";
    Ok(on!(c, |c| query_as::<_, (String, String, i64)>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?))
}

/// Where the previews of a file are.
pub async fn keys(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Vec<String>> {
    let sql = "select storage_key from previews where file_id = $1";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(file.as_str())
        .fetch_all(c)
        .await?))
}

/// How far the previews of a product's files are; nothing about those that never had one.
pub async fn states(
    c: &mut dyn Connection,
    product: &ProductId,
) -> sqlx::Result<Vec<PreviewState>> {
    let sql = "select file_previews.file_id, file_previews.state, file_previews.failure \
               from file_previews join files on files.id = file_previews.file_id \
               where files.product_id = $1";
    let rows = on!(c, |c| query_as::<_, StateRow>(sql)
        .bind(product.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(PreviewState::from).collect())
}

/// How far the preview of a file is.
pub async fn state(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Option<PreviewState>> {
    let sql = "select file_id, state, failure from file_previews where file_id = $1";
    let row = on!(c, |c| query_as::<_, StateRow>(sql)
        .bind(file.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(PreviewState::from))
}

/// Remembers that a preview is to be made, also if that has failed before; `false` if it is waited
/// for already, or there.
pub async fn ask(c: &mut dyn Connection, file: &FileId, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "insert into file_previews (file_id, state, asked_at) values ($1, 'waiting', $2) \
               on conflict (file_id) do update set state = 'waiting', failure = null, asked_at = $2 \
               where file_previews.state = 'failed'";
    let done = on!(c, |c| query(sql)
        .bind(file.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Remembers that a preview is there; `false` if it is not waited for.
pub async fn ready(c: &mut dyn Connection, file: &FileId, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "update file_previews set state = 'ready', made_at = $2 \
               where file_id = $1 and state = 'waiting'";
    let done = on!(c, |c| query(sql)
        .bind(file.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Remembers why there is no preview.
pub async fn failed(c: &mut dyn Connection, file: &FileId, why: &Sentence) -> sqlx::Result<()> {
    let sql = "update file_previews set state = 'failed', failure = $2 \
               where file_id = $1 and state = 'waiting'";
    on!(c, |c| query(sql)
        .bind(file.as_str())
        .bind(why.keep())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes the pieces of a preview that is not there yet.
pub async fn delete(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<()> {
    let sql = "delete from previews where file_id = $1";
    on!(c, |c| query(sql)
        .bind(file.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Adds a piece of a preview.
pub async fn insert(c: &mut dyn Connection, preview: &Preview) -> sqlx::Result<()> {
    let sql = "insert into previews (id, file_id, position, kind, media_type, storage_key, size_bytes, \
               width, height) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(c, |c| query(sql)
        .bind(preview.id.as_str())
        .bind(preview.file_id.as_str())
        .bind(preview.position)
        .bind(preview.kind.as_str())
        .bind(&preview.media_type)
        .bind(&preview.storage_key)
        .bind(preview.size_bytes)
        .bind(preview.width)
        .bind(preview.height)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
