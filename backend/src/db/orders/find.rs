//! Looking through orders: narrowed, sorted, from a place on, and fast however many there are.
//!
//! Every wish is answered along an index of `0015_lists.sql`. Only a search has no order of its own:
//! where it finds few orders ([`Search::FEW`]) they are looked up first and narrowed and sorted then;
//! where it finds many, the list is walked through as it is sorted, and a part is full soon.

use super::{
    Order,
    row::{Row, collect},
};
use crate::{
    Result,
    db::{
        Connection,
        clause::{Clause, behind, bind},
        on,
    },
};
use domain::{
    id::{CreatorId, OrderId, PageId, ProductId},
    list::{Count, OrderSort, OrderState, OrderWish, Position},
};
use sqlx::{query_as, query_scalar};

/// What is searched for, told apart by what it can be.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// As it was typed, in lower case.
    pub text: String,
    /// The products whose names it is a part of.
    pub products: Vec<ProductId>,
    /// The pages whose names it is a part of.
    pub pages: Vec<PageId>,
}

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

impl Search {
    /// Up to so many orders are looked up before they are narrowed and sorted.
    const FEW: i64 = 2_000;

    /// The number of a receipt, if it is one: `42`, `000042`, `#42`.
    fn receipt(&self) -> Option<i64> {
        let digits = self.text.strip_prefix('#').unwrap_or(&self.text);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }

    /// The beginning of an order's id, if it is one: its first eight digits at least.
    fn id(&self) -> Option<&str> {
        let is_id = self
            .text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        (is_id && (8..=36).contains(&self.text.len())).then_some(&self.text)
    }

    /// A statement for all ids that match, at most one more than [`Self::FEW`] of each kind.
    fn ids(&self, sql: &mut Clause, creator: &CreatorId) {
        let most = Self::FEW + 1;
        sql.text("select id from (select id from orders where creator_id = ")
            .value(creator.as_str())
            .text(" and email >= ")
            .value(self.text.as_str())
            .text(" and email < ")
            .value(behind(&self.text).as_str())
            .text(" limit ")
            .value(most)
            .text(") as by_email");
        if let Some(number) = self.receipt() {
            sql.text(" union select id from orders where creator_id = ")
                .value(creator.as_str())
                .text(" and receipt_number = ")
                .value(number);
        }
        if let Some(id) = self.id() {
            sql.text(" union select id from (select id from orders where creator_id = ")
                .value(creator.as_str())
                .text(" and id >= ")
                .value(id)
                .text(" and id < ")
                .value(behind(id).as_str())
                .text(" limit ")
                .value(most)
                .text(") as by_id");
        }
        if !self.pages.is_empty() {
            sql.text(" union select id from (select id from orders where page_id in (")
                .values(self.pages.iter().map(PageId::as_str))
                .text(") limit ")
                .value(most)
                .text(") as by_page");
        }
        if !self.products.is_empty() {
            sql.text(
                " union select id from (select order_id as id from order_items where product_id in (",
            )
            .values(self.products.iter().map(ProductId::as_str))
            .text(") limit ")
            .value(most)
            .text(") as by_product");
        }
    }

    /// The same as a condition on a row that is being walked by. No index shall serve it: the list is
    /// read in its own order.
    fn matches(&self, sql: &mut Clause) {
        let length = i64::try_from(self.text.chars().count()).unwrap_or(i64::MAX);
        sql.text(" and (substr(email, 1, cast(")
            .value(length)
            .text(" as integer)) = ")
            .value(self.text.as_str());
        if let Some(number) = self.receipt() {
            sql.text(" or receipt_number + 0 = ").value(number);
        }
        if let Some(id) = self.id() {
            sql.text(" or substr(id, 1, cast(")
                .value(length)
                .text(" as integer)) = ")
                .value(id);
        }
        if !self.pages.is_empty() {
            sql.text(" or page_id || '' in (")
                .values(self.pages.iter().map(PageId::as_str))
                .text(")");
        }
        if !self.products.is_empty() {
            sql.text(" or exists (select 1 from order_items where order_items.order_id = orders.id and product_id in (")
                .values(self.products.iter().map(ProductId::as_str))
                .text("))");
        }
        sql.text(")");
    }
}

