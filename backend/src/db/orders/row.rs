//! From rows to orders.

use super::{Charge, Order, OrderItem, UsedDiscount};
use crate::{
    Error, Result,
    config::ChargeType,
    db::products::{currency, licence_keys},
};
use domain::{
    Currency, Money, Timestamp,
    id::{CreatorId, DiscountId, OrderId, PageId, ProductId, ShortId},
    order::OrderStatus,
    page::Closing,
    seller::TaxMode,
};
use sqlx::FromRow;

/// One item of an order, with the order's own columns repeated.
#[derive(FromRow)]
pub(super) struct Row {
    id: String,
    page_id: String,
    short_id: String,
    creator_id: String,
    customer_id: String,
    email: String,
    status: String,
    total_minor: i64,
    amount_paid_minor: i64,
    tax_minor: i64,
    tax_mode: String,
    refunded_minor: i64,
    discount_id: Option<String>,
    discount_code: Option<String>,
    account: Option<String>,
    charge_type: Option<String>,
    fee_minor: i64,
    awaits_payment: bool,
    parked: Option<String>,
    restocked: bool,
    buyer: String,
    receipt_number: Option<i64>,
    checkout_key: Option<String>,
    receipt_trouble: Option<String>,
    receipt_asked_at: Option<i64>,
    terms: String,
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
    discount_minor: i64,
    download_limit: i64,
    download_window_days: i64,
    licence_keys: String,
}

impl Row {
    fn item(&self, currency: Currency) -> Result<OrderItem> {
        Ok(OrderItem {
            product_id: ProductId::trusted(&self.product_id),
            name: self.name.clone(),
            price: Money {
                minor: self.price_minor,
                currency,
            },
            quantity: self.quantity,
            discount: self.discount_minor,
            download_limit: self.download_limit,
            download_window_days: self.download_window_days,
            licence_keys: licence_keys(&self.licence_keys)?,
        })
    }

    fn discount(&self) -> Option<UsedDiscount> {
        Some(UsedDiscount {
            id: DiscountId::trusted(self.discount_id.clone()?),
            code: self.discount_code.clone()?,
        })
    }

    fn charge(&self) -> Result<Option<Charge>> {
        let (Some(account), Some(kind)) = (&self.account, &self.charge_type) else {
            return Ok(None);
        };
        Ok(Some(Charge {
            account: account.clone(),
            kind: ChargeType::parse(kind)
                .ok_or_else(|| Error::Corrupt(format!("charge type {kind}")))?,
            fee: self.fee_minor,
        }))
    }

    fn order(self) -> Result<Order> {
        let currency = currency(&self.currency)?;
        let item = self.item(currency)?;
        let money = |minor| Money { minor, currency };
        Ok(Order {
            tax: money(self.tax_minor),
            tax_mode: TaxMode::parse(&self.tax_mode)
                .ok_or_else(|| Error::Corrupt(format!("tax mode {}", self.tax_mode)))?,
            refunded: money(self.refunded_minor),
            discount: self.discount(),
            charge: self.charge()?,
            closing: closing(&self.terms)?,
            awaits_payment: self.awaits_payment,
            parked: self.parked,
            is_restocked: self.restocked,
            buyer: serde_json::from_str(&self.buyer)?,
            receipt_number: self.receipt_number,
            checkout_key: self.checkout_key,
            receipt_trouble: self.receipt_trouble,
            receipt_asked_at: self.receipt_asked_at.map(Timestamp::from_millis),
            id: OrderId::trusted(self.id),
            page_id: PageId::trusted(self.page_id),
            short_id: ShortId::parse(&self.short_id)
                .ok_or_else(|| Error::Corrupt(format!("short id {}", self.short_id)))?,
            creator_id: CreatorId::trusted(self.creator_id),
            customer_id: self.customer_id,
            email: self.email,
            status: OrderStatus::parse(&self.status)
                .ok_or_else(|| Error::Corrupt(format!("order status {}", self.status)))?,
            total: money(self.total_minor),
            amount_paid: money(self.amount_paid_minor),
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

fn closing(terms: &str) -> Result<Closing> {
    let terms: serde_json::Value = serde_json::from_str(terms)?;
    let closing = terms["closing"].as_str().and_then(Closing::parse);
    Ok(closing.unwrap_or_default())
}

/// Rows of the same order follow one another.
pub(super) fn collect(rows: Vec<Row>) -> Result<Vec<Order>> {
    let mut orders: Vec<Order> = Vec::new();
    for row in rows {
        match orders.last_mut() {
            Some(order) if order.id.as_str() == row.id => {
                order.items.push(row.item(order.total.currency)?);
            }
            _ => orders.push(row.order()?),
        }
    }
    Ok(orders)
}
