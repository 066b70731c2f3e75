//! A balance transaction: <https://docs.stripe.com/api/balance_transactions/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::{Resource, Row};

/// One movement of the account's balance.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BalanceTransaction {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    /// `charge`, `refund` or `adjustment`.
    pub kind: String,
    /// Signed, in minor units.
    pub amount: i64,
    /// What Stripe keeps, in minor units.
    pub fee: i64,
    pub currency: String,
    /// The charge, refund or dispute behind it.
    pub source: String,
    pub description: Option<String>,
}

impl BalanceTransaction {
    fn reporting_category(&self) -> &str {
        match (self.kind.as_str(), self.amount < 0) {
            ("adjustment", true) => "dispute",
            ("adjustment", false) => "dispute_reversal",
            (kind, _) => kind,
        }
    }
}

impl Row for BalanceTransaction {
    const KIND: &'static str = "balance_transaction";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for BalanceTransaction {
    const NOUN: &'static str = "balance transaction";
    const PARAM: &'static str = "id";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        let fee = json!({
            "amount": self.fee,
            "application": null,
            "currency": self.currency,
            "description": "Stripe processing fees",
            "type": "stripe_fee",
        });
        json!({
            "id": self.id,
            "object": "balance_transaction",
            "amount": self.amount,
            "available_on": self.created,
            "balance_type": "payments",
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "exchange_rate": null,
            "fee": self.fee,
            "fee_details": if self.fee == 0 { json!([]) } else { json!([fee]) },
            "net": self.amount - self.fee,
            "reporting_category": self.reporting_category(),
            "source": self.source,
            "status": "available",
            "type": self.kind,
        })
    }
}
