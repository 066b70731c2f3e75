//! Licence keys: a pool per product that counts the free and the held ones, and the keys themselves.
//!
//! Whoever changes how many are free or held takes the pool first; the keys follow in the same
//! transaction.

mod pool;

use super::{Connection, on};
use crate::listing::Paging;
use domain::{
    Timestamp,
    id::{CreatorId, LicenceKeyId, OrderId, PageId, ProductId, ShortId},
    licence::LicenceKeys,
};
use sqlx::{AssertSqlSafe, FromRow, query, query_as, query_scalar};

pub use pool::{Pool, grow, hold, lock, pool, release, settle, tell};

/// How many keys one statement adds.
const BATCH: usize = 500;

/// A key of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceKey {
    /// Identifies it, also where the key itself must not be said.
    pub id: LicenceKeyId,
    /// The key.
    pub text: String,
    /// Who has it, or is about to.
    pub order_id: Option<OrderId>,
    /// When it was added or made.
    pub created_at: Timestamp,
    /// Since when it is bought.
    pub given_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    key_text: String,
    order_id: Option<String>,
    created_at: i64,
    given_at: Option<i64>,
}

impl From<Row> for LicenceKey {
    fn from(row: Row) -> Self {
        Self {
            id: LicenceKeyId::trusted(row.id),
            text: row.key_text,
            order_id: row.order_id.map(OrderId::trusted),
            created_at: Timestamp::from_millis(row.created_at),
            given_at: row.given_at.map(Timestamp::from_millis),
        }
    }
}

/// Adds free keys, those that the product has not yet; how many were new.
pub async fn add(
    c: &mut dyn Connection,
    product: &ProductId,
    keys: &[(LicenceKeyId, String)],
    now: Timestamp,
) -> sqlx::Result<u64> {
    let mut added = 0;
    for keys in keys.chunks(BATCH) {
        let rows: Vec<_> = (0..keys.len())
            .map(|at| format!("(${}, $1, ${}, $2)", 2 * at + 3, 2 * at + 4))
            .collect();
        let sql = format!(
            "insert into licence_keys (id, product_id, key_text, created_at) values {} \
             on conflict (product_id, key_text) do nothing",
            rows.join(", ")
        );
        added += on!(c, |c| {
            let insert = query(AssertSqlSafe(sql))
                .bind(product.as_str())
                .bind(now.millis());
            let insert = keys.iter().fold(insert, |insert, (id, text)| {
                insert.bind(id.as_str()).bind(text)
            });
            insert.execute(c).await?.rows_affected()
        });
    }
    Ok(added)
}

/// Gives free keys to an order that is not paid yet, the oldest first; how many there were.
pub async fn take(
    c: &mut dyn Connection,
    product: &ProductId,
    order: &OrderId,
    quantity: i64,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let sql = "update licence_keys set order_id = $2, held_at = $4 where order_id is null and id in \
               (select id from licence_keys where product_id = $1 and order_id is null order by id limit $3)";
    Ok(on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(order.as_str())
        .bind(quantity)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected()))
}

/// Takes the keys of an order back that it did not pay for; how many there were.
pub async fn put_back(
    c: &mut dyn Connection,
    product: &ProductId,
    order: &OrderId,
) -> sqlx::Result<u64> {
    let sql = "update licence_keys set order_id = null, held_at = null \
               where product_id = $1 and order_id = $2 and given_at is null";
    Ok(on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(order.as_str())
        .execute(c)
        .await?
        .rows_affected()))
}

/// Makes the keys that an order holds its own; how many there were.
pub async fn give(
    c: &mut dyn Connection,
    product: &ProductId,
    order: &OrderId,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let sql = "update licence_keys set given_at = $3 \
               where product_id = $1 and order_id = $2 and given_at is null";
    Ok(on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(order.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected()))
}

