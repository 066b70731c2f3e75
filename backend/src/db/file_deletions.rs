//! What was deleted when.

use super::{Connection, on};
use crate::{Error, Result, listing::Paging};
use domain::{
    Timestamp,
    ending::Reason,
    file::File,
    id::{CreatorId, FileId, ProductId},
};
use sqlx::{FromRow, query, query_as};

/// A file that is no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Deletion {
    /// Identifies the record.
    pub id: String,
    /// The file.
    pub file_id: FileId,
    /// The product it belonged to.
    pub product_id: ProductId,
    /// What that was called then.
    pub product_name: String,
    /// What the file was called.
    pub file_name: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of its bytes in hex.
    pub sha256: Option<String>,
    /// Why it was deleted.
    pub reason: Reason,
    /// When.
    pub deleted_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    file_id: String,
    product_id: String,
    product_name: String,
    file_name: String,
    size_bytes: i64,
    sha256: Option<String>,
    reason: String,
    deleted_at: i64,
}

impl TryFrom<Row> for Deletion {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            file_id: FileId::trusted(row.file_id),
            product_id: ProductId::trusted(row.product_id),
            product_name: row.product_name,
            file_name: row.file_name,
            size_bytes: row.size_bytes,
            sha256: row.sha256,
            reason: Reason::parse(&row.reason)
                .ok_or_else(|| Error::Corrupt(format!("reason {}", row.reason)))?,
            deleted_at: Timestamp::from_millis(row.deleted_at),
        })
    }
}

/// The columns of a record, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, file_id, product_id, product_name, file_name, size_bytes, sha256, reason, \
             deleted_at from file_deletions ",
            $rest
        )
    };
}

/// Writes down that a file is deleted; once, however often it is said.
pub async fn insert(
    c: &mut dyn Connection,
    id: &str,
    file: &File,
    reason: Reason,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into file_deletions (id, file_id, creator_id, product_id, product_name, file_name, \
               storage_key, size_bytes, sha256, reason, deleted_at) \
               values ($1, $2, $3, $4, (select name from products where id = $4), $5, $6, $7, $8, $9, $10) \
               on conflict (file_id) do nothing";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(file.id.as_str())
        .bind(file.creator_id.as_str())
        .bind(file.product_id.as_str())
        .bind(&file.file_name)
        .bind(&file.storage_key)
        .bind(file.size_bytes)
        .bind(&file.sha256)
        .bind(reason.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The record about a file.
pub async fn by_file(c: &mut dyn Connection, file: &FileId) -> Result<Option<Deletion>> {
    let sql = select!("where file_id = $1");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(file.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Deletion::try_from).transpose()
}

/// A part of a creator's records, newest first; of one product if it is given.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    product: Option<&ProductId>,
    paging: &Paging,
) -> Result<Vec<Deletion>> {
    let of_all = select!("where creator_id = $1 and id < $2 order by id desc limit $3");
    let of_product =
        select!("where creator_id = $1 and id < $2 and product_id = $4 order by id desc limit $3");
    let rows = on!(c, |c| {
        let sql = if product.is_some() {
            of_product
        } else {
            of_all
        };
        let mut rows = query_as::<_, Row>(sql)
            .bind(creator.as_str())
            .bind(paging.before())
            .bind(paging.fetch());
        if let Some(product) = product {
            rows = rows.bind(product.as_str());
        }
        rows.fetch_all(c).await?
    });
    rows.into_iter().map(Deletion::try_from).collect()
}
