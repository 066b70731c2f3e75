//! Looking through customers. Each is found at one of their orders, the first or the last; the list walks
//! through the orders and takes those of which there is no earlier, or no later. So there is nothing to
//! keep in step, and the list has an index to go by, however long it is. How it is searched and counted,
//! `db/listing.rs` says.

use crate::db::{
    Connection,
    clause::{Clause, bind},
    listing::{self, FEW, Way, begins, is_beginning, way},
    on,
};
use domain::{
    id::CreatorId,
    list::{Count, CustomerSort, CustomerWish, Position, Returning},
};
use sqlx::{FromRow, query_as};

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

/// The ways for a search and for a filter, where they are asked for.
#[derive(Clone, Copy, Debug, Default)]
struct Plan {
    search: Option<Way>,
    only: Option<Way>,
}

async fn plan(
    c: &mut dyn Connection,
    creator: &CreatorId,
    wish: &CustomerWish,
) -> sqlx::Result<Plan> {
    let mut plan = Plan::default();
    if !wish.search.is_empty() {
        let mut sql = Clause::new("select 1 from orders where creator_id = ");
        sql.value(creator.as_str());
        begins(&mut sql, "email", &wish.search);
        sql.text(" limit ").value(FEW + 1);
        plan.search = Some(way(c, &sql).await?);
    }
    if let Some(only) = wish.only {
        let mut sql = Clause::default();
        only_these(&mut sql, creator, only);
        sql.text(" limit ").value(FEW + 1);
        plan.only = Some(way(c, &sql).await?);
    }
    Ok(plan)
}

/// All customers of a kind, along an index of the orders that make them so.
fn only_these(sql: &mut Clause, creator: &CreatorId, only: Returning) {
    sql.text("select distinct marked.customer_id from orders as marked where marked.creator_id = ")
        .value(creator.as_str())
        .text(match only {
            Returning::Again => " and marked.is_again and marked.receipt_number is not null",
            Returning::Refunded => " and marked.refunded_minor > 0",
        });
    // What marks them may be an order without a receipt, or the last one that is left.
    other_order(sql, creator, "marked.customer_id");
    sql.text(match only {
        Returning::Again => " and other.id <> marked.id)",
        Returning::Refunded => ")",
    });
}

/// That the customer has an order with a receipt of which something is true: the text that follows. That it
/// has an id at all is what leads SQLite to the index of customers.
fn other_order(sql: &mut Clause, creator: &CreatorId, customer: &'static str) {
    sql.text(" and exists (select 1 from orders as other where other.creator_id = ")
        .value(creator.as_str())
        .text(" and other.customer_id = ")
        .text(customer)
        .text(" and other.receipt_number is not null and other.id > ''");
}

/// Everything behind the table's name; `found` is the order that a customer is found at.
fn conditions(sql: &mut Clause, creator: &CreatorId, wish: &CustomerWish, plan: Plan) {
    let is_looked_up = plan.only == Some(Way::LookUp);
    listing::of_creator(sql, "found.creator_id", creator, is_looked_up);
    match plan.search {
        Some(Way::LookUp) => begins(sql, "found.email", &wish.search),
        Some(Way::Compare) => {
            sql.text(" and ");
            is_beginning(sql, "found.email", &wish.search);
        }
        None => {}
    }
    sql.text(" and found.receipt_number is not null");
    match wish.only {
        Some(only) if is_looked_up => {
            looked_up(sql, creator, only, wish.sorted());
            return;
        }
        Some(Returning::Again) => {
            // Behind the first order, or before the last.
            other_order(sql, creator, "found.customer_id");
            sql.text(match wish.sorted() {
                CustomerSort::Newest => " and other.id > found.id)",
                CustomerSort::Latest => " and other.id < found.id)",
            });
        }
        Some(Returning::Refunded) => {
            sql.text(" and exists (select 1 from orders as marked where marked.creator_id = ")
                .value(creator.as_str())
                .text(" and marked.customer_id = found.customer_id and marked.refunded_minor > 0)");
        }
        None => {}
    }
    sql.text(" and not exists (select 1 from orders as other where other.creator_id = ")
        .value(creator.as_str())
        .text(" and other.customer_id = found.customer_id and other.receipt_number is not null and other.id ")
        .text(match wish.sorted() {
            CustomerSort::Newest => "<",
            CustomerSort::Latest => ">",
        })
        .text(" found.id)");
}

/// That an order is the first of one of these customers, or the last.
fn looked_up(sql: &mut Clause, creator: &CreatorId, only: Returning, sort: CustomerSort) {
    sql.text(match sort {
        CustomerSort::Newest => " and found.id in (select min(id) from orders where creator_id = ",
        CustomerSort::Latest => " and found.id in (select max(id) from orders where creator_id = ",
    })
    .value(creator.as_str())
    .text(" and receipt_number is not null and customer_id in (");
    only_these(sql, creator, only);
    sql.text(") group by customer_id)");
}

/// The statement for a part.
fn statement(
    creator: &CreatorId,
    wish: &CustomerWish,
    plan: Plan,
    after: Option<&Position>,
    limit: i64,
) -> Clause {
    let mut sql =
        Clause::new("select found.customer_id, found.email, found.id from orders as found");
    conditions(&mut sql, creator, wish, plan);
    listing::by_id(&mut sql, "found.id", true, after, limit);
    sql
}

/// A part of a creator's customers.
pub async fn find(
    c: &mut dyn Connection,
    creator: &CreatorId,
    wish: &CustomerWish,
    after: Option<&Position>,
    limit: i64,
) -> sqlx::Result<Vec<Found>> {
    let plan = plan(c, creator, wish).await?;
    let sql = statement(creator, wish, plan, after, limit);
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
    let mut sql = Clause::default();
    if !wish.search.is_empty() {
        let plan = plan(c, creator, wish).await?;
        sql.text("select 1 from orders as found");
        conditions(&mut sql, creator, wish, plan);
        return listing::count(c, &sql).await;
    }
    // In which order they are shown does not matter: they are counted in the index that has them together.
    match wish.only {
        Some(only) => only_these(&mut sql, creator, only),
        None => {
            sql.text("select distinct customer_id from orders where creator_id = ")
                .value(creator.as_str())
                .text(" and customer_id > '' and receipt_number is not null");
        }
    }
    listing::count(c, &sql).await
}

#[cfg(test)]
mod tests;
