//! Files of products: rows; the bytes are in [`crate::files`].

use super::{Connection, on};
use crate::files::Stored;
use domain::{
    Timestamp,
    ending::LAST_TRANSFER,
    file::{Buyers, File, Replacement, Stamp},
    id::{CreatorId, FileId, OrderId, ProductId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

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
            refusal: row.refusal,
            // What a later version of this program has chosen is never less than a stamp.
            stamp: Stamp::parse(&row.stamp).unwrap_or(Stamp::Footer),
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
    Ok(rows.into_iter().map(File::from).collect())
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
    Ok(rows.into_iter().map(File::from).collect())
}

/// Remembers that the bytes are there and what they are; `false` if they were already.
pub async fn complete(
    c: &mut dyn Connection,
    id: &FileId,
    stored: &Stored,
    media_type: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update files set uploaded_at = $2, sha256 = $3, crc32 = $4, file_type = $5, \
               checking_since = null, refusal = null, upload_key = null \
               where id = $1 and uploaded_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(&stored.sha256)
        .bind(i64::from(stored.crc32))
        .bind(media_type)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Takes the checking of a file, unless somebody has it who gave a sign of life since `silent_since`.
pub async fn claim_check(
    c: &mut dyn Connection,
    id: &FileId,
    now: Timestamp,
    silent_since: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update files set checking_since = $2, refusal = null where id = $1 \
               and uploaded_at is null and (checking_since is null or checking_since < $3)";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(silent_since.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Gives a sign of life while a file is being checked.
pub async fn renew_check(c: &mut dyn Connection, id: &FileId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update files set checking_since = $2 where id = $1 and checking_since is not null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Gives the checking of a file back, without a result.
pub async fn release_check(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<()> {
    let sql = "update files set checking_since = null where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Ends the checking of a file that is not there: because of `why`, or because it is to be checked
/// anew. A refused upload starts over.
pub async fn set_refusal(
    c: &mut dyn Connection,
    id: &FileId,
    why: Option<&str>,
) -> sqlx::Result<()> {
    let sql = "update files set refusal = $2, checking_since = null, \
               upload_key = case when $2 is null then upload_key end \
               where id = $1 and uploaded_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(why)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The store's name for an upload in parts, if one was begun.
pub async fn upload_key(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<String>> {
    let sql = "select upload_key from files where id = $1";
    let key = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(key.flatten())
}

/// Remembers the store's name for an upload in parts; `false` if there is one.
pub async fn set_upload_key(c: &mut dyn Connection, id: &FileId, key: &str) -> sqlx::Result<bool> {
    let sql = "update files set upload_key = $2 where id = $1 and upload_key is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(key)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// From this moment on nobody who buys gets the file; `false` if that is so already.
pub async fn end_at(c: &mut dyn Connection, id: &FileId, until: Timestamp) -> sqlx::Result<bool> {
    let sql = "update files set available_until = $2 where id = $1 and available_until is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(until.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Puts a new version where the one before stands, for whoever bought from `from` on.
pub async fn begin_at(
    c: &mut dyn Connection,
    id: &FileId,
    from: Option<Timestamp>,
    before: &File,
) -> sqlx::Result<()> {
    let sql = "update files set available_from = $2, position = $3, stamp = $4, shows_preview = $5 \
               where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(from.map(Timestamp::millis))
        .bind(before.position)
        .bind(before.stamp.as_str())
        .bind(before.shows_preview)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
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
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(file_name)
        .bind(stamp.map(Stamp::as_str))
        .bind(shows_preview)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Gives a file its place among the files of its product.
pub async fn set_position(c: &mut dyn Connection, id: &FileId, position: i64) -> sqlx::Result<()> {
    let sql = "update files set position = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(position)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers that somebody does something about an upload.
pub async fn touch(c: &mut dyn Connection, id: &FileId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update files set touched_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Uploads that nobody has touched since a moment, and that nobody is checking.
pub async fn unfinished(
    c: &mut dyn Connection,
    before: Timestamp,
    silent_since: Timestamp,
    most: i64,
) -> sqlx::Result<Vec<File>> {
    let sql = select!(
        "where uploaded_at is null and touched_at < $1 \
         and (checking_since is null or checking_since < $2) order by touched_at limit $3"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(before.millis())
        .bind(silent_since.millis())
        .bind(most)
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(File::from).collect())
}

/// Removes the row of an upload that is not finished; `false` if it is, or is gone.
pub async fn forget(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<bool> {
    let sql = "delete from files where id = $1 and uploaded_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
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

/// The version that took the place of a file, if one has.
pub async fn successor(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<FileId>> {
    let sql = "select id from files where replaces = $1 and uploaded_at is not null \
               and deleting_at is null order by uploaded_at limit 1";
    let next = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(next.map(FileId::trusted))
}

/// Forgets the store's name for an upload in parts that the store does not know any more.
pub async fn clear_upload_key(c: &mut dyn Connection, id: &FileId, key: &str) -> sqlx::Result<()> {
    let sql = "update files set upload_key = null where id = $1 and upload_key = $2";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(key)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes a file's row.
pub async fn delete(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<()> {
    let sql = "delete from files where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// How many orders get this version of a file, or may get it when they are paid; a download that was
/// begun in time may still be running.
pub async fn buyers(c: &mut dyn Connection, file: &File, now: Timestamp) -> sqlx::Result<i64> {
    let sql = "select count(*) from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = $1 and \
               ((orders.status = 'processing' and cast($4 as bigint) is null) or \
               (orders.status in ('completed', 'partially_refunded', 'disputed') and orders.downloads_until > $2 \
               and orders.completed_at >= coalesce($3, 0) \
               and (cast($4 as bigint) is null or orders.completed_at < $4)))";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(file.product_id.as_str())
        .bind(now.plus(-LAST_TRANSFER).millis())
        .bind(file.available_from.map(Timestamp::millis))
        .bind(file.available_until.map(Timestamp::millis))
        .fetch_one(c)
        .await?))
}

/// Sets the CRC-32 of the bytes under a key; nothing if it has to be found out.
pub async fn set_crc32(
    c: &mut dyn Connection,
    id: &FileId,
    storage_key: &str,
    crc32: Option<u32>,
) -> sqlx::Result<()> {
    let sql = "update files set crc32 = $3 where id = $1 and storage_key = $2";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(storage_key)
        .bind(crc32.map(i64::from))
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
