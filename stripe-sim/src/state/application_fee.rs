//! An application fee: <https://docs.stripe.com/api/application_fees/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::charge::APPLICATION;
use super::table::{Resource, Row};

/// What the platform keeps of a connected account's payment. It belongs to the platform.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApplicationFee {
    pub id: String,
    pub created: i64,
    /// Who pays it.
    pub payer: String,
    /// In minor units.
    pub amount: i64,
    pub currency: String,
    /// The payment of the connected account it was taken from.
    pub charge: String,
    /// The platform's charge behind that payment, if there is one.
    pub origin: Option<String>,
    pub balance_transaction: String,
    /// What was given back, oldest first.
    pub refunds: Vec<FeeRefund>,
}

/// Some of a fee that was given back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FeeRefund {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub balance_transaction: String,
}

impl ApplicationFee {
    /// How much was given back, in minor units.
    pub fn refunded(&self) -> i64 {
        self.refunds.iter().map(|it| it.amount).sum()
    }

    /// How much is left, in minor units.
    pub fn left(&self) -> i64 {
        self.amount - self.refunded()
    }

    /// Stripe's JSON for everything that was given back, newest first.
    pub fn refund_objects(&self) -> Vec<Value> {
        let show = |it: &FeeRefund| {
            json!({
                "id": it.id,
                "object": "fee_refund",
                "amount": it.amount,
                "balance_transaction": it.balance_transaction,
                "created": it.created,
                "currency": self.currency,
                "fee": self.id,
                "metadata": {},
            })
        };
        self.refunds.iter().rev().map(show).collect()
    }
}

impl Row for ApplicationFee {
    const KIND: &'static str = "application_fee";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for ApplicationFee {
    const NOUN: &'static str = "application fee";
    const PARAM: &'static str = "id";
    fn account(&self) -> Option<&str> {
        None
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        json!({
            "id": self.id,
            "object": "application_fee",
            "account": self.payer,
            "amount": self.amount,
            "amount_refunded": self.refunded(),
            "application": APPLICATION,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "fee_source": { "charge": self.charge, "type": "charge" },
            "livemode": false,
            "originating_transaction": self.origin,
            "refunded": self.left() == 0,
            "refunds": {
                "object": "list",
                "data": self.refund_objects(),
                "has_more": false,
                "total_count": self.refunds.len(),
                "url": format!("/v1/application_fees/{}/refunds", self.id),
            },
        })
    }
}
