//! Looking through orders: narrowed, sorted, from a place on, and fast however many there are. How that is
//! done for every list, `db/listing.rs` says; the indexes are in `0015_lists.sql`
//! and `0018_findings.sql`.

mod search;

use super::{
    Order,
    row::{Row, collect},
};
use crate::{
    Result,
    db::{
        Connection,
        clause::{Clause, bind},
        listing::{self, FEW, Way, way},
        on,
    },
};
use domain::{
    id::{CreatorId, OrderId},
    list::{Count, OrderSort, OrderState, OrderWish, Position},
};
use sqlx::{query_as, query_scalar};

pub use search::Search;

/// A wish, and what its search means.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// Whose orders.
    pub creator: &'a CreatorId,
    /// Which of them.
    pub wish: &'a OrderWish,
    /// What is searched for, if something is.
    pub search: Option<Search>,
    /// Only these, if any are named.
    pub ids: &'a [OrderId],
}

/// The ways for a search and for a product, where they are asked for.
#[derive(Clone, Copy, Debug, Default)]
struct Plan {
    search: Option<Way>,
    product: Option<Way>,
}

async fn plan(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Plan> {
    let mut plan = Plan::default();
    if let Some(search) = &asked.search {
        let mut sql = Clause::default();
        search.ids(&mut sql, asked.creator);
        plan.search = Some(way(c, &sql).await?);
    }
    if let Some(product) = &asked.wish.product {
        let mut sql = Clause::new("select 1 from order_items where product_id = ");
        sql.value(product.as_str()).text(" limit ").value(FEW + 1);
        plan.product = Some(way(c, &sql).await?);
    }
    Ok(plan)
}

/// Everything behind the table's name.
fn conditions(sql: &mut Clause, asked: &Asked<'_>, plan: Plan) {
    let wish = asked.wish;
    let is_looked_up = [plan.search, plan.product].contains(&Some(Way::LookUp));
    let leads_elsewhere =
        is_looked_up || wish.page.is_some() || wish.customer.is_some() || !asked.ids.is_empty();
    listing::of_creator(sql, "creator_id", asked.creator, leads_elsewhere);
    if let Some(page) = &wish.page {
        sql.text(" and page_id = ").value(page.as_str());
    }
    if let Some(state) = wish.state.or(wish.status.map(OrderState::of)) {
        // As in `0015_lists.sql`.
        sql.text(" and (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end) = ")
            .value(state.as_str());
    }
    if let Some(status) = wish.status {
        // A plain comparison would be put into the one above, which then is no index any more.
        sql.text(" and status || '' = ").value(status.as_str());
    }
    if wish.attention {
        // As in `0018_findings.sql`.
        sql.text(" and (parked is not null or receipt_trouble is not null or status = 'disputed') and (case when parked is not null or receipt_trouble is not null or status = 'disputed' then 1 else 0 end) = 1");
    }
    if let Some(customer) = &wish.customer {
        sql.text(" and customer_id = ").value(customer.as_str());
    }
    if !asked.ids.is_empty() {
        sql.text(" and ")
            .one_of("id", asked.ids.iter().map(OrderId::as_str));
    }
    if let (Some(product), Some(way)) = (&wish.product, plan.product) {
        sql.text(match way {
            Way::LookUp => " and id in (select order_id from order_items where product_id = ",
            Way::Compare => " and exists (select 1 from order_items where order_items.order_id = orders.id and product_id = ",
        })
        .value(product.as_str())
        .text(")");
    }
    match (&asked.search, plan.search) {
        (Some(search), Some(Way::LookUp)) => {
            sql.text(" and id in (");
            search.ids(sql, asked.creator);
            sql.text(")");
        }
        (Some(search), Some(Way::Compare)) => search.matches(sql),
        _ => {}
    }
}

/// Sorted by what was asked for: where the part begins, and how much of it is wanted.
fn by_total(sql: &mut Clause, largest_first: bool, after: Option<&Position>, limit: i64) {
    if let Some(after) = after {
        let first = if largest_first { i64::MAX } else { 0 };
        sql.text(" and (total_minor, id)")
            .text(if largest_first { " < (" } else { " > (" })
            .value(after.key.unwrap_or(first))
            .text(", ")
            .value(after.id.as_str())
            .text(")");
    }
    sql.text(if largest_first {
        " order by total_minor desc, id desc limit "
    } else {
        " order by total_minor, id limit "
    })
    .value(limit);
}

/// The statement for the ids of a part: what [`find`] reads the orders of.
fn ids(asked: &Asked<'_>, plan: Plan, after: Option<&Position>, limit: i64) -> Clause {
    let mut sql = Clause::new("select id from orders");
    conditions(&mut sql, asked, plan);
    match asked.wish.sorted() {
        OrderSort::Newest => listing::by_id(&mut sql, "id", true, after, limit),
        OrderSort::Oldest => listing::by_id(&mut sql, "id", false, after, limit),
        OrderSort::Largest => by_total(&mut sql, true, after, limit),
        OrderSort::Smallest => by_total(&mut sql, false, after, limit),
    }
    sql
}

/// A part of a creator's orders, as it was asked for.
pub async fn find(
    c: &mut dyn Connection,
    asked: &Asked<'_>,
    after: Option<&Position>,
    limit: i64,
) -> Result<Vec<Order>> {
    let plan = plan(c, asked).await?;
    let sql = ids(asked, plan, after, limit);
    let found: Vec<String> = on!(c, |c| bind!(query_scalar(sql.sql()), sql)
        .fetch_all(c)
        .await?);
    let mut orders = by_ids(c, &found).await?;
    // The rows come as the database likes; the ids have the order.
    orders.sort_by_cached_key(|order| found.iter().position(|id| id == order.id.as_str()));
    Ok(orders)
}

/// Orders by their ids, in whatever order.
async fn by_ids(c: &mut dyn Connection, ids: &[String]) -> Result<Vec<Order>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Clause::new(super::select!("where orders.id in ("));
    sql.values(ids.iter().map(String::as_str))
        .text(") order by orders.id, order_items.position");
    let rows = on!(c, |c| bind!(query_as::<_, Row>(sql.sql()), sql)
        .fetch_all(c)
        .await?);
    collect(rows)
}

/// How many orders there are of what was asked for.
pub async fn count(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Count> {
    let plan = plan(c, asked).await?;
    let mut sql = Clause::new("select 1 from orders");
    conditions(&mut sql, asked, plan);
    listing::count(c, &sql).await
}

#[cfg(test)]
mod tests;
