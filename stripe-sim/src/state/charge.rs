//! A charge: <https://docs.stripe.com/api/charges/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::buyer::Buyer;
use super::method::{Decline, Method};
use super::session::IntentPlan;
use super::table::{Resource, Row};

/// One attempt to move money.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Charge {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub intent: String,
    pub amount: i64,
    pub currency: String,
    pub status: ChargeStatus,
    pub amount_refunded: i64,
    pub disputed: bool,
    pub balance_transaction: Option<String>,
    pub failure: Option<Decline>,
    pub method: Method,
    pub payment_method: String,
    pub buyer: Buyer,
    pub plan: IntentPlan,
    pub application_fee: Option<String>,
    pub transfer: Option<String>,
}

/// The platform, as an application that connected accounts authorised.
pub const APPLICATION: &str = "ca_SimulatedPlatform000000000000";

/// Where a charge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeStatus {
    /// The money moved.
    Succeeded,
    /// A delayed method is under way.
    Pending,
    /// It did not.
    Failed,
}

impl Charge {
    /// What can still be refunded, in minor units.
    pub fn refundable(&self) -> i64 {
        self.amount - self.amount_refunded
    }

    /// Stripe's JSON for the payment method behind it.
    pub fn payment_method_object(&self) -> Value {
        let details = self.method.details();
        let kind = details["type"].clone();
        let mut object = json!({
            "id": self.payment_method,
            "object": "payment_method",
            "allow_redisplay": "limited",
            "billing_details": self.buyer.billing_details(),
            "created": self.created,
            "customer": null,
            "livemode": false,
            "metadata": {},
            "type": kind,
        });
        if let Some(kind) = kind.as_str() {
            object[kind] = details[kind].clone();
        }
        object
    }

    fn outcome(&self) -> Value {
        match &self.failure {
            Some(failure) => json!({
                "advice_code": null,
                "network_advice_code": null,
                "network_decline_code": null,
                "network_status": "declined_by_network",
                "reason": failure.decline_code,
                "risk_level": "normal",
                "seller_message": "The bank did not return any further details with this decline.",
                "type": "issuer_declined",
            }),
            None => json!({
                "advice_code": null,
                "network_advice_code": null,
                "network_decline_code": null,
                "network_status": "approved_by_network",
                "reason": null,
                "risk_level": "normal",
                "seller_message": "Payment complete.",
                "type": "authorized",
            }),
        }
    }
}

impl Row for Charge {
    const KIND: &'static str = "charge";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Charge {
    const NOUN: &'static str = "charge";
    const PARAM: &'static str = "id";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, base: &str) -> Value {
        let paid = self.status != ChargeStatus::Failed;
        let captured = if self.status == ChargeStatus::Succeeded {
            self.amount
        } else {
            0
        };
        let transfer_data = self
            .plan
            .destination
            .as_ref()
            .map(|to| json!({"amount": self.plan.transfer_amount, "destination": to}));
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": captured,
            "amount_refunded": self.amount_refunded,
            "application": self.account.as_ref().map(|_| APPLICATION),
            "application_fee": self.application_fee,
            "application_fee_amount": self.plan.application_fee_amount,
            "balance_transaction": self.balance_transaction,
            "billing_details": self.buyer.billing_details(),
            "calculated_statement_descriptor": "SIMULATED",
            "captured": captured > 0,
            "created": self.created,
            "currency": self.currency,
            "customer": null,
            "description": self.plan.description,
            "disputed": self.disputed,
            "failure_balance_transaction": null,
            "failure_code": self.failure.as_ref().map(|failure| &failure.code),
            "failure_message": self.failure.as_ref().map(|failure| &failure.message),
            "fraud_details": {},
            "livemode": false,
            "metadata": self.plan.metadata,
            "on_behalf_of": self.plan.on_behalf_of,
            "outcome": self.outcome(),
            "paid": paid && captured > 0,
            "payment_intent": self.intent,
            "payment_method": self.payment_method,
            "payment_method_details": self.method.details(),
            "radar_options": {},
            "receipt_email": self.plan.receipt_email,
            "receipt_number": null,
            "receipt_url": (captured > 0).then(|| format!("{base}/receipt/{}", self.id)),
            "refunded": captured > 0 && self.refundable() == 0,
            "review": null,
            "shipping": null,
            "source": null,
            "source_transfer": null,
            "statement_descriptor": self.plan.statement_descriptor,
            "statement_descriptor_suffix": null,
            "status": self.status,
            "transfer": self.transfer,
            "transfer_data": transfer_data,
            "transfer_group": self.plan.transfer_group,
        })
    }
}
