//! A refund: <https://docs.stripe.com/api/refunds/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::{Resource, Row};
use crate::params::Metadata;

/// Money on its way back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refund {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub charge: String,
    pub intent: String,
    pub amount: i64,
    pub currency: String,
    pub reason: Option<String>,
    pub metadata: Metadata,
    pub status: RefundStatus,
    pub balance_transaction: String,
    /// The return of the money, when the refund failed.
    #[serde(default)]
    pub failure_balance_transaction: Option<String>,
    pub transfer_reversal: Option<String>,
    pub by_card: bool,
    /// The trace number a bank can find it by; comes a moment after the refund.
    pub reference: Option<String>,
}

/// Where a refund stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// It is on its way.
    Pending,
    /// It was sent.
    Succeeded,
    /// The bank sent it back.
    Failed,
}

impl Row for Refund {
    const KIND: &'static str = "refund";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Refund {
    const NOUN: &'static str = "refund";
    const PARAM: &'static str = "refund";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        let destination = self.by_card.then(|| {
            json!({
                "type": "card",
                "card": {
                    "reference": self.reference,
                    "reference_status": if self.reference.is_some() { "available" } else { "pending" },
                    "reference_type": "acquirer_reference_number",
                    "type": "refund",
                },
            })
        });
        let mut refund = json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "destination_details": destination,
            "metadata": self.metadata,
            "payment_intent": self.intent,
            "reason": self.reason,
            "receipt_number": null,
            "source_transfer_reversal": null,
            "status": self.status,
            "transfer_reversal": self.transfer_reversal,
        });
        if self.status == RefundStatus::Failed {
            refund["failure_balance_transaction"] = json!(self.failure_balance_transaction);
            refund["failure_reason"] = json!("lost_or_stolen_card");
        }
        refund
    }
}
