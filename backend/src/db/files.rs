//! Files of products: rows; the bytes are in [`crate::files`].

use super::{Connection, on};
use domain::{
    Timestamp,
    file::File,
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
        }
    }
}

/// The columns of a file, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select files.id, files.product_id, files.creator_id, files.file_name, files.file_type, \
             files.storage_key, files.size_bytes, files.sha256, files.created_at, files.uploaded_at from files ",
            $rest
        )
    };
}

/// Adds a file that has no bytes yet.
pub async fn insert(c: &mut dyn Connection, file: &File) -> sqlx::Result<()> {
    let sql = "insert into files (id, product_id, creator_id, file_name, file_type, storage_key, \
               size_bytes, sha256, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
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
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A file, whoever's it is.
pub async fn by_id(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<File>> {
    let sql = select!("where id = $1");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(File::from))
}

/// The file under a storage key, with its bytes or still without.
pub async fn by_key(c: &mut dyn Connection, key: &str) -> sqlx::Result<Option<File>> {
    let sql = select!("where storage_key = $1");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(key)
        .fetch_optional(c)
        .await?);
    Ok(row.map(File::from))
}

/// The files of a product, oldest first.
pub async fn of_product(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<Vec<File>> {
    let sql = select!("where product_id = $1 order by id");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(product.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(File::from).collect())
}

/// The files that a buyer of the order gets, oldest first per product.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<File>> {
    let sql = select!(
        "join order_items on order_items.product_id = files.product_id \
         where order_items.order_id = $1 and files.uploaded_at is not null \
         order by order_items.position, files.id"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(File::from).collect())
}

/// Remembers that the bytes are there and what they hash to; `false` if they were already.
pub async fn complete(
    c: &mut dyn Connection,
    id: &FileId,
    sha256: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql =
        "update files set uploaded_at = $3, sha256 = $2 where id = $1 and uploaded_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(sha256)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
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

/// How many orders that still grant downloads include the file's product.
pub async fn buyers(
    c: &mut dyn Connection,
    product: &ProductId,
    now: Timestamp,
) -> sqlx::Result<i64> {
    let sql = "select count(*) from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = $1 and (orders.status = 'processing' or \
               (orders.status in ('completed', 'partially_refunded') and orders.downloads_until > $2))";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(product.as_str())
        .bind(now.millis())
        .fetch_one(c)
        .await?))
}