/// Writes a key that was made for an order.
pub async fn insert_given(
    c: &mut dyn Connection,
    product: &ProductId,
    order: &OrderId,
    (id, text): &(LicenceKeyId, String),
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into licence_keys (id, product_id, key_text, order_id, created_at, held_at, given_at) \
               values ($1, $2, $3, $4, $5, $5, $5)";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(product.as_str())
        .bind(text)
        .bind(order.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Deletes the free keys of a product; how many there were.
pub async fn delete_free(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<u64> {
    let sql = "delete from licence_keys where product_id = $1 and order_id is null";
    Ok(on!(c, |c| query(sql)
        .bind(product.as_str())
        .execute(c)
        .await?
        .rows_affected()))
}

/// Deletes one key if it is free; `false` if it is not.
pub async fn delete_one(
    c: &mut dyn Connection,
    product: &ProductId,
    id: &LicenceKeyId,
) -> sqlx::Result<bool> {
    let sql = "delete from licence_keys where product_id = $1 and id = $2 and order_id is null";
    let done = on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The product that a creator's key belongs to.
pub async fn product_of(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &LicenceKeyId,
) -> sqlx::Result<Option<ProductId>> {
    let sql = "select products.id from licence_keys join products on products.id = licence_keys.product_id \
               where licence_keys.id = $1 and products.creator_id = $2";
    let product = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?);
    Ok(product.map(ProductId::trusted))
}

/// The published pages that sell a product.
pub async fn pages(
    c: &mut dyn Connection,
    product: &ProductId,
) -> sqlx::Result<Vec<(PageId, ShortId)>> {
    let sql = "select pages.id, pages.short_id from offers join pages on pages.id = offers.page_id \
               where offers.product_id = $1 and pages.is_published and pages.deleted_at is null";
    let rows = on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(product.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .filter_map(|(id, short_id)| Some((PageId::trusted(id), ShortId::parse(&short_id)?)))
        .collect())
}

/// The other published pages that sell keys of a list which this page sells too.
pub async fn neighbours(c: &mut dyn Connection, page: &ShortId) -> sqlx::Result<Vec<ShortId>> {
    let sql = "select distinct neighbours.short_id from pages join offers on offers.page_id = pages.id \
               join products on products.id = offers.product_id and products.licence_keys = $2 \
               join offers as others on others.product_id = offers.product_id \
               join pages as neighbours on neighbours.id = others.page_id \
               where pages.short_id = $1 and neighbours.id <> pages.id \
               and neighbours.is_published and neighbours.deleted_at is null";
    let names = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(page.as_str())
        .bind(LicenceKeys::List.as_str())
        .fetch_all(c)
        .await?);
    Ok(names
        .iter()
        .filter_map(|name| ShortId::parse(name))
        .collect())
}

/// How many keys of a product were bought.
pub async fn given(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<i64> {
    let sql = "select count(*) from licence_keys where product_id = $1 and given_at is not null";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(product.as_str())
        .fetch_one(c)
        .await?))
}

/// A part of a product's keys, newest first.
pub async fn list(
    c: &mut dyn Connection,
    product: &ProductId,
    paging: &Paging,
) -> sqlx::Result<Vec<LicenceKey>> {
    let sql = "select id, key_text, order_id, created_at, given_at from licence_keys \
               where product_id = $1 and id < $2 order by id desc limit $3";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(product.as_str())
        .bind(paging.before())
        .bind(paging.fetch())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(LicenceKey::from).collect())
}

/// The keys that an order bought, with their products.
pub async fn of_order(
    c: &mut dyn Connection,
    order: &OrderId,
) -> sqlx::Result<Vec<(ProductId, LicenceKey)>> {
    #[derive(FromRow)]
    struct OfProduct {
        product_id: String,
        #[sqlx(flatten)]
        key: Row,
    }
    let sql = "select product_id, id, key_text, order_id, created_at, given_at from licence_keys \
               where order_id = $1 and given_at is not null order by id";
    let rows = on!(c, |c| query_as::<_, OfProduct>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|row| (ProductId::trusted(row.product_id), row.key.into()))
        .collect())
}
