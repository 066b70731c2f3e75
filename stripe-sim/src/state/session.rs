//! A checkout session: <https://docs.stripe.com/api/checkout/sessions/object>.

mod object;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::buyer::Buyer;
use super::line::Line;
use super::table::Row;
use crate::params::Metadata;

/// One visit to the payment page. `open` becomes `complete` or `expired`, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub expires_at: i64,
    pub status: SessionStatus,
    pub payment_status: PaymentStatus,
    pub currency: String,
    pub lines: Vec<Line>,
    /// With `{CHECKOUT_SESSION_ID}` still in it.
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub buyer: Option<Buyer>,
    pub metadata: Metadata,
    pub payment_intent: Option<String>,
    pub intent: IntentPlan,
    pub method_types: Vec<String>,
    pub tax_id_collection: bool,
    /// Whether tax is to be computed.
    #[serde(default)]
    pub automatic_tax: bool,
    /// Whether it was: the buyer has said where they live.
    #[serde(default)]
    pub taxed: bool,
    /// Settings that are accepted and shown again, under their own names.
    pub echoes: Map<String, Value>,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// It can be paid.
    Open,
    /// The buyer has done their part; the money may still be on its way.
    Complete,
    /// It can no longer be paid.
    Expired,
}

/// Whether the money is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// It is.
    Paid,
    /// Not (yet).
    Unpaid,
    /// There was nothing to pay.
    NoPaymentRequired,
}

/// `payment_intent_data`: what the payment will carry.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct IntentPlan {
    pub metadata: Metadata,
    pub description: Option<String>,
    pub receipt_email: Option<String>,
    pub statement_descriptor: Option<String>,
    pub application_fee_amount: Option<i64>,
    pub destination: Option<String>,
    /// How much the destination gets, if not everything, in minor units.
    #[serde(default)]
    pub transfer_amount: Option<i64>,
    pub on_behalf_of: Option<String>,
    pub transfer_group: Option<String>,
}

impl Session {
    /// What there is to pay, in minor units. Tax that comes on top is in it once it is known.
    pub fn total(&self) -> i64 {
        self.sum(Line::total)
    }

    /// The lines at their prices, in minor units.
    pub fn subtotal(&self) -> i64 {
        self.sum(Line::amount)
    }

    /// The tax in or on top of the prices, in minor units; nothing before it is known.
    pub fn tax(&self) -> i64 {
        self.sum(|line| line.tax)
    }

    fn sum(&self, part: impl Fn(&Line) -> i64) -> i64 {
        self.lines.iter().map(part).fold(0, i64::saturating_add)
    }

    /// Whether a buyer must say where they live, street and all.
    pub fn needs_address(&self) -> bool {
        self.echoes
            .get("billing_address_collection")
            .is_some_and(|wanted| wanted == "required")
    }

    /// Where a buyer goes after paying.
    pub fn success_address(&self) -> String {
        self.success_url.replace("{CHECKOUT_SESSION_ID}", &self.id)
    }
}

impl Row for Session {
    const KIND: &'static str = "session";
    fn id(&self) -> &str {
        &self.id
    }
}
