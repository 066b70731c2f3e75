//! Customers: whoever has an order with a receipt. Nothing is kept about them beside their orders.
//!
//! Each customer is found at one of their orders, the first or the last; the list walks through the
//! orders and takes those of which there is no earlier, or no later. So there is nothing to keep in
//! step, and the list has an index to go by, however long it is.

use super::{
    Connection,
    clause::{Clause, behind, bind},
    on,
    products::currency,
};
use crate::Result;
use domain::{
    Money, Timestamp,
    id::CreatorId,
    list::{Count, CustomerSort, CustomerWish, Position, Returning},
};
use sqlx::{FromRow, query_as, query_scalar};

/// Up to so many orders are looked up by their addresses before they are narrowed.
const FEW: i64 = 2_000;

/// A customer as found at one of their orders.
#[derive(Clone, Debug, FromRow)]
pub struct Found {
    /// Names the customer, and means nothing outside.
    pub customer_id: String,
    /// Their address.
    pub email: String,
    /// The order they were found at.
    pub id: String,
}

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

async fn is_few(c: &mut dyn Connection, creator: &CreatorId, text: &str) -> sqlx::Result<bool> {
    let mut sql = Clause::new("select count(*) from (select 1 from orders where creator_id = ");
    sql.value(creator.as_str())
        .text(" and email >= ")
        .value(text)
        .text(" and email < ")
        .value(behind(text).as_str())
        .text(" limit ")
        .value(FEW + 1)
        .text(") as found");
    let found = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(found <= FEW)
}

/// Everything behind `where`; `found` is the order that a customer is found at.
async fn conditions(
    c: &mut dyn Connection,
    sql: &mut Clause,
    creator: &CreatorId,
    wish: &CustomerWish,
) -> sqlx::Result<()> {
    let text = wish.search.as_str();
    sql.text(" where ");
    if text.is_empty() {
        sql.text("found.creator_id = ").value(creator.as_str());
    } else if is_few(c, creator, text).await? {
        sql.text("found.creator_id = ")
            .value(creator.as_str())
            .text(" and found.email >= ")
            .value(text)
            .text(" and found.email < ")
            .value(behind(text).as_str());
    } else {
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        sql.text("found.creator_id = ")
            .value(creator.as_str())
            .text(" and substr(found.email, 1, cast(")
            .value(length)
            .text(" as integer)) = ")
            .value(text);
    }
    sql.text(" and found.receipt_number is not null");
    sql.text(" and not exists (select 1 from orders as other where other.creator_id = ")
        .value(creator.as_str())
        .text(" and other.customer_id = found.customer_id and other.receipt_number is not null and other.id ")
        .text(match wish.sorted() {
            CustomerSort::Newest => "<",
            CustomerSort::Latest => ">",
        })
        .text(" found.id)");
    match wish.only {
        Some(Returning::Again) => {
            // Behind the first order, or before the last.
            sql.text(" and exists (select 1 from orders as other where other.creator_id = ")
                .value(creator.as_str())
                .text(" and other.customer_id = found.customer_id and other.receipt_number is not null and other.id ")
                .text(match wish.sorted() {
                    CustomerSort::Newest => ">",
                    CustomerSort::Latest => "<",
                })
                .text(" found.id)");
        }
        Some(Returning::Refunded) => {
            // What was refunded was paid. There is an index of those few.
            sql.text(
                " and found.customer_id in (select customer_id from orders where creator_id = ",
            )
            .value(creator.as_str())
            .text(" and refunded_minor > 0)");
        }
        None => {}
    }
    Ok(())
}

/// The statement for a part.
async fn statement(
    c: &mut dyn Connection,
    creator: &CreatorId,
    wish: &CustomerWish,
    after: Option<&Position>,
    limit: i64,
) -> sqlx::Result<Clause> {
    let mut sql =
        Clause::new("select found.customer_id, found.email, found.id from orders as found");
    conditions(c, &mut sql, creator, wish).await?;
    if let Some(after) = after {
        sql.text(" and found.id < ").value(after.id.as_str());
    }
    sql.text(" order by found.id desc limit ").value(limit);
    Ok(sql)
}

/// A part of a creator's customers.
pub async fn find(
    c: &mut dyn Connection,
    creator: &CreatorId,
    wish: &CustomerWish,
    after: Option<&Position>,
    limit: i64,
) -> sqlx::Result<Vec<Found>> {
    let sql = statement(c, creator, wish, after, limit).await?;
    Ok(on!(c, |c| bind!(query_as::<_, Found>(sql.sql()), sql)
        .fetch_all(c)
        .await?))
}

/// How many customers there are of those asked for.
pub async fn count(
    c: &mut dyn Connection,
    creator: &CreatorId,
    wish: &CustomerWish,
) -> sqlx::Result<Count> {
    let mut sql = Clause::new("select count(*) from (select 1 from orders as found");
    conditions(c, &mut sql, creator, wish).await?;
    sql.text(" limit ")
        .value(Count::MOST + 1)
        .text(") as counted");
    let counted = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(Count::of(counted))
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
        .text(" and receipt_number is not null and customer_id in (")
        .values(customers.iter().map(String::as_str))
        .text(") group by customer_id, currency order by customer_id, currency");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::plans::{empty, explain};

    #[tokio::test]
    async fn each_customer_is_looked_up_in_an_index_of_customers() {
        let (db, _folder) = empty().await;
        let creator = CreatorId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a");
        let after = Position::id("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a");
        let only = Returning::ALL.iter().copied().map(Some).chain([None]);
        for only in only {
            for sort in CustomerSort::ALL {
                let wish = CustomerWish {
                    only,
                    sort: Some(*sort),
                    ..CustomerWish::default()
                };
                let mut c = db.read().await.unwrap();
                let sql = statement(&mut c, &creator, &wish, Some(&after), 51).await;
                let plan = explain(&db, &sql.unwrap()).await;
                let others: Vec<_> = plan
                    .iter()
                    .filter(|step| step.starts_with("SEARCH other "))
                    .collect();
                assert!(!others.is_empty(), "{plan:?}");
                for step in others {
                    let by_customer = "orders_of_customers (creator_id=? AND customer_id=? AND id";
                    assert!(step.contains(by_customer), "{wish:?}: {plan:?}");
                }
                let first = &plan[0];
                assert!(first.contains("orders_bought (creator_id=?"), "{plan:?}");
                assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")));
            }
        }
    }
}
