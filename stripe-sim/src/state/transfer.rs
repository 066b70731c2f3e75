//! A transfer: <https://docs.stripe.com/api/transfers/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::{Resource, Row};

/// What a connected account gets of a charge. It belongs to the platform.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Transfer {
    pub id: String,
    pub created: i64,
    /// In minor units.
    pub amount: i64,
    pub currency: String,
    pub destination: String,
    /// What the connected account calls it.
    pub destination_payment: String,
    /// The charge it comes from.
    pub charge: String,
    pub group: Option<String>,
    pub balance_transaction: String,
    /// What came back, oldest first.
    pub reversals: Vec<Reversal>,
}

/// Some of a transfer that came back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reversal {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub balance_transaction: String,
    /// The refund it was made for.
    pub refund: String,
}

impl Transfer {
    /// How much came back, in minor units.
    pub fn reversed(&self) -> i64 {
        self.reversals.iter().map(|it| it.amount).sum()
    }

    /// How much has not come back, in minor units.
    pub fn left(&self) -> i64 {
        self.amount - self.reversed()
    }

    /// Stripe's JSON for everything that came back, newest first.
    pub fn reversal_objects(&self) -> Vec<Value> {
        let show = |it: &Reversal| {
            json!({
                "id": it.id,
                "object": "transfer_reversal",
                "amount": it.amount,
                "balance_transaction": it.balance_transaction,
                "created": it.created,
                "currency": self.currency,
                "destination_payment_refund": null,
                "metadata": {},
                "source_refund": it.refund,
                "transfer": self.id,
            })
        };
        self.reversals.iter().rev().map(show).collect()
    }
}

impl Row for Transfer {
    const KIND: &'static str = "transfer";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Transfer {
    const NOUN: &'static str = "transfer";
    const PARAM: &'static str = "transfer";
    fn account(&self) -> Option<&str> {
        None
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        json!({
            "id": self.id,
            "object": "transfer",
            "amount": self.amount,
            "amount_reversed": self.reversed(),
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency,
            "description": null,
            "destination": self.destination,
            "destination_payment": self.destination_payment,
            "livemode": false,
            "metadata": {},
            "reversals": {
                "object": "list",
                "data": self.reversal_objects(),
                "has_more": false,
                "total_count": self.reversals.len(),
                "url": format!("/v1/transfers/{}/reversals", self.id),
            },
            "reversed": self.left() == 0,
            "source_transaction": self.charge,
            "source_type": "card",
            "transfer_group": self.group,
        })
    }
}
