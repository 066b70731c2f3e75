//! A balance transaction: <https://docs.stripe.com/api/balance_transactions/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::charge::APPLICATION;
use super::table::{Resource, Row};

/// One movement of the account's balance.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BalanceTransaction {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    /// Stripe's `type`: `charge`, `refund`, `adjustment`, …
    pub kind: String,
    /// Signed, in minor units.
    pub amount: i64,
    /// What Stripe keeps, in minor units.
    pub fee: i64,
    /// What the platform keeps of a connected account's movement, in minor units.
    #[serde(default)]
    pub application_fee: i64,
    pub currency: String,
    /// The charge, refund, dispute, transfer or fee behind it.
    pub source: String,
    pub description: Option<String>,
}

impl BalanceTransaction {
    /// <https://docs.stripe.com/reports/reporting-categories>
    fn reporting_category(&self) -> &str {
        match (self.kind.as_str(), self.amount < 0) {
            ("adjustment", true) => "dispute",
            ("adjustment", false) => "dispute_reversal",
            ("application_fee", _) => "platform_earning",
            ("application_fee_refund", _) => "platform_earning_refund",
            ("payment", _) => "charge",
            ("payment_refund", _) => "refund",
            ("transfer_refund", _) => "transfer_reversal",
            (kind, _) => kind,
        }
    }

    fn fee_details(&self) -> Vec<Value> {
        let parts = [
            (self.fee, "stripe_fee", "Stripe processing fees", None),
            (
                self.application_fee,
                "application_fee",
                "Application fee",
                Some(APPLICATION),
            ),
        ];
        let parts = parts.into_iter().filter(|(amount, ..)| *amount != 0);
        let show = |(amount, kind, description, application)| {
            json!({
                "amount": amount,
                "application": application,
                "currency": self.currency,
                "description": description,
                "type": kind,
            })
        };
        parts.map(show).collect()
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
        let fee = self.fee + self.application_fee;
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
            "fee": fee,
            "fee_details": self.fee_details(),
            "net": self.amount - fee,
            "reporting_category": self.reporting_category(),
            "source": self.source,
            "status": "available",
            "type": self.kind,
        })
    }
}
