//! What orders add up to.

use crate::{
    Result,
    db::{Connection, on, products::currency},
};
use domain::{Money, id::PageId};
use sqlx::query_as;

/// What the orders of a page add up to, in one currency.
#[derive(Clone, Debug)]
pub struct Sums {
    /// All checkouts that were begun.
    pub orders: i64,
    /// The paid ones.
    pub completed: i64,
    /// What was paid and not refunded.
    pub paid: Money,
    /// Download sessions that were used.
    pub downloads: i64,
}

/// What the orders of a page add up to, per currency.
pub async fn sums(c: &mut dyn Connection, page: &PageId) -> Result<Vec<Sums>> {
    let sql = "select currency, count(*), \
               cast(sum(case when status in ('completed', 'partially_refunded') then 1 else 0 end) as bigint), \
               cast(sum(case when status in ('completed', 'partially_refunded') then amount_paid_minor - refunded_minor else 0 end) as bigint), \
               cast(sum(download_attempts) as bigint) from orders where page_id = $1 group by currency";
    let rows = on!(c, |c| query_as::<_, (String, i64, i64, i64, i64)>(sql)
        .bind(page.as_str())
        .fetch_all(c)
        .await?);
    rows.into_iter()
        .map(|(code, orders, completed, minor, downloads)| {
            let paid = Money {
                minor,
                currency: currency(&code)?,
            };
            Ok(Sums {
                orders,
                completed,
                paid,
                downloads,
            })
        })
        .collect()
}
