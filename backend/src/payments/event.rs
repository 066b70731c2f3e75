//! Webhook events, read leniently: unknown fields and newer objects must not lose a payment.

use crate::Result;
use serde::Deserialize;

/// An event as far as this application looks at it.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    /// Identifies the event; the same event may come more than once.
    pub id: String,
    /// What happened, like `checkout.session.completed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it is about real money.
    #[serde(default)]
    pub livemode: bool,
    /// The connected account it is about, if any.
    #[serde(default)]
    pub account: Option<String>,
    /// What it is about.
    pub data: EventData,
}

/// The object of an event, not yet read.
#[derive(Clone, Debug, Deserialize)]
pub struct EventData {
    /// The object as it was when the event was made.
    pub object: serde_json::Value,
}

impl Event {
    /// Reads an event.
    ///
    /// # Errors
    /// If it is not an event at all.
    pub fn parse(body: &str) -> Result<Self> {
        Ok(serde_json::from_str(body)?)
    }

    /// The checkout session it is about, if it is about one.
    pub fn session(&self) -> Option<Session> {
        if !self.kind.starts_with("checkout.session.") {
            return None;
        }
        serde_json::from_value(self.data.object.clone()).ok()
    }
}

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
    #[serde(default)]
    pub status: SessionStatus,
    /// Whether the money arrived.
    #[serde(default)]
    pub payment_status: PaymentStatus,
    /// What was charged, in minor units.
    #[serde(default)]
    pub amount_total: Option<i64>,
    /// In which currency, in lower case.
    #[serde(default)]
    pub currency: Option<String>,
    /// The payment intent.
    #[serde(rename = "payment_intent", default, deserialize_with = "id_or_object")]
    pub payment_id: Option<String>,
}

impl Session {
    /// Whether nothing more is owed.
    pub fn is_paid(&self) -> bool {
        self.status == SessionStatus::Complete && self.payment_status != PaymentStatus::Unpaid
    }
}

/// Stripe sends related objects as an id, or whole when they were expanded.
fn id_or_object<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> std::result::Result<Option<String>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(d)?;
    Ok(value.and_then(|value| match value {
        serde_json::Value::String(id) => Some(id),
        other => other
            .get("id")
            .and_then(|id| id.as_str())
            .map(str::to_owned),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_knows_and_skips_the_rest() {
        let event = Event::parse(
            r#"{"id":"evt_1","type":"checkout.session.completed","api_version":"2030-01-01","livemode":false,
                "data":{"object":{"id":"cs_1","status":"complete","payment_status":"paid","amount_total":900,
                "currency":"usd","client_reference_id":"o","payment_intent":{"id":"pi_1"},"new":[1]}}}"#,
        )
        .unwrap();
        let session = event.session().unwrap();
        assert!(session.is_paid());
        assert_eq!(session.payment_id.as_deref(), Some("pi_1"));
    }

    #[test]
    fn completed_is_not_paid() {
        let event = Event::parse(
            r#"{"id":"evt_1","type":"checkout.session.completed",
                "data":{"object":{"id":"cs_1","status":"complete","payment_status":"unpaid"}}}"#,
        )
        .unwrap();
        assert!(!event.session().unwrap().is_paid());
    }
}
