//! Customers: whoever has an order with a receipt. Nothing is kept about them beside their orders.

mod find;

use super::{
    Connection,
    clause::{Clause, bind},
    on,
    products::currency,
};
use crate::Result;
use domain::{Money, Timestamp, id::CreatorId};
use sqlx::{FromRow, query_as};

pub use find::{Found, count, find};

/// What a customer's orders add up to, in one currency.
#[derive(Clone, Debug)]
pub struct Sums {
    /// Whose.
    pub customer_id: String,
    /// How many orders.
    pub orders: i64,
    /// What was paid, and was not given or taken back.
    pub kept: Money,
    /// What was paid in all.
    pub paid: Money,
    /// The first of them.
    pub first_at: Timestamp,
    /// The last of them.
    pub last_at: Timestamp,
}

#[derive(FromRow)]
struct SumsRow {
    customer_id: String,
    currency: String,
    orders: i64,
    kept: i64,
    paid: i64,
    first_at: i64,
    last_at: i64,
}

/// What the orders of some customers add up to, by customer and currency.
pub async fn sums(
    c: &mut dyn Connection,
    creator: &CreatorId,
    customers: &[String],
) -> Result<Vec<Sums>> {
    if customers.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Clause::new(
        "select customer_id, currency, count(*) as orders, \
         cast(sum(case when status in ('completed', 'partially_refunded') then amount_paid_minor - refunded_minor else 0 end) as bigint) as kept, \
         cast(sum(amount_paid_minor) as bigint) as paid, min(created_at) as first_at, max(created_at) as last_at \
         from orders where creator_id = ",
    );
    sql.value(creator.as_str())
        .text(" and receipt_number is not null and ")
        .one_of("customer_id", customers.iter().map(String::as_str))
        .text(" group by customer_id, currency order by customer_id, currency");
    let rows = on!(c, |c| bind!(query_as::<_, SumsRow>(sql.sql()), sql)
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Sums::try_from).collect()
}

impl TryFrom<SumsRow> for Sums {
    type Error = crate::Error;

    fn try_from(row: SumsRow) -> Result<Self> {
        let currency = currency(&row.currency)?;
        let money = |minor| Money { minor, currency };
        Ok(Self {
            customer_id: row.customer_id,
            orders: row.orders,
            kept: money(row.kept),
            paid: money(row.paid),
            first_at: Timestamp::from_millis(row.first_at),
            last_at: Timestamp::from_millis(row.last_at),
        })
    }
}

/// The newest order of a customer of this creator, which knows their address.
pub async fn by_id(
    c: &mut dyn Connection,
    creator: &CreatorId,
    customer: &str,
) -> sqlx::Result<Option<Found>> {
    let sql = "select customer_id, email, id from orders where creator_id = $1 and customer_id = $2 \
               and receipt_number is not null order by id desc limit 1";
    Ok(on!(c, |c| query_as::<_, Found>(sql)
        .bind(creator.as_str())
        .bind(customer)
        .fetch_optional(c)
        .await?))
}
