//! How many keys of a list are free, and how many wait in a checkout. The row is also what keeps two
//! transactions from reaching for the same keys.

use crate::{
    Error, Result,
    db::{Connection, on},
};
use domain::{id::ProductId, licence::Shortage};
use sqlx::{query, query_as};

/// The keys of a product that nobody bought yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Nobody has them.
    pub free: i64,
    /// They wait in a checkout.
    pub held: i64,
    /// What the creator was told about a shortage.
    pub told: Shortage,
}

impl Pool {
    /// How urgently new keys are needed.
    pub const fn shortage(self) -> Shortage {
        Shortage::of(self.free + self.held)
    }
}

fn read((free, held, told): (i64, i64, String)) -> Result<Pool> {
    let told = Shortage::parse(&told).ok_or_else(|| Error::Corrupt(format!("shortage {told}")))?;
    Ok(Pool { free, held, told })
}

/// The pool of a product; an empty one if it never had a list.
pub async fn pool(c: &mut dyn Connection, product: &ProductId) -> Result<Pool> {
    let sql = "select free, held, told from licence_pools where product_id = $1";
    let row = on!(c, |c| query_as::<_, (i64, i64, String)>(sql)
        .bind(product.as_str())
        .fetch_optional(c)
        .await?);
    row.map_or_else(|| Ok(Pool::default()), read)
}

/// Takes the pool for the rest of the transaction, making it if there is none.
pub async fn lock(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<()> {
    let sql = "insert into licence_pools (product_id, free, held, told) values ($1, 0, 0, 'empty') \
               on conflict (product_id) do update set free = licence_pools.free";
    on!(c, |c| query(sql)
        .bind(product.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Changes how many keys are free.
pub async fn grow(c: &mut dyn Connection, product: &ProductId, by: i64) -> sqlx::Result<()> {
    let sql = "update licence_pools set free = free + $2 where product_id = $1";
    on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(by)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Holds keys for a checkout, in one conditional update: `false` if not enough are free.
pub async fn hold(c: &mut dyn Connection, product: &ProductId, keys: i64) -> sqlx::Result<bool> {
    let sql = "update licence_pools set free = free - $2, held = held + $2 \
               where product_id = $1 and free >= $2";
    change(c, product, keys, sql).await
}

/// Sets keys free that a checkout held.
pub async fn release(c: &mut dyn Connection, product: &ProductId, keys: i64) -> sqlx::Result<bool> {
    let sql = "update licence_pools set free = free + $2, held = held - $2 where product_id = $1";
    change(c, product, keys, sql).await
}

/// Takes keys out of the pool that a checkout held and that are bought now.
pub async fn settle(c: &mut dyn Connection, product: &ProductId, keys: i64) -> sqlx::Result<bool> {
    let sql = "update licence_pools set held = held - $2 where product_id = $1";
    change(c, product, keys, sql).await
}

async fn change(
    c: &mut dyn Connection,
    product: &ProductId,
    keys: i64,
    sql: &'static str,
) -> sqlx::Result<bool> {
    let done = on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(keys)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Remembers what the creator knows about a shortage.
pub async fn tell(
    c: &mut dyn Connection,
    product: &ProductId,
    shortage: Shortage,
) -> sqlx::Result<()> {
    let sql = "update licence_pools set told = $2 where product_id = $1";
    on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(shortage.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
