//! A charge: <https://docs.stripe.com/api/charges/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::method::{Decline, Method};
use super::session::{Buyer, IntentPlan};
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
    /// How much of the application fee went back, in minor units.
    pub fee_refunded: i64,
    /// How much came back from the connected account, in minor units.
    pub transfer_reversed: i64,
}

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
            .map(|to| json!({"amount": null, "destination": to}));
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": captured,
            "amount_refunded": self.amount_refunded,
            "application": null,
            "application_fee": self.application_fee,
            "application_fee_amount": self.plan.application_fee_amount,
            "balance_transaction": self.balance_transaction,
            "billing_details": {
                "address": {
                    "city": null, "country": "US", "line1": null, "line2": null,
                    "postal_code": null, "state": null,
                },
                "email": self.buyer.email,
                "name": self.buyer.name,
                "phone": null,
                "tax_id": null,
            },
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
