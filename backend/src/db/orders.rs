//! Orders: what was bought, for how much, and where it stands.

mod customer;
mod find;
mod receipt;
mod row;
mod seller;
mod sums;
mod write;

use super::{Connection, on};
use crate::{Result, config::ChargeType, listing::Paging};
use domain::{
    Money, Timestamp,
    id::{CreatorId, DiscountId, OrderId, PageId, ProductId, ShortId},
    licence::LicenceKeys,
    order::OrderStatus,
    page::Closing,
    seller::{Buyer, TaxMode},
};
use row::{Row, collect};
use sqlx::{query_as, query_scalar};

pub use customer::{address_of_customer, of_customer};
pub use find::{Asked, Search, count, find};
pub use receipt::{
    ask_receipt, clear_receipt_trouble, corrections_since, set_email, set_receipt_trouble,
};
pub use seller::{keep_seller, seller};
pub use sums::{Sums, sums};
pub use write::*;

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
    /// What a discount takes off all of them together, in minor units.
    pub discount: i64,
    /// Download sessions per file.
    pub download_limit: i64,
    /// Days in which files can be fetched.
    pub download_window_days: i64,
    /// Where its licence keys come from, one for each copy.
    pub licence_keys: LicenceKeys,
}

impl OrderItem {
    /// What all copies cost together, before the discount; `None` if that is too much for a number.
    pub fn subtotal(&self) -> Option<i64> {
        self.price.minor.checked_mul(self.quantity)
    }
}

/// Whose account is charged, where that is not the operator's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The creator's connected account.
    pub account: String,
    /// How it is charged.
    pub kind: ChargeType,
    /// What the platform keeps, in minor units.
    pub fee: i64,
}

/// The code that made an order cheaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedDiscount {
    /// Which code.
    pub id: DiscountId,
    /// How it was spelled then.
    pub code: String,
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
    /// What the page said about its closing when the checkout began.
    pub closing: Closing,
    /// What was asked for, after the discount and before tax that is added.
    pub total: Money,
    /// What was paid, tax included.
    pub amount_paid: Money,
    /// What of that is tax.
    pub tax: Money,
    /// Whether tax is calculated.
    pub tax_mode: TaxMode,
    /// What went back.
    pub refunded: Money,
    /// The discount code.
    pub discount: Option<UsedDiscount>,
    /// Whose account is charged; the operator's own if empty.
    pub charge: Option<Charge>,
    /// Whether the payment was made but takes days to arrive.
    pub awaits_payment: bool,
    /// Why a person has to look at it.
    pub parked: Option<String>,
    /// Why its receipt could not be delivered.
    pub receipt_trouble: Option<String>,
    /// When somebody last asked for the receipt once more.
    pub receipt_asked_at: Option<Timestamp>,
    /// Whether its copies went back on the shelf after a refund.
    pub is_restocked: bool,
    /// What the buyer told the payment service.
    pub buyer: Buyer,
    /// The number of its receipt, counted per creator.
    pub receipt_number: Option<i64>,
    /// Names the same wish of the same browser, while there is a checkout for it.
    pub checkout_key: Option<String>,
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

impl Order {
    /// What the discount took off.
    pub fn discount_total(&self) -> Money {
        Money {
            minor: self.items.iter().map(|item| item.discount).sum(),
            ..self.total
        }
    }

    /// The connected account that has to be named in every request about the payment.
    pub fn direct_account(&self) -> Option<&str> {
        let charge = self.charge.as_ref()?;
        (charge.kind == ChargeType::Direct).then_some(charge.account.as_str())
    }
}

/// The columns of an order with its items, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select orders.id, orders.page_id, pages.short_id, orders.creator_id, orders.customer_id, \
             orders.email, orders.status, orders.total_minor, orders.amount_paid_minor, orders.tax_minor, \
             orders.tax_mode, orders.refunded_minor, orders.discount_id, orders.discount_code, \
             orders.account, orders.charge_type, orders.fee_minor, orders.awaits_payment, orders.parked, \
             orders.restocked, orders.buyer, orders.receipt_number, orders.checkout_key, orders.receipt_trouble, orders.receipt_asked_at, orders.terms, orders.currency, \
             orders.payment_id, orders.checkout_session_id, orders.checkout_url, orders.hold_expires_at, \
             orders.created_at, orders.completed_at, orders.downloads_until, orders.download_attempts, \
             orders.last_download_at, order_items.product_id, order_items.name, order_items.price_minor, \
             order_items.quantity, order_items.discount_minor, order_items.download_limit, \
             order_items.download_window_days, order_items.licence_keys \
             from orders join pages on pages.id = orders.page_id \
             join order_items on order_items.order_id = orders.id ",
            $rest
        )
    };
}
pub(in crate::db::orders) use select;

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

/// The order that a payment was made for.
pub async fn by_payment(c: &mut dyn Connection, payment: &str) -> Result<Option<Order>> {
    let sql = select!("where orders.payment_id = $1 order by order_items.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(payment)
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// The order that fulfils the same wish of the same browser.
pub async fn by_checkout_key(c: &mut dyn Connection, key: &str) -> Result<Option<Order>> {
    let sql = select!("where orders.checkout_key = $1 order by order_items.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(key)
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// A line of an order's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// What happened.
    pub kind: String,
    /// More about it.
    pub detail: String,
    /// When.
    pub created_at: Timestamp,
}

/// The history of an order, the oldest line first.
pub async fn events(c: &mut dyn Connection, id: &OrderId) -> Result<Vec<HistoryLine>> {
    let sql = "select kind, detail, created_at from order_events where order_id = $1 \
               order by created_at, id";
    let rows = on!(c, |c| query_as::<_, (String, String, i64)>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|(kind, detail, created_at)| HistoryLine {
            kind,
            detail,
            created_at: Timestamp::from_millis(created_at),
        })
        .collect())
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

/// The checkouts that are open on a page.
pub async fn open_ids(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<Vec<OrderId>> {
    let sql = "select id from orders where page_id = $1 and status = 'processing' order by id";
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(page.as_str())
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(OrderId::trusted).collect())
}
