//! Refunds, and what became of them.

use super::{Failure, Payments, call::Call};
use crate::{
    config::ChargeType,
    db::orders::{Charge, Order},
};
use domain::id::RefundId;
use serde_json::{Value, json};

/// A refund to be made.
#[derive(Clone, Debug)]
pub struct NewRefund<'a> {
    /// Comes back with it, so that it is recognised.
    pub id: &'a RefundId,
    /// How often it was refused: an idempotency key replays a refusal, so each attempt after one has
    /// a key of its own.
    pub attempts: i64,
    /// Whose money goes back.
    pub order: &'a Order,
    /// The payment it came with.
    pub payment_id: &'a str,
    /// How much, in minor units.
    pub amount: i64,
}

impl Payments {
    /// Sends money back: the refund as Stripe tells it.
    ///
    /// # Errors
    /// [`Failure::Refused`] if that cannot be; [`Failure::Unavailable`] if nobody knows yet.
    pub async fn refund(&self, new: &NewRefund<'_>) -> Result<Value, Failure> {
        let mut parameters = json!({
            "payment_intent": new.payment_id,
            "amount": new.amount,
            "metadata": { "refund_id": new.id, "order_id": new.order.id },
        });
        if let Some(charge) = &new.order.charge {
            reverse(&mut parameters, charge);
        }
        let key = format!("refund-{}-{}", new.id, new.attempts);
        let call = Call::post("/refunds", parameters, key);
        self.call(call.account(new.order.direct_account())).await
    }

    /// All refunds of a payment; ours carry their ids. Asked before another attempt, because a key is
    /// forgotten after a day.
    ///
    /// # Errors
    /// If the service does not answer in time.
    pub async fn refunds(&self, payment_id: &str, order: &Order) -> Result<Vec<Value>, Failure> {
        let query = json!({ "payment_intent": payment_id, "limit": 100 });
        let call = Call::get("/refunds").query(query);
        let mut list = self.call(call.account(order.direct_account())).await?;
        Ok(match list["data"].take() {
            Value::Array(refunds) => refunds,
            _ => Vec::new(),
        })
    }
}

/// The creator gives the money back, and the platform its fee.
fn reverse(parameters: &mut Value, charge: &Charge) {
    if charge.kind == ChargeType::Destination {
        parameters["reverse_transfer"] = json!(true);
    }
    if charge.fee > 0 {
        parameters["refund_application_fee"] = json!(true);
    }
}
