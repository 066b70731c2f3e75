//! Orders: what was bought, for how much, and where it stands.

use super::{Connection, on, products::currency};
use crate::{Error, Result, listing::Paging};
use domain::{
    Currency, Money, Timestamp,
    id::{CreatorId, OrderId, PageId, ProductId, ShortId},
    order::OrderStatus,
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// One product in an order, as it was when it was bought.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderItem {
    /// The product.
    pub product_id: ProductId,
    /// Its name then.
    pub name: String,
    /// The price of one copy then.
    pub price: Money,
    /// How many copies.
    pub quantity: i64,
    /// Download sessions per file.
    pub download_limit: i64,
    /// Days in which files can be fetched.
    pub download_window_days: i64,
}

/// An order as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Identifies the order.
    pub id: OrderId,
    /// The page it came from.
    pub page_id: PageId,
    /// That page's public name.
    pub short_id: ShortId,
    /// Who sells.
    pub creator_id: CreatorId,
    /// Who buys, as a name that means nothing outside.
    pub customer_id: String,
    /// The buyer's address.
    pub email: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// What was asked for.
    pub total: Money,
    /// What was paid.
    pub amount_paid: Money,
    /// Stripe's payment intent.
    pub payment_id: Option<String>,
    /// Stripe's checkout session.
    pub checkout_session_id: Option<String>,
    /// Where it can be paid.
    pub checkout_url: Option<String>,
    /// Until when copies are held for it.
    pub hold_expires_at: Timestamp,
    /// When the checkout began.
    pub created_at: Timestamp,
    /// When the money arrived.
    pub completed_at: Option<Timestamp>,
    /// Until when files can be fetched.
    pub downloads_until: Option<Timestamp>,
    /// Download sessions that were used.
    pub download_attempts: i64,
    /// When the last one was.
    pub last_download_at: Option<Timestamp>,
    /// What was bought.
    pub items: Vec<OrderItem>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    page_id: String,
    short_id: String,
    creator_id: String,
    customer_id: String,
    email: String,
    status: String,
    total_minor: i64,
    amount_paid_minor: i64,
    currency: String,
    payment_id: Option<String>,
    checkout_session_id: Option<String>,
    checkout_url: Option<String>,
    hold_expires_at: i64,
    created_at: i64,
    completed_at: Option<i64>,
    downloads_until: Option<i64>,
    download_attempts: i64,
    last_download_at: Option<i64>,
    product_id: String,
    name: String,
    price_minor: i64,
    quantity: i64,
    download_limit: i64,
    download_window_days: i64,
}

impl Row {
    fn item(&self, currency: Currency) -> OrderItem {
        OrderItem {
            product_id: ProductId::trusted(&self.product_id),
            name: self.name.clone(),
            price: Money {
                minor: self.price_minor,
                currency,
            },
            quantity: self.quantity,
            download_limit: self.download_limit,
            download_window_days: self.download_window_days,
        }
    }

    fn order(self) -> Result<Order> {
        let currency = currency(&self.currency)?;
        let item = self.item(currency);
        Ok(Order {
            id: OrderId::trusted(self.id),
            page_id: PageId::trusted(self.page_id),
            short_id: ShortId::parse(&self.short_id)
                .ok_or_else(|| Error::Corrupt(format!("short id {}", self.short_id)))?,
            creator_id: CreatorId::trusted(self.creator_id),
            customer_id: self.customer_id,
            email: self.email,
            status: OrderStatus::parse(&self.status)
                .ok_or_else(|| Error::Corrupt(format!("order status {}", self.status)))?,
            total: Money {
                minor: self.total_minor,
                currency,
            },
            amount_paid: Money {
                minor: self.amount_paid_minor,
                currency,
            },
            payment_id: self.payment_id,
            checkout_session_id: self.checkout_session_id,
            checkout_url: self.checkout_url,
            hold_expires_at: Timestamp::from_millis(self.hold_expires_at),
            created_at: Timestamp::from_millis(self.created_at),
            completed_at: self.completed_at.map(Timestamp::from_millis),
            downloads_until: self.downloads_until.map(Timestamp::from_millis),
            download_attempts: self.download_attempts,
            last_download_at: self.last_download_at.map(Timestamp::from_millis),
            items: vec![item],
        })
    }
}

