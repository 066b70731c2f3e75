//! Discount codes, and how often they are used.

mod uses;

use super::{Connection, on, products::currency};
use crate::{Error, Result, listing::Paging};
use domain::{
    Money, Timestamp,
    discount::{Discount, Reduction},
    id::{CreatorId, DiscountId, PageId, ProductId},
};
use sqlx::{FromRow, query, query_as};

pub use uses::{give_back, move_use, use_one};

#[derive(FromRow)]
struct Row {
    id: String,
    creator_id: String,
    code: String,
    percent: Option<i64>,
    amount_minor: Option<i64>,
    currency: Option<String>,
    page_id: Option<String>,
    product_id: Option<String>,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
    max_uses: Option<i64>,
    max_uses_per_customer: Option<i64>,
    used: i64,
    is_active: bool,
    created_at: i64,
}

impl Row {
    fn reduction(&self) -> Result<Reduction> {
        match (self.percent, self.amount_minor, self.currency.as_deref()) {
            (Some(percent), None, _) => Ok(Reduction::Percent(percent)),
            (None, Some(minor), Some(code)) => Ok(Reduction::Amount(Money {
                minor,
                currency: currency(code)?,
            })),
            _ => Err(Error::Corrupt(format!("discount {}", self.id))),
        }
    }
}

impl TryFrom<Row> for Discount {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            reduction: row.reduction()?,
            id: DiscountId::trusted(row.id),
            creator_id: CreatorId::trusted(row.creator_id),
            code: row.code,
            page_id: row.page_id.map(PageId::trusted),
            product_id: row.product_id.map(ProductId::trusted),
            starts_at: row.starts_at.map(Timestamp::from_millis),
            ends_at: row.ends_at.map(Timestamp::from_millis),
            max_uses: row.max_uses,
            max_uses_per_customer: row.max_uses_per_customer,
            used: row.used,
            is_active: row.is_active,
            created_at: Timestamp::from_millis(row.created_at),
        })
    }
}

/// The columns of a discount, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, creator_id, code, percent, amount_minor, currency, page_id, product_id, starts_at, \
             ends_at, max_uses, max_uses_per_customer, used, is_active, created_at from discounts \
             where deleted_at is null and ",
            $rest
        )
    };
}

fn parts(reduction: Reduction) -> (Option<i64>, Option<i64>, Option<&'static str>) {
    match reduction {
        Reduction::Percent(percent) => (Some(percent), None, None),
        Reduction::Amount(amount) => (None, Some(amount.minor), Some(amount.currency.code())),
    }
}

/// Adds a code; `false` if the creator has one that is spelled the same.
pub async fn insert(c: &mut dyn Connection, discount: &Discount) -> sqlx::Result<bool> {
    let sql = "insert into discounts (id, creator_id, code, percent, amount_minor, currency, page_id, product_id, \
               starts_at, ends_at, max_uses, max_uses_per_customer, is_active, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing";
    let (percent, amount, currency) = parts(discount.reduction);
    let done = on!(c, |c| query(sql)
        .bind(discount.id.as_str())
        .bind(discount.creator_id.as_str())
        .bind(&discount.code)
        .bind(percent)
        .bind(amount)
        .bind(currency)
        .bind(discount.page_id.as_ref().map(PageId::as_str))
        .bind(discount.product_id.as_ref().map(ProductId::as_str))
        .bind(discount.starts_at.map(Timestamp::millis))
        .bind(discount.ends_at.map(Timestamp::millis))
        .bind(discount.max_uses)
        .bind(discount.max_uses_per_customer)
        .bind(discount.is_active)
        .bind(discount.created_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Writes all changeable fields of a code; `false` if it was used more often than it now may be.
/// How it is spelled does not change: links with it are out in the world.
pub async fn update(c: &mut dyn Connection, discount: &Discount) -> sqlx::Result<bool> {
    let sql = "update discounts set percent = $2, amount_minor = $3, currency = $4, page_id = $5, product_id = $6, \
               starts_at = $7, ends_at = $8, max_uses = $9, max_uses_per_customer = $10, is_active = $11 \
               where id = $1 and ($9 is null or used <= $9)";
    let (percent, amount, currency) = parts(discount.reduction);
    let done = on!(c, |c| query(sql)
        .bind(discount.id.as_str())
        .bind(percent)
        .bind(amount)
        .bind(currency)
        .bind(discount.page_id.as_ref().map(PageId::as_str))
        .bind(discount.product_id.as_ref().map(ProductId::as_str))
        .bind(discount.starts_at.map(Timestamp::millis))
        .bind(discount.ends_at.map(Timestamp::millis))
        .bind(discount.max_uses)
        .bind(discount.max_uses_per_customer)
        .bind(discount.is_active)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Takes a code away; its row stays for the orders that used it.
pub async fn delete(c: &mut dyn Connection, id: &DiscountId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update discounts set deleted_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A creator's code, by its id.
pub async fn by_id(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &DiscountId,
) -> Result<Option<Discount>> {
    let sql = select!("id = $1 and creator_id = $2");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Discount::try_from).transpose()
}

/// A creator's code, by how it is spelled (in upper case).
pub async fn by_code(
    c: &mut dyn Connection,
    creator: &CreatorId,
    code: &str,
) -> Result<Option<Discount>> {
    let sql = select!("creator_id = $1 and code = $2");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(code)
        .fetch_optional(c)
        .await?);
    row.map(Discount::try_from).transpose()
}

/// A part of a creator's codes, newest first.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    paging: &Paging,
) -> Result<Vec<Discount>> {
    let sql = select!("creator_id = $1 and id < $2 order by id desc limit $3");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(paging.before())
        .bind(paging.fetch())
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Discount::try_from).collect()
}
