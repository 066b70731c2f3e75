//! A dispute: <https://docs.stripe.com/api/disputes/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::table::{Resource, Row};
use crate::params::Metadata;

/// The texts and files a seller can send: <https://docs.stripe.com/api/disputes/evidence_object>.
pub const EVIDENCE: &[&str] = &[
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
];

/// Those of them that are files.
pub const FILES: &[&str] = &[
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
];

/// A buyer's bank asking for the money back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dispute {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub charge: String,
    pub intent: String,
    pub amount: i64,
    pub currency: String,
    pub reason: String,
    pub status: DisputeStatus,
    pub evidence: Metadata,
    pub submissions: u32,
    pub due_by: i64,
    pub metadata: Metadata,
    /// The withdrawal and, when won, the return, as the API shows them.
    pub balance_transactions: Vec<Value>,
}

/// Where a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// The seller has not answered.
    NeedsResponse,
    /// The bank reads the seller's evidence.
    UnderReview,
    /// The seller keeps the money.
    Won,
    /// The buyer has it back.
    Lost,
}

impl Dispute {
    /// Whether it is not decided yet.
    pub fn is_open(&self) -> bool {
        matches!(
            self.status,
            DisputeStatus::NeedsResponse | DisputeStatus::UnderReview
        )
    }

    fn evidence_object(&self) -> Value {
        let mut fields: Map<String, Value> = EVIDENCE
            .iter()
            .map(|name| ((*name).to_owned(), json!(self.evidence.get(*name))))
            .collect();
        fields.insert("enhanced_evidence".into(), json!({}));
        Value::Object(fields)
    }
}

impl Row for Dispute {
    const KIND: &'static str = "dispute";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Dispute {
    const NOUN: &'static str = "dispute";
    const PARAM: &'static str = "dispute";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        json!({
            "id": self.id,
            "object": "dispute",
            "amount": self.amount,
            "balance_transactions": self.balance_transactions,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "enhanced_eligibility_types": [],
            "evidence": self.evidence_object(),
            "evidence_details": {
                "due_by": self.due_by,
                "enhanced_eligibility": {},
                "has_evidence": !self.evidence.is_empty(),
                "past_due": false,
                "submission_count": self.submissions,
            },
            "is_charge_refundable": false,
            "livemode": false,
            "metadata": self.metadata,
            "network_reason_code": "10.4",
            "payment_intent": self.intent,
            "payment_method_details": {
                "type": "card",
                "card": {
                    "brand": "visa", "case_type": "chargeback", "network": "visa",
                    "network_reason_code": "10.4",
                },
            },
            "reason": self.reason,
            "status": self.status,
        })
    }
}