/// How what has no order of its own is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Little is found, and is looked up first.
    LookUp,
    /// Much is found: what is passed by is compared.
    Compare,
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
        let mut sql = Clause::new("select count(*) from (");
        search.ids(&mut sql, asked.creator);
        sql.text(") as found");
        plan.search = Some(way(c, &sql).await?);
    }
    if let Some(product) = &asked.wish.product {
        let mut sql =
            Clause::new("select count(*) from (select 1 from order_items where product_id = ");
        sql.value(product.as_str())
            .text(" limit ")
            .value(Search::FEW + 1)
            .text(") as found");
        plan.product = Some(way(c, &sql).await?);
    }
    Ok(plan)
}

async fn way(c: &mut dyn Connection, sql: &Clause) -> sqlx::Result<Way> {
    let found = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(if found > Search::FEW {
        Way::Compare
    } else {
        Way::LookUp
    })
}

/// Everything behind `where`.
fn conditions(sql: &mut Clause, asked: &Asked<'_>, plan: Plan) {
    let wish = asked.wish;
    let is_looked_up = [plan.search, plan.product].contains(&Some(Way::LookUp));
    let leads_elsewhere =
        is_looked_up || wish.page.is_some() || wish.customer.is_some() || !asked.ids.is_empty();
    // Where something else leads to few orders, the creator's index must not be taken instead.
    sql.text(if leads_elsewhere {
        " where creator_id || '' = "
    } else {
        " where creator_id = "
    })
    .value(asked.creator.as_str());
    if let Some(page) = &wish.page {
        sql.text(" and page_id = ").value(page.as_str());
    }
    if let Some(state) = wish.state.or(wish.status.map(OrderState::of)) {
        // As in `0015_lists.sql`.
        sql.text(" and (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end) = ")
            .value(state.as_str());
    }
    if let Some(status) = wish.status {
        sql.text(" and status = ").value(status.as_str());
    }
    if wish.attention {
        sql.text(" and (parked is not null or receipt_trouble is not null or status = 'disputed')");
    }
    if let Some(customer) = &wish.customer {
        sql.text(" and customer_id = ").value(customer.as_str());
    }
    if !asked.ids.is_empty() {
        sql.text(" and id in (")
            .values(asked.ids.iter().map(OrderId::as_str))
            .text(")");
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

/// Where the part begins.
fn from(sql: &mut Clause, sort: OrderSort, after: &Position) {
    match (sort, after.key) {
        (OrderSort::Newest, _) => sql.text(" and id < "),
        (OrderSort::Oldest, _) => sql.text(" and id > "),
        (OrderSort::Largest, key) => sql
            .text(" and (total_minor, id) < (")
            .value(key.unwrap_or(i64::MAX))
            .text(", "),
        (OrderSort::Smallest, key) => sql
            .text(" and (total_minor, id) > (")
            .value(key.unwrap_or(0))
            .text(", "),
    };
    sql.value(after.id.as_str());
    if matches!(sort, OrderSort::Largest | OrderSort::Smallest) {
        sql.text(")");
    }
}

/// The statement for the ids of a part: what [`find`] reads the orders of.
fn ids(asked: &Asked<'_>, plan: Plan, after: Option<&Position>, limit: i64) -> Clause {
    let sort = asked.wish.sorted();
    let mut sql = Clause::new("select id from orders");
    conditions(&mut sql, asked, plan);
    if let Some(after) = after {
        from(&mut sql, sort, after);
    }
    sql.text(match sort {
        OrderSort::Newest => " order by id desc limit ",
        OrderSort::Oldest => " order by id limit ",
        OrderSort::Largest => " order by total_minor desc, id desc limit ",
        OrderSort::Smallest => " order by total_minor, id limit ",
    });
    sql.value(limit);
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
    let mut sql = Clause::new("select count(*) from (select 1 from orders");
    conditions(&mut sql, asked, plan);
    sql.text(" limit ")
        .value(Count::MOST + 1)
        .text(") as counted");
    let counted = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(Count::of(counted))
}

#[cfg(test)]
mod tests;
