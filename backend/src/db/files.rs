//! Files of products: rows; the bytes are in [`crate::files`].
//!
//! | module | is |
//! |---|---|
//! | [`uploads`] | what has not come yet, and who checks it |
//! | [`versions`] | which version is for whom, and their order |

mod uploads;
mod versions;

use super::{Connection, on};
use domain::{
    Timestamp,
    file::{Buyers, File, Replacement, Stamp},
    id::{CreatorId, FileId, OrderId, ProductId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

pub use uploads::{
    claim_check, clear_upload_key, complete, forget, release_check, renew_check, set_refusal,
    set_upload_key, touch, unfinished, upload_key,
};
pub use versions::{begin_at, buyers, end_at, set_position, successor};

#[derive(FromRow)]
struct Row {
    id: String,
    product_id: String,
    creator_id: String,
    file_name: String,
    file_type: String,
    storage_key: String,
    size_bytes: i64,
    sha256: Option<String>,
    created_at: i64,
    uploaded_at: Option<i64>,
    crc32: Option<i64>,
    position: i64,
    available_from: Option<i64>,
    available_until: Option<i64>,
    replaces: Option<String>,
    replaces_for: Option<String>,
    checking_since: Option<i64>,
    refusal: Option<String>,
    stamp: String,
    shows_preview: bool,
}

impl From<Row> for File {
    fn from(row: Row) -> Self {
        Self {
            id: FileId::trusted(row.id),
            product_id: ProductId::trusted(row.product_id),
            creator_id: CreatorId::trusted(row.creator_id),
            file_name: row.file_name,
            file_type: row.file_type,
            storage_key: row.storage_key,
            size_bytes: row.size_bytes,
            sha256: row.sha256,
            created_at: Timestamp::from_millis(row.created_at),
            uploaded_at: row.uploaded_at.map(Timestamp::from_millis),
            crc32: row.crc32.and_then(|crc| u32::try_from(crc).ok()),
            position: row.position,
            available_from: row.available_from.map(Timestamp::from_millis),
            available_until: row.available_until.map(Timestamp::from_millis),
            replaces: row.replaces.map(|file| Replacement {
                file: FileId::trusted(file),
                buyers: row
                    .replaces_for
                    .as_deref()
                    .and_then(Buyers::parse)
                    .unwrap_or_default(),
            }),
            checking_since: row.checking_since.map(Timestamp::from_millis),
            refusal: row.refusal.as_deref().map(words::Sentence::kept),
            stamp: Stamp::parse(&row.stamp).unwrap_or(Stamp::Unknown),
            shows_preview: row.shows_preview,
        }
    }
}

/// The columns of a file, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select files.id, files.product_id, files.creator_id, files.file_name, files.file_type, \
             files.storage_key, files.size_bytes, files.sha256, files.created_at, files.uploaded_at, \
             files.crc32, files.position, files.available_from, files.available_until, files.replaces, \
             files.replaces_for, files.checking_since, files.refusal, files.stamp, files.shows_preview \
             from files ",
            $rest
        )
    };
}

use select;

/// Runs a statement about a file, `$1`, with more values from `$2` on: how many rows it changed.
macro_rules! change {
    ($connection:expr, $sql:expr, $id:expr $(, $value:expr)*) => {
        $crate::db::on!($connection, |c| sqlx::query($sql)
            .bind($id.as_str())
            $(.bind($value))*
            .execute(c)
            .await?
            .rows_affected())
    };
}
use change;

fn files(rows: Vec<Row>) -> Vec<File> {
    rows.into_iter().map(File::from).collect()
}

/// Adds a file that has no bytes yet.
pub async fn insert(c: &mut dyn Connection, file: &File) -> sqlx::Result<()> {
    let sql = "insert into files (id, product_id, creator_id, file_name, file_type, storage_key, \
               size_bytes, sha256, created_at, position, replaces, replaces_for, touched_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $9)";
    let replaces = file.replaces.as_ref();
    on!(c, |c| query(sql)
        .bind(file.id.as_str())
        .bind(file.product_id.as_str())
        .bind(file.creator_id.as_str())
        .bind(&file.file_name)
        .bind(&file.file_type)
        .bind(&file.storage_key)
        .bind(file.size_bytes)
        .bind(&file.sha256)
        .bind(file.created_at.millis())
        .bind(file.position)
        .bind(replaces.map(|replaces| replaces.file.as_str()))
        .bind(replaces.map(|replaces| replaces.buyers.as_str()))
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A file, whoever's it is, unless it is being deleted.
pub async fn by_id(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<File>> {
    let sql = select!("where id = $1 and deleting_at is null");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(File::from))
}

/// A file that is being deleted.
pub async fn being_deleted(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<File>> {
    let sql = select!("where id = $1 and deleting_at is not null");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(File::from))
}

/// All files of a product in their order, with earlier versions and unfinished uploads.
pub async fn of_product(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<Vec<File>> {
    let sql = select!("where product_id = $1 and deleting_at is null order by position, id");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(product.as_str())
        .fetch_all(c)
        .await?);
    Ok(files(rows))
}

/// The files that a buyer of the order gets, in their order per product: of each the version that
/// is for who bought when this order was fulfilled.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<File>> {
    let sql = select!(
        "join order_items on order_items.product_id = files.product_id \
         join orders on orders.id = order_items.order_id \
         where order_items.order_id = $1 and files.uploaded_at is not null and files.deleting_at is null \
         and (files.available_from is null or files.available_from <= coalesce(orders.completed_at, orders.created_at)) \
         and (files.available_until is null or files.available_until > coalesce(orders.completed_at, orders.created_at)) \
         order by order_items.position, files.position, files.id"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(files(rows))
}

/// The storage keys after `after` of files that were uploaded and are not being deleted, in order.
pub async fn finished_keys(
    c: &mut dyn Connection,
    after: &str,
    most: i64,
) -> sqlx::Result<Vec<String>> {
    let sql = "select storage_key from files where uploaded_at is not null and deleting_at is null \
               and storage_key > $1 order by storage_key limit $2";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await?))
}

/// Writes what is given about a file and leaves the rest, so that two changes at once both count.
pub async fn update(
    c: &mut dyn Connection,
    id: &FileId,
    file_name: Option<&str>,
    stamp: Option<Stamp>,
    shows_preview: Option<bool>,
) -> sqlx::Result<()> {
    let sql = "update files set file_name = coalesce($2, file_name), \
               stamp = coalesce($3, stamp), shows_preview = coalesce($4, shows_preview) where id = $1";
    let stamp = stamp.map(Stamp::as_str);
    change!(c, sql, id, file_name, stamp, shows_preview);
    Ok(())
}

/// Takes a storage key for a file; `false` if a file has or ever had it.
pub async fn take_key(c: &mut dyn Connection, key: &str) -> sqlx::Result<bool> {
    let sql = "insert into storage_keys (storage_key) values ($1) on conflict do nothing";
    let done = on!(c, |c| query(sql)
        .bind(key)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Removes a file's row.
pub async fn delete(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<()> {
    change!(c, "delete from files where id = $1", id);
    Ok(())
}

/// Sets the CRC-32 of the bytes under a key; nothing if it has to be found out.
pub async fn set_crc32(
    c: &mut dyn Connection,
    id: &FileId,
    storage_key: &str,
    crc32: Option<u32>,
) -> sqlx::Result<()> {
    let sql = "update files set crc32 = $3 where id = $1 and storage_key = $2";
    change!(c, sql, id, storage_key, crc32.map(i64::from));
    Ok(())
}
