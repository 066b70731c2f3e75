//! A payment intent: <https://docs.stripe.com/api/payment_intents/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::charge::APPLICATION;
use super::method::Decline;
use super::session::IntentPlan;
use super::table::{Resource, Row};

/// One payment, through all attempts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Intent {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub session: String,
    pub amount: i64,
    pub currency: String,
    pub status: IntentStatus,
    pub latest_charge: Option<String>,
    pub payment_method: Option<String>,
    pub method_types: Vec<String>,
    pub last_error: Option<Decline>,
    pub canceled_at: Option<i64>,
    #[serde(default)]
    pub cancellation_reason: Option<String>,
    pub plan: IntentPlan,
}

/// Where a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentStatus {
    /// The last attempt failed, or there was none.
    RequiresPaymentMethod,
    /// A delayed method is under way.
    Processing,
    /// The money is there.
    Succeeded,
    /// It was given up.
    Canceled,
}

impl IntentStatus {
    /// Stripe's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::RequiresPaymentMethod => "requires_payment_method",
            Self::Processing => "processing",
            Self::Succeeded => "succeeded",
            Self::Canceled => "canceled",
        }
    }
}

impl Intent {
    fn last_payment_error(&self) -> Value {
        self.last_error.as_ref().map_or(Value::Null, |error| {
            json!({
                "type": error.kind(),
                "code": error.code,
                "decline_code": error.decline_code,
                "message": error.message,
                "charge": self.latest_charge,
                "doc_url": format!("https://docs.stripe.com/error-codes#{}", error.code),
            })
        })
    }
}

impl Row for Intent {
    const KIND: &'static str = "payment_intent";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Intent {
    const NOUN: &'static str = "payment_intent";
    const PARAM: &'static str = "intent";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        let received = if self.status == IntentStatus::Succeeded {
            self.amount
        } else {
            0
        };
        let destination = self.plan.destination.as_ref();
        json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount,
            "amount_capturable": 0,
            "amount_details": { "tip": {} },
            "amount_received": received,
            "application": self.account.as_ref().map(|_| APPLICATION),
            "application_fee_amount": self.plan.application_fee_amount,
            "automatic_payment_methods": null,
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.cancellation_reason,
            "capture_method": "automatic_async",
            "client_secret": format!("{}_secret_sim", self.id),
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": self.currency,
            "customer": null,
            "customer_account": null,
            "description": self.plan.description,
            "excluded_payment_method_types": null,
            "last_payment_error": self.last_payment_error(),
            "latest_charge": self.latest_charge,
            "livemode": false,
            "metadata": self.plan.metadata,
            "next_action": null,
            "on_behalf_of": self.plan.on_behalf_of,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.method_types,
            "processing": null,
            "receipt_email": self.plan.receipt_email,
            "review": null,
            "setup_future_usage": null,
            "shipping": null,
            "source": null,
            "statement_descriptor": self.plan.statement_descriptor,
            "statement_descriptor_suffix": null,
            "status": self.status,
            "transfer_data": destination.map(|account| {
                json!({ "amount": self.plan.transfer_amount, "destination": account })
            }),
            "transfer_group": self.plan.transfer_group,
        })
    }
}
