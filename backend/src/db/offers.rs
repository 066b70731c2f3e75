//! What pages offer, and the copies that are left. `sold + held <= stock_limit` at every moment.

use super::{
    Connection, on,
    orders::{Order, OrderItem},
};
use domain::{
    Timestamp,
    id::{PageId, ProductId},
};
use sqlx::{query, query_as};

/// Adds an offer, or moves and re-limits the one that is there; `false` if more copies than the
/// limit are already sold or held.
pub async fn upsert(
    c: &mut dyn Connection,
    page: &PageId,
    product: &ProductId,
    position: i64,
    stock_limit: Option<i64>,
) -> sqlx::Result<bool> {
    let sql = "insert into offers (page_id, product_id, position, stock_limit) values ($1, $2, $3, $4) \
               on conflict (page_id, product_id) do update set position = $3, stock_limit = $4 \
               where $4 is null or offers.sold + offers.held <= $4";
    let done = on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(product.as_str())
        .bind(position)
        .bind(stock_limit)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The products a page offers, with the copies that are sold or held.
pub async fn taken(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<Vec<(ProductId, i64)>> {
    let sql = "select product_id, sold + held from offers where page_id = $1";
    let rows = on!(c, |c| query_as::<_, (String, i64)>(sql)
        .bind(page.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|(id, taken)| (ProductId::trusted(id), taken))
        .collect())
}

/// Removes an offer of which nothing is sold or held.
pub async fn remove(
    c: &mut dyn Connection,
    page: &PageId,
    product: &ProductId,
) -> sqlx::Result<bool> {
    let sql = "delete from offers where page_id = $1 and product_id = $2 and sold + held = 0";
    let done = on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(product.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Holds copies for a checkout, in one conditional update: `false` if not enough are left, or if
/// the page or the product cannot be bought at this moment any more.
pub async fn hold_stock(
    c: &mut dyn Connection,
    page: &PageId,
    product: &ProductId,
    quantity: i64,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update offers set held = held + $3 where page_id = $1 and product_id = $2 \
               and (stock_limit is null or sold + held + $3 <= stock_limit) \
               and exists (select 1 from pages where pages.id = $1 and pages.is_published \
                 and pages.is_active and pages.deleted_at is null and pages.expires_at > $4 \
                 and (pages.launch_at is null or pages.launch_at <= $4)) \
               and exists (select 1 from products where products.id = $2 and products.is_active \
                 and products.deleted_at is null and (products.expires_at is null or products.expires_at > $4))";
    let done = on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(product.as_str())
        .bind(quantity)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Changes the counts of everything that an order has; what could be changed.
///
/// One after the other, by product: with all in one statement, two orders with the same products
/// could wait for each other forever.
async fn move_copies(
    c: &mut dyn Connection,
    order: &Order,
    sql: &'static str,
) -> sqlx::Result<Vec<OrderItem>> {
    let mut items = order.items.clone();
    items.sort_by(|a, b| a.product_id.cmp(&b.product_id));
    let mut moved = Vec::new();
    for item in items {
        let done = on!(c, |c| query(sql)
            .bind(order.page_id.as_str())
            .bind(item.product_id.as_str())
            .bind(item.quantity)
            .execute(c)
            .await?
            .rows_affected());
        if done == 1 {
            moved.push(item);
        }
    }
    Ok(moved)
}

/// Turns the copies that an order holds into sold ones.
pub async fn settle(c: &mut dyn Connection, order: &Order) -> sqlx::Result<()> {
    let sql = "update offers set held = held - $3, sold = sold + $3 where page_id = $1 and product_id = $2";
    move_copies(c, order, sql).await.map(drop)
}

/// Puts the copies that an order holds back on the shelf.
pub async fn release(c: &mut dyn Connection, order: &Order) -> sqlx::Result<()> {
    let sql = "update offers set held = held - $3 where page_id = $1 and product_id = $2";
    move_copies(c, order, sql).await.map(drop)
}

/// Takes back the copies that an order bought: they can be sold again.
pub async fn restock(c: &mut dyn Connection, order: &Order) -> sqlx::Result<()> {
    let sql = "update offers set sold = sold - $3 where page_id = $1 and product_id = $2";
    move_copies(c, order, sql).await.map(drop)
}

/// Takes the copies of an order, which went back on the shelf, off it again: all of them, or none if
/// somebody else has one by now.
pub async fn take_again(c: &mut dyn Connection, order: &Order) -> sqlx::Result<bool> {
    let sql = "update offers set sold = sold + $3 where page_id = $1 and product_id = $2 \
               and (stock_limit is null or sold + held + $3 <= stock_limit)";
    let taken = move_copies(c, order, sql).await?;
    if taken.len() == order.items.len() {
        return Ok(true);
    }
    let part = Order {
        items: taken,
        ..order.clone()
    };
    restock(c, &part).await?;
    Ok(false)
}
