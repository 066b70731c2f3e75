//! Orders: what customers bought.

use super::{Batch, Done, Found};
use crate::error::ApiError;
use domain::{
    Money, Timestamp,
    id::{OrderId, PageId, ProductId, ShortId},
    list::OrderWish,
    order::OrderStatus,
    payment::DisputeState,
    seller::TaxMode,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// One product of an order, as it was when it was ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderItem {
    /// The product.
    pub product_id: ProductId,
    /// What it was called.
    pub name: String,
    /// What one copy cost.
    pub price: Money,
    /// How many copies.
    pub quantity: i64,
    /// What a discount code took off all of them together.
    pub discount: Money,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Identifies it.
    pub id: OrderId,
    /// The page it was made on.
    pub page_id: PageId,
    /// That page's public name.
    pub short_id: ShortId,
    /// The customer, as a name that means nothing outside.
    pub customer_id: String,
    /// The customer's address.
    pub email: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// What it costs, after the discount and before tax that is added.
    pub total: Money,
    /// What came in, tax included.
    pub amount_paid: Money,
    /// What of that is tax.
    pub tax: Money,
    /// How tax is part of the price.
    pub tax_mode: TaxMode,
    /// What of it went back.
    pub refunded: Money,
    /// What the discount code took off.
    pub discount: Money,
    /// The discount code.
    pub discount_code: Option<String>,
    /// What the platform keeps, where the creator sells through an account of their own.
    pub fee: Option<Money>,
    /// Whether the payment was made but takes days to arrive.
    pub awaits_payment: bool,
    /// Why a person has to look at it.
    pub parked: Option<String>,
    /// Why its receipt could not be delivered.
    pub receipt_trouble: Option<String>,
    /// The number of its receipt.
    pub receipt_number: Option<i64>,
    /// The payment at Stripe.
    pub payment_id: Option<String>,
    /// What was ordered.
    pub items: Vec<OrderItem>,
    /// When the checkout began.
    pub created_at: Timestamp,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
    /// Download sessions so far.
    pub download_attempts: i64,
    /// The last of them.
    pub last_download_at: Option<Timestamp>,
    /// Until when the copies are held for an unpaid checkout.
    pub hold_expires_at: Timestamp,
    /// Until when the files can be fetched.
    pub downloads_until: Option<Timestamp>,
}

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderRow {
    /// Identifies it.
    pub id: OrderId,
    /// The page it was made on.
    pub page_id: PageId,
    /// That page's public name.
    pub short_id: ShortId,
    /// The customer's address.
    pub email: String,
    /// What was ordered.
    pub products: String,
    /// What it costs.
    pub total: Money,
    /// What of it went back.
    pub refunded: Money,
    /// Where it stands.
    pub standing: Standing,
    /// Whether its receipt could not be delivered.
    pub is_undelivered: bool,
    /// When the checkout began.
    pub created_at: Timestamp,
}

/// Where an order stands, as a list says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Its status.
    pub status: OrderStatus,
    /// Whether a person has to look at it.
    pub is_parked: bool,
    /// Whether the payment was made but takes days to arrive.
    pub awaits_payment: bool,
    /// Whether nothing had to be paid.
    pub is_free: bool,
}

impl Order {
    /// Where it stands.
    pub const fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            is_parked: self.parked.is_some(),
            awaits_payment: self.awaits_payment,
            is_free: self.total.minor == 0,
        }
    }
}

/// The creator's orders, of one page or of all, from the cursor on.
#[server(prefix = "/api", endpoint = "console/list_orders", input = Json)]
pub async fn list_orders(
    page_id: Option<String>,
    cursor: Option<String>,
) -> Result<Batch<OrderRow>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let page = page_id.as_deref().map(super::ids::page).transpose()?;
    let (creator, paging) = (&session.creator.id, super::paging(cursor.as_deref())?);
    let listing = backend::flows::orders::list(&shared, creator, page.as_ref(), &paging).await?;
    Ok(super::batch(&shared, listing, super::convert::order_row))
}

