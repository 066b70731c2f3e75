//! An order as the API shows it.

use super::schema;
use backend::flows::{
    licences::ProductKeys,
    orders::{self, Dossier, OrderItem},
};
use domain::{
    Timestamp,
    payment::{DisputeFact, DisputeState},
};
use serde::Serialize;
use utoipa::ToSchema;

/// An order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    sales_page_id: String,
    /// The same as `salesPageId`.
    #[schema(format = "uuid")]
    page_id: String,
    #[schema(schema_with = schema::short_id)]
    short_id: String,
    /// The first product.
    #[schema(format = "uuid", required)]
    product_id: Option<String>,
    #[schema(schema_with = schema::product_ids)]
    product_ids: Vec<String>,
    /// What was bought, as it was then.
    items: Vec<Item>,
    /// The same for all orders of one buyer, and nothing outside.
    customer_id: String,
    email: String,
    /// The payment's id at Stripe, once there is one.
    #[schema(required)]
    payment_id: Option<String>,
    /// Minor units, tax included; 0 until it is paid.
    amount_paid: i64,
    /// Minor units: what it costs, after the discount and before tax that is added.
    amount_total: i64,
    /// Minor units: what of `amountPaid` went back.
    refunded: i64,
    /// Minor units: what of `amountPaid` is tax.
    tax: i64,
    #[schema(schema_with = schema::tax_mode)]
    tax_mode: &'static str,
    /// The discount code, if one was used.
    #[schema(required)]
    discount_code: Option<String>,
    /// Minor units: what the code took off.
    discount: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    #[schema(schema_with = schema::order_status)]
    status: &'static str,
    /// Whether the payment was made but takes days to arrive.
    awaits_payment: bool,
    /// Why a person has to look at it, like `amount_mismatch`; null if nobody has to.
    #[schema(required)]
    parked: Option<String>,
    /// Why its receipt could not be delivered: `refused` (there is no such address) or `gave_up`; null
    /// if it could.
    #[schema(required)]
    receipt_trouble: Option<String>,
    /// The number of its receipt: counted per creator, without gaps.
    #[schema(required)]
    receipt_number: Option<i64>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    completed_at: Option<Timestamp>,
    /// Until when it can be paid, and its copies are held.
    #[schema(value_type = String, format = DateTime)]
    hold_expires_at: Timestamp,
    /// Until when its files can be fetched; null until it is paid.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    downloads_until: Option<Timestamp>,
    /// Download sessions so far.
    download_attempts: i64,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    last_download_at: Option<Timestamp>,
    /// The refunds that were asked for here, the oldest first; only where one order is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<Refund>)]
    refunds: Option<Vec<Refund>>,
    /// What banks were asked about the payment; only where one order is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<Dispute>)]
    disputes: Option<Vec<Dispute>>,
}

/// A product as it was when it was bought.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    #[schema(format = "uuid")]
    product_id: String,
    name: String,
    /// What one copy cost.
    price_in_cents: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    quantity: i64,
    /// Minor units: what a discount took off all copies together.
    discount: i64,
    /// Its licence keys, one for each copy; only where one order is answered, and only for as long as
    /// whoever asks may see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<String>)]
    licence_keys: Option<Vec<String>>,
}

/// Money that goes back.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refund {
    #[schema(format = "uuid")]
    id: String,
    /// Minor units.
    amount: i64,
    #[schema(schema_with = schema::refund_status)]
    status: &'static str,
    #[schema(schema_with = schema::refund_reason)]
    reason: &'static str,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// A buyer's bank asks for the money back.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dispute {
    /// Stripe's id.
    id: String,
    /// Minor units.
    amount: i64,
    #[schema(schema_with = schema::dispute_status)]
    status: &'static str,
    /// The bank's reason, like `product_not_received`.
    reason: String,
    /// Until when evidence can be handed in.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    due_by: Option<Timestamp>,
    evidence_submitted: bool,
}

impl Item {
    /// An item as the API shows it.
    pub fn of(item: OrderItem) -> Self {
        Self {
            product_id: item.product_id.to_string(),
            name: item.name,
            price_in_cents: item.price.minor,
            currency: item.price.currency.code(),
            quantity: item.quantity,
            discount: item.discount,
            licence_keys: None,
        }
    }

    /// Items with the keys that came with them.
    pub fn with_keys(items: Vec<OrderItem>, keys: &[ProductKeys]) -> Vec<Self> {
        let with_keys = |item: OrderItem| {
            let own = keys.iter().find(|keys| keys.product_id == item.product_id);
            let texts = own.map(|own| own.keys.iter().map(|key| key.text.clone()).collect());
            Self {
                licence_keys: texts,
                ..Self::of(item)
            }
        };
        items.into_iter().map(with_keys).collect()
    }
}

impl Refund {
    fn of(refund: orders::Refund) -> Self {
        Self {
            id: refund.id.to_string(),
            amount: refund.amount,
            status: refund.status.as_str(),
            reason: refund.reason.as_str(),
            created_at: refund.created_at,
        }
    }
}

impl Dispute {
    fn of((id, fact): (String, DisputeFact)) -> Self {
        Self {
            id,
            amount: fact.amount,
            status: match fact.state {
                DisputeState::Open => "open",
                DisputeState::Won => "won",
                DisputeState::Lost => "lost",
            },
            reason: fact.reason,
            due_by: fact
                .due_by
                .map(|seconds| Timestamp::from_millis(seconds * 1_000)),
            evidence_submitted: fact.is_submitted,
        }
    }
}

impl Order {
    /// An order as a list shows it.
    pub fn of(order: orders::Order) -> Self {
        let bought = |item: &OrderItem| item.product_id.to_string();
        Self {
            id: order.id.to_string(),
            sales_page_id: order.page_id.to_string(),
            page_id: order.page_id.to_string(),
            short_id: order.short_id.to_string(),
            product_id: order.items.first().map(bought),
            product_ids: order.items.iter().map(bought).collect(),
            discount: order.discount_total().minor,
            items: order.items.into_iter().map(Item::of).collect(),
            customer_id: order.customer_id,
            email: order.email,
            payment_id: order.payment_id,
            amount_paid: order.amount_paid.minor,
            amount_total: order.total.minor,
            refunded: order.refunded.minor,
            tax: order.tax.minor,
            tax_mode: order.tax_mode.as_str(),
            discount_code: order.discount.map(|used| used.code),
            currency: order.total.currency.code(),
            status: order.status.as_str(),
            awaits_payment: order.awaits_payment,
            parked: order.parked,
            receipt_trouble: order.receipt_trouble,
            receipt_number: order.receipt_number,
            created_at: order.created_at,
            completed_at: order.completed_at,
            hold_expires_at: order.hold_expires_at,
            downloads_until: order.downloads_until,
            download_attempts: order.download_attempts,
            last_download_at: order.last_download_at,
            refunds: None,
            disputes: None,
        }
    }

    /// An order with everything around it.
    pub fn whole(dossier: Dossier) -> Self {
        let refunds = dossier.refunds.into_iter().map(Refund::of);
        let disputes = dossier.facts.disputes.into_iter().map(Dispute::of);
        let items = Item::with_keys(dossier.order.items.clone(), &dossier.keys);
        Self {
            items,
            refunds: Some(refunds.collect()),
            disputes: Some(disputes.collect()),
            ..Self::of(dossier.order)
        }
    }
}
