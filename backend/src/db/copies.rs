//! Buyers' personal copies: rows; the bytes are in [`crate::files`].

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{FileId, OrderId},
    preview::Making,
};
use sqlx::{FromRow, query, query_as, query_scalar};
use words::Sentence;

/// A personal copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalCopy {
    /// Whose it is.
    pub order: OrderId,
    /// Of which file.
    pub file: FileId,
    /// Where its bytes are, once they are.
    pub storage_key: String,
    /// How far it is.
    pub state: Making,
    /// Why it could not be made, in a sentence.
    pub failure: Option<Sentence>,
    /// What it turned out to be, once it is there.
    pub bytes: Option<CopyBytes>,
    /// Since when it is wanted.
    pub created_at: Timestamp,
}

/// What is known about the bytes of a personal copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyBytes {
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// CRC-32, as ZIP has it.
    pub crc32: u32,
}

#[derive(FromRow)]
struct Row {
    order_id: String,
    file_id: String,
    storage_key: String,
    state: String,
    failure: Option<String>,
    size_bytes: Option<i64>,
    sha256: Option<String>,
    crc32: Option<i64>,
    created_at: i64,
}

impl From<Row> for PersonalCopy {
    fn from(row: Row) -> Self {
        let crc32 = row.crc32.and_then(|crc32| u32::try_from(crc32).ok());
        let bytes = match (row.size_bytes, row.sha256, crc32) {
            (Some(size), Some(sha256), Some(crc32)) => Some(CopyBytes {
                size,
                sha256,
                crc32,
            }),
            _ => None,
        };
        Self {
            order: OrderId::trusted(row.order_id),
            file: FileId::trusted(row.file_id),
            storage_key: row.storage_key,
            // What cannot be read is not there.
            state: Making::parse(&row.state).unwrap_or(Making::Waiting),
            failure: row.failure.as_deref().map(Sentence::kept),
            bytes,
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// Remembers that a copy is to be made; `false` if that is known already.
pub async fn ask(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
    storage_key: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into personal_copies (order_id, file_id, storage_key, state, created_at) \
               values ($1, $2, $3, 'waiting', $4) on conflict (order_id, file_id) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .bind(storage_key)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The copy of a file for an order.
pub async fn find(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
) -> sqlx::Result<Option<PersonalCopy>> {
    let sql = "select order_id, file_id, storage_key, state, failure, size_bytes, sha256, crc32, \
               created_at from personal_copies where order_id = $1 and file_id = $2";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(PersonalCopy::from))
}

/// All copies of an order.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<PersonalCopy>> {
    let sql = "select order_id, file_id, storage_key, state, failure, size_bytes, sha256, crc32, \
               created_at from personal_copies where order_id = $1 order by file_id";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(PersonalCopy::from).collect())
}

/// Where the copies of a file are.
pub async fn keys(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Vec<String>> {
    let sql = "select storage_key from personal_copies where file_id = $1";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(file.as_str())
        .fetch_all(c)
        .await?))
}

/// Remembers what a copy turned out to be, unless somebody has done so already.
pub async fn ready(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
    bytes: &CopyBytes,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update personal_copies set state = 'ready', failure = null, size_bytes = $3, sha256 = $4, \
               crc32 = $5, made_at = $6 where order_id = $1 and file_id = $2 and state = 'waiting'";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .bind(bytes.size)
        .bind(&bytes.sha256)
        .bind(i64::from(bytes.crc32))
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Remembers why a copy could not be made; `false` if it is not waited for.
pub async fn failed(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
    why: &Sentence,
) -> sqlx::Result<bool> {
    let sql = "update personal_copies set state = 'failed', failure = $3 \
               where order_id = $1 and file_id = $2 and state = 'waiting'";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .bind(why.keep())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Has a copy that could not be made wait once more; `false` if it is not one.
pub async fn retry(c: &mut dyn Connection, order: &OrderId, file: &FileId) -> sqlx::Result<bool> {
    let sql = "update personal_copies set state = 'waiting', failure = null \
               where order_id = $1 and file_id = $2 and state = 'failed'";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Forgets a copy that is not there and no longer wanted.
pub async fn forget(c: &mut dyn Connection, order: &OrderId, file: &FileId) -> sqlx::Result<()> {
    let sql =
        "delete from personal_copies where order_id = $1 and file_id = $2 and state <> 'ready'";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