/// Rows of the same order follow one another.
fn collect(rows: Vec<Row>) -> Result<Vec<Order>> {
    let mut orders: Vec<Order> = Vec::new();
    for row in rows {
        match orders.last_mut() {
            Some(order) if order.id.as_str() == row.id => {
                order.items.push(row.item(order.total.currency));
            }
            _ => orders.push(row.order()?),
        }
    }
    Ok(orders)
}

/// The columns of an order with its items, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select orders.id, orders.page_id, pages.short_id, orders.creator_id, orders.customer_id, \
             orders.email, orders.status, orders.total_minor, orders.amount_paid_minor, orders.currency, \
             orders.payment_id, orders.checkout_session_id, orders.checkout_url, orders.hold_expires_at, \
             orders.created_at, orders.completed_at, orders.downloads_until, orders.download_attempts, \
             orders.last_download_at, order_items.product_id, order_items.name, order_items.price_minor, \
             order_items.quantity, order_items.download_limit, order_items.download_window_days \
             from orders join pages on pages.id = orders.page_id \
             join order_items on order_items.order_id = orders.id ",
            $rest
        )
    };
}

/// Adds an order with its items; `terms` is what else was agreed, as JSON.
pub async fn insert(c: &mut dyn Connection, order: &Order, terms: &str) -> Result<()> {
    let first = order
        .items
        .first()
        .ok_or_else(|| Error::Corrupt("an order without items".into()))?;
    let sql = "insert into orders (id, page_id, product_id, creator_id, customer_id, email, status, \
               total_minor, currency, tax_mode, terms, hold_expires_at, created_at, updated_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)";
    on!(c, |c| query(sql)
        .bind(order.id.as_str())
        .bind(order.page_id.as_str())
        .bind(first.product_id.as_str())
        .bind(order.creator_id.as_str())
        .bind(&order.customer_id)
        .bind(&order.email)
        .bind(order.status.as_str())
        .bind(order.total.minor)
        .bind(order.total.currency.code())
        .bind("none")
        .bind(terms)
        .bind(order.hold_expires_at.millis())
        .bind(order.created_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    for (position, item) in (0_i64..).zip(&order.items) {
        insert_item(c, &order.id, position, item).await?;
    }
    Ok(())
}

async fn insert_item(
    c: &mut dyn Connection,
    order: &OrderId,
    position: i64,
    item: &OrderItem,
) -> sqlx::Result<()> {
    let sql = "insert into order_items (order_id, product_id, position, name, price_minor, quantity, \
               download_limit, download_window_days) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(item.product_id.as_str())
        .bind(position)
        .bind(&item.name)
        .bind(item.price.minor)
        .bind(item.quantity)
        .bind(item.download_limit)
        .bind(item.download_window_days)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers where an order can be paid.
pub async fn set_checkout(
    c: &mut dyn Connection,
    id: &OrderId,
    session: &str,
    url: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set checkout_session_id = $2, checkout_url = $3, updated_at = $4 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(session)
        .bind(url)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Moves an order from one status to another; `false` if it was not there (any more).
///
/// This is what makes two callers of the same step into one: only the first finds the old status.
pub async fn move_status(
    c: &mut dyn Connection,
    id: &OrderId,
    from: OrderStatus,
    to: OrderStatus,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update orders set status = $3, updated_at = $4 where id = $1 and status = $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(from.as_str())
        .bind(to.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Writes down what was paid, and until when files can be fetched.
pub async fn set_paid(
    c: &mut dyn Connection,
    id: &OrderId,
    amount: i64,
    payment_id: Option<&str>,
    downloads_until: Timestamp,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set amount_paid_minor = $2, payment_id = $3, downloads_until = $4, \
               completed_at = $5, updated_at = $5 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(amount)
        .bind(payment_id)
        .bind(downloads_until.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Counts a download session that began.
pub async fn count_download(
    c: &mut dyn Connection,
    id: &OrderId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update orders set download_attempts = download_attempts + 1, last_download_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Adds a line to the history of an order; with an id that is there already, nothing.
pub async fn add_event(
    c: &mut dyn Connection,
    event_id: &str,
    order: &OrderId,
    kind: &str,
    detail: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_events (id, order_id, kind, detail, created_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing";
    on!(c, |c| query(sql)
        .bind(event_id)
        .bind(order.as_str())
        .bind(kind)
        .bind(detail)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// An order, whoever's it is.
pub async fn by_id(c: &mut dyn Connection, id: &OrderId) -> Result<Option<Order>> {
    let sql = select!("where orders.id = $1 order by order_items.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// The order that a checkout session pays.
pub async fn by_checkout_session(c: &mut dyn Connection, session: &str) -> Result<Option<Order>> {
    let sql = select!("where orders.checkout_session_id = $1 order by order_items.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(session)
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// The newest purchases of an address, across creators.
pub async fn of_buyer(c: &mut dyn Connection, email: &str, limit: i64) -> Result<Vec<Order>> {
    let sql = select!(
        "where orders.id in (select id from orders where email = $1 \
         and status in ('completed', 'partially_refunded', 'refunded', 'disputed', 'lost') \
         order by id desc limit $2) order by orders.id desc, order_items.position"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(email)
        .bind(limit)
        .fetch_all(c)
        .await?);
    collect(rows)
}

/// Orders still processing whose hold ended before `before`.
pub async fn overdue(c: &mut dyn Connection, before: Timestamp, limit: i64) -> Result<Vec<Order>> {
    let sql = select!(
        "where orders.id in (select id from orders where status = 'processing' and hold_expires_at < $1 \
         order by hold_expires_at limit $2) order by orders.id desc, order_items.position"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(before.millis())
        .bind(limit)
        .fetch_all(c)
        .await?);
    collect(rows)
}

/// A part of a creator's orders, newest first; of one page if it is given.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    page: Option<&PageId>,
    paging: &Paging,
) -> Result<Vec<Order>> {
    let of_all = select!(
        "where orders.id in (select id from orders where creator_id = $1 and id < $2 \
         order by id desc limit $3) order by orders.id desc, order_items.position"
    );
    let of_page = select!(
        "where orders.id in (select id from orders where creator_id = $1 and id < $2 and page_id = $4 \
         order by id desc limit $3) order by orders.id desc, order_items.position"
    );
    let rows = on!(c, |c| {
        let sql = if page.is_some() { of_page } else { of_all };
        let mut rows = query_as::<_, Row>(sql)
            .bind(creator.as_str())
            .bind(paging.before())
            .bind(paging.fetch());
        if let Some(page) = page {
            rows = rows.bind(page.as_str());
        }
        rows.fetch_all(c).await?
    });
    collect(rows)
}

/// How many checkouts are open on a page.
pub async fn open_on_page(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<i64> {
    let sql = "select count(*) from orders where page_id = $1 and status = 'processing'";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(page.as_str())
        .fetch_one(c)
        .await?))
}

/// What the orders of a page add up to, in one currency.
#[derive(Clone, Debug)]
pub struct Sums {
    /// All checkouts that were begun.
    pub orders: i64,
    /// The paid ones.
    pub completed: i64,
    /// What was paid.
    pub paid: Money,
    /// Download sessions that were used.
    pub downloads: i64,
}

/// What the orders of a page add up to, per currency.
pub async fn sums(c: &mut dyn Connection, page: &PageId) -> Result<Vec<Sums>> {
    let sql = "select currency, count(*), \
               cast(sum(case when status in ('completed', 'partially_refunded') then 1 else 0 end) as bigint), \
               cast(sum(case when status in ('completed', 'partially_refunded') then amount_paid_minor else 0 end) as bigint), \
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

/// The checkouts that are open on a page.
pub async fn open_ids(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<Vec<OrderId>> {
    let sql = "select id from orders where page_id = $1 and status = 'processing' order by id";
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(page.as_str())
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(OrderId::trusted).collect())
}
