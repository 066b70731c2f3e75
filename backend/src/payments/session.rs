//! A checkout session, read leniently.

use super::event::id_of;
use domain::seller::Buyer;
use serde::Deserialize;
use serde_json::Value;

/// Where a checkout session stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// It can be paid.
    #[default]
    Open,
    /// The buyer has finished it; this does not say that the money arrived.
    Complete,
    /// It ran out.
    Expired,
    /// Something that this version has never heard of: whoever asks again may know more.
    #[serde(other)]
    Unknown,
}

/// Whether the money arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Yes.
    Paid,
    /// Not (yet).
    #[default]
    Unpaid,
    /// There was nothing to pay.
    NoPaymentRequired,
    /// Something that this version has never heard of.
    #[serde(other)]
    Unknown,
}

/// A checkout session as far as this application looks at it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Session {
    /// Stripe's id.
    pub id: String,
    /// Our order.
    #[serde(rename = "client_reference_id", default)]
    pub order: Option<String>,
    /// Where it stands.
    #[serde(default, deserialize_with = "or_default")]
    pub status: SessionStatus,
    /// Whether the money arrived.
    #[serde(default, deserialize_with = "or_default")]
    pub payment_status: PaymentStatus,
    /// What was charged, in minor units.
    #[serde(default)]
    pub amount_total: Option<i64>,
    /// In which currency, in lower case.
    #[serde(default)]
    pub currency: Option<String>,
    /// The payment intent; whole if the session was asked for.
    #[serde(default)]
    payment_intent: Value,
    /// What the charge is made of.
    #[serde(default)]
    total_details: Value,
    /// Who pays.
    #[serde(default)]
    customer_details: Value,
}

impl Session {
    /// Whether nothing more is owed.
    pub fn is_paid(&self) -> bool {
        self.status == SessionStatus::Complete
            && matches!(
                self.payment_status,
                PaymentStatus::Paid | PaymentStatus::NoPaymentRequired
            )
    }

    /// Whether the buyer has done everything and the money takes days.
    pub fn is_on_its_way(&self) -> bool {
        self.is_unpaid() && !self.has_failed()
    }

    fn is_unpaid(&self) -> bool {
        self.status == SessionStatus::Complete && self.payment_status == PaymentStatus::Unpaid
    }

    /// Whether the money will not arrive after all. Known only of a session that was asked for.
    pub fn has_failed(&self) -> bool {
        let intent = self.payment_intent["status"].as_str();
        self.is_unpaid() && matches!(intent, Some("requires_payment_method" | "canceled"))
    }

    /// The payment.
    pub fn payment_id(&self) -> Option<String> {
        id_of(&self.payment_intent)
    }

    /// What of the charge is tax, in minor units.
    pub fn tax(&self) -> i64 {
        self.total_details["amount_tax"].as_i64().unwrap_or(0)
    }

    /// What the buyer said about themselves.
    pub fn buyer(&self) -> Buyer {
        let details = &self.customer_details;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Buyer {
            name: text(&details["name"]),
            country: text(&details["address"]["country"]),
            tax_id: text(&details["tax_ids"][0]["value"]),
        }
    }
}

/// A value that may also be `null`.
fn or_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: serde::Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delayed_payment_is_on_its_way_until_its_intent_says_otherwise() {
        let session = |intent: Value| -> Session {
            serde_json::from_value(serde_json::json!({
                "id": "cs_1", "status": "complete", "payment_status": "unpaid", "payment_intent": intent,
            }))
            .unwrap()
        };
        for (intent, on_its_way, failed) in [
            (serde_json::json!("pi_1"), true, false),
            (
                serde_json::json!({ "id": "pi_1", "status": "processing" }),
                true,
                false,
            ),
            (
                serde_json::json!({ "id": "pi_1", "status": "requires_payment_method" }),
                false,
                true,
            ),
            (
                serde_json::json!({ "id": "pi_1", "status": "canceled" }),
                false,
                true,
            ),
        ] {
            let session = session(intent);
            assert_eq!(session.is_on_its_way(), on_its_way);
            assert_eq!(session.has_failed(), failed);
            assert_eq!(session.payment_id().as_deref(), Some("pi_1"));
        }
    }

    #[test]
    fn words_that_nobody_knows_yet_lose_nothing() {
        for (status, payment_status) in [
            (
                serde_json::json!("complete"),
                serde_json::json!("partly_paid"),
            ),
            (serde_json::json!("suspended"), serde_json::json!("paid")),
            (Value::Null, Value::Null),
        ] {
            let session: Session = serde_json::from_value(serde_json::json!({
                "id": "cs_1", "status": status, "payment_status": payment_status,
            }))
            .unwrap();
            assert!(!session.is_paid() && !session.is_on_its_way() && !session.has_failed());
        }
    }
}