/// The creator's orders as they are asked for, behind the row `after`, so many of them. They are counted
/// when the list begins.
#[server(prefix = "/api", endpoint = "console/find_orders", input = Json)]
pub async fn find_orders(
    wish: OrderWish,
    after: Option<String>,
    most: i64,
) -> Result<Found<OrderRow>, ApiError> {
    use backend::flows::orders;
    let (shared, session) = super::signed_in()?;
    let (creator, part) = (&session.creator.id, super::part(after.as_deref(), most));
    let count = orders::count(&shared, creator, &wish);
    let rows = orders::find(&shared, creator, &wish, &[], &part);
    super::found(&shared, &part, count, rows, super::convert::order_row).await
}

/// Sends the receipts of some orders again.
#[server(prefix = "/api", endpoint = "console/send_receipts", input = Json)]
pub async fn send_receipts(ids: Vec<String>) -> Result<Done, ApiError> {
    let (shared, session) = super::signed_in()?;
    let ids = super::ids::all(&ids, super::ids::order)?;
    let outcome = backend::flows::receipts::send_some(&shared, &session.creator.id, &ids).await?;
    Ok(outcome.into())
}

/// A line of an order's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// What happened.
    pub kind: String,
    /// More about it.
    pub detail: String,
    /// When.
    pub at: Timestamp,
}

/// A dispute about the payment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// How much the bank asks for.
    pub amount: Money,
    /// How far it is.
    pub state: DisputeState,
    /// The bank's reason, like `product_not_received`.
    pub reason: String,
    /// Until when evidence can be handed in.
    pub due_by: Option<Timestamp>,
    /// Whether evidence was handed in.
    pub is_submitted: bool,
}

/// What an order itself proves against a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was sold, file by file.
    pub sold: String,
    /// Every download.
    pub downloads: String,
    /// The payment, and what happened since.
    pub story: String,
}

/// The licence keys that came with one product of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductKeys {
    /// The product.
    pub product_id: ProductId,
    /// What it was called.
    pub name: String,
    /// One for each copy.
    pub keys: Vec<String>,
}

/// One order and everything around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderDetail {
    /// The order.
    pub order: Order,
    /// What happened, the oldest first.
    pub history: Vec<HistoryLine>,
    /// What was asked to go back and is not confirmed yet.
    pub underway: Money,
    /// Disputes about the payment.
    pub disputes: Vec<Dispute>,
    /// The licence keys that came with it.
    pub keys: Vec<ProductKeys>,
    /// What would be handed in, while a dispute waits for it.
    pub evidence: Option<Evidence>,
}

/// One order and everything around it.
#[server(prefix = "/api", endpoint = "console/order", input = Json)]
pub async fn get_order(id: String) -> Result<OrderDetail, ApiError> {
    use backend::flows;
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&id)?;
    let dossier = flows::orders::dossier(&shared, &session.creator.id, &id).await?;
    let waiting = dossier
        .facts
        .disputes
        .values()
        .any(|dispute| dispute.state == DisputeState::Open && !dispute.is_submitted);
    let evidence = if waiting {
        Some(flows::dispute::evidence(&shared, &dossier.order).await?)
    } else {
        None
    };
    Ok(super::convert::dossier(dossier, evidence))
}

/// Gives money back: `amount` minor units, or all that is left. `already` is how much had been given
/// back when the creator decided, so that a double click gives nothing back twice.
#[server(prefix = "/api", endpoint = "console/refund_order", input = Json)]
pub async fn refund_order(id: String, amount: Option<i64>, already: i64) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&id)?;
    let wish = backend::flows::refund::Wish {
        amount,
        already: Some(already),
    };
    backend::flows::refund::request(&shared, &session.creator.id, &id, wish).await?;
    Ok(())
}

/// Sends the receipt of an order again; to another address, if it differs from the order's.
#[server(prefix = "/api", endpoint = "console/send_receipt", input = Json)]
pub async fn send_receipt(id: String, email: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&id)?;
    let creator = &session.creator.id;
    Ok(backend::flows::receipts::send_to(&shared, creator, &id, Some(&email)).await?)
}

/// Hands in evidence against a dispute, once and for good.
#[server(prefix = "/api", endpoint = "console/submit_evidence", input = Json)]
pub async fn submit_evidence(id: String, text: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&id)?;
    let creator = &session.creator.id;
    Ok(backend::flows::dispute::submit(&shared, creator, &id, Some(&text)).await?)
}
