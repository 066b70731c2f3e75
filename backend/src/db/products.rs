//! Products.

use super::{Connection, on};
use crate::{Error, Result, listing::Paging};
use domain::{
    Currency, Money, Timestamp,
    id::{CreatorId, ProductId},
    licence::LicenceKeys,
    price::Pricing,
    product::Product,
};
use sqlx::{FromRow, query, query_as, query_scalar};

#[derive(FromRow)]
struct Row {
    id: String,
    creator_id: String,
    name: String,
    description: String,
    price_minor: i64,
    currency: String,
    pay_what_you_want: bool,
    suggested_minor: Option<i64>,
    compare_at_minor: Option<i64>,
    price_changes: String,
    max_quantity: i64,
    expires_at: Option<i64>,
    is_active: bool,
    download_limit: i64,
    download_window_days: i64,
    licence_keys: String,
    created_at: i64,
    updated_at: i64,
}

impl TryFrom<Row> for Product {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: ProductId::trusted(row.id),
            creator_id: CreatorId::trusted(row.creator_id),
            name: row.name,
            description: row.description,
            pricing: Pricing {
                price: Money {
                    minor: row.price_minor,
                    currency: currency(&row.currency)?,
                },
                pay_what_you_want: row.pay_what_you_want,
                suggested: row.suggested_minor,
                compare_at: row.compare_at_minor,
                changes: serde_json::from_str(&row.price_changes)?,
                max_quantity: row.max_quantity,
            },
            expires_at: row.expires_at.map(Timestamp::from_millis),
            is_active: row.is_active,
            download_limit: row.download_limit,
            download_window_days: row.download_window_days,
            licence_keys: licence_keys(&row.licence_keys)?,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    }
}

/// Reads a currency that was stored.
pub(super) fn currency(code: &str) -> Result<Currency> {
    Currency::parse(code).ok_or_else(|| Error::Corrupt(format!("currency {code}")))
}

/// Reads where keys come from, as it was stored.
pub(super) fn licence_keys(name: &str) -> Result<LicenceKeys> {
    LicenceKeys::parse(name).ok_or_else(|| Error::Corrupt(format!("licence keys {name}")))
}

/// The columns of a product, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, creator_id, name, description, price_minor, currency, pay_what_you_want, \
             suggested_minor, compare_at_minor, price_changes, max_quantity, expires_at, is_active, \
             download_limit, download_window_days, licence_keys, created_at, updated_at from products ",
            $rest
        )
    };
}

/// Adds a product.
pub async fn insert(c: &mut dyn Connection, product: &Product) -> Result<()> {
    let pricing = &product.pricing;
    let changes = serde_json::to_string(&pricing.changes)?;
    let sql = "insert into products (id, creator_id, name, description, price_minor, currency, expires_at, \
               is_active, download_limit, download_window_days, created_at, updated_at, pay_what_you_want, \
               suggested_minor, compare_at_minor, price_changes, max_quantity, licence_keys) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    on!(c, |c| query(sql)
        .bind(product.id.as_str())
        .bind(product.creator_id.as_str())
        .bind(&product.name)
        .bind(&product.description)
        .bind(pricing.price.minor)
        .bind(pricing.price.currency.code())
        .bind(product.expires_at.map(Timestamp::millis))
        .bind(product.is_active)
        .bind(product.download_limit)
        .bind(product.download_window_days)
        .bind(product.created_at.millis())
        .bind(product.updated_at.millis())
        .bind(pricing.pay_what_you_want)
        .bind(pricing.suggested)
        .bind(pricing.compare_at)
        .bind(&changes)
        .bind(pricing.max_quantity)
        .bind(product.licence_keys.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Keeps everybody else from changing a product until the transaction ends.
pub async fn take(c: &mut dyn Connection, id: &ProductId) -> sqlx::Result<()> {
    let sql = "update products set updated_at = updated_at where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Writes all changeable fields of a product.
pub async fn update(c: &mut dyn Connection, product: &Product) -> Result<()> {
    let pricing = &product.pricing;
    let changes = serde_json::to_string(&pricing.changes)?;
    let sql = "update products set name = $2, description = $3, price_minor = $4, currency = $5, \
               expires_at = $6, is_active = $7, download_limit = $8, download_window_days = $9, \
               updated_at = $10, pay_what_you_want = $11, suggested_minor = $12, compare_at_minor = $13, \
               price_changes = $14, max_quantity = $15, licence_keys = $16 where id = $1";
    on!(c, |c| query(sql)
        .bind(product.id.as_str())
        .bind(&product.name)
        .bind(&product.description)
        .bind(pricing.price.minor)
        .bind(pricing.price.currency.code())
        .bind(product.expires_at.map(Timestamp::millis))
        .bind(product.is_active)
        .bind(product.download_limit)
        .bind(product.download_window_days)
        .bind(product.updated_at.millis())
        .bind(pricing.pay_what_you_want)
        .bind(pricing.suggested)
        .bind(pricing.compare_at)
        .bind(&changes)
        .bind(pricing.max_quantity)
        .bind(product.licence_keys.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A creator's product, unless it was deleted.
pub async fn by_id(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &ProductId,
) -> Result<Option<Product>> {
    let sql = select!("where id = $1 and creator_id = $2 and deleted_at is null");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Product::try_from).transpose()
}

/// A part of a creator's products, newest first.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    paging: &Paging,
) -> Result<Vec<Product>> {
    let sql = select!(
        "where creator_id = $1 and deleted_at is null and id < $2 order by id desc limit $3"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(paging.before())
        .bind(paging.fetch())
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Product::try_from).collect()
}

/// Takes a product out of every list; its rows stay for the orders that name it.
pub async fn delete(c: &mut dyn Connection, id: &ProductId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update products set deleted_at = $2, is_active = $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(false)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// How many pages that have not closed show the product.
pub async fn open_pages(
    c: &mut dyn Connection,
    id: &ProductId,
    now: Timestamp,
) -> sqlx::Result<i64> {
    let sql = "select count(*) from offers join pages on pages.id = offers.page_id \
               where offers.product_id = $1 and pages.deleted_at is null and pages.expires_at > $2";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .fetch_one(c)
        .await?))
}

/// The short ids of the pages that show the product, always in the same order, so that two
/// transactions that go through them cannot wait for each other.
pub async fn short_ids(c: &mut dyn Connection, id: &ProductId) -> sqlx::Result<Vec<String>> {
    let sql = "select pages.short_id from offers join pages on pages.id = offers.page_id \
               where offers.product_id = $1 and pages.deleted_at is null order by pages.id";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?))
}

/// How many other products stand on pages beside this one.
pub async fn neighbours(c: &mut dyn Connection, id: &ProductId) -> sqlx::Result<i64> {
    let sql = "select count(*) from offers join offers as others on others.page_id = offers.page_id \
               where offers.product_id = $1 and others.product_id <> $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .fetch_one(c)
        .await?))
}

/// How many published pages that have not closed show the product.
pub async fn published_pages(
    c: &mut dyn Connection,
    id: &ProductId,
    now: Timestamp,
) -> sqlx::Result<i64> {
    let sql = "select count(*) from offers join pages on pages.id = offers.page_id \
               where offers.product_id = $1 and pages.deleted_at is null and pages.is_published \
               and pages.expires_at > $2";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .fetch_one(c)
        .await?))
}
