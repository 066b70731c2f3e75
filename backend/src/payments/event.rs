//! Events and their objects, read leniently: unknown fields and newer objects must not lose a
//! payment.

use crate::Result;
use domain::{
    id::RefundId,
    payment::{DisputeFact, DisputeState, RefundFact, RefundState},
    seller::Buyer,
};
use serde::Deserialize;
use serde_json::Value;

/// The kinds of events that mean something here; the list of events is asked for no others.
pub const KINDS: [&str; 15] = [
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "charge.refunded",
    "charge.refund.updated",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
    "account.updated",
    "account.application.deauthorized",
];

/// What an event is about, as far as this application cares.
#[derive(Clone, Debug)]
pub enum News {
    /// A checkout session.
    Session(Box<Session>),
    /// How much of a payment went back in all.
    Refunded {
        /// The payment.
        payment: String,
        /// Minor units.
        minor: i64,
    },
    /// A refund.
    Refund {
        /// The payment.
        payment: String,
        /// Stripe's id of it.
        id: String,
        /// Our id of it, if it was asked for here.
        ours: Option<RefundId>,
        /// How it stands.
        fact: RefundFact,
    },
    /// A dispute.
    Dispute {
        /// The payment.
        payment: String,
        /// Stripe's id of it.
        id: String,
        /// How it stands.
        fact: DisputeFact,
    },
    /// A connected account: how it stands has to be asked, because such news comes in any order.
    Account {
        /// Stripe's id of it.
        id: String,
    },
}

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
    pub object: Value,
}

impl Event {
    /// Reads an event.
    ///
    /// # Errors
    /// If it is not an event at all.
    pub fn parse(body: &str) -> Result<Self> {
        Ok(serde_json::from_str(body)?)
    }

    /// An object that was asked for, as if an event had brought it.
    pub(super) fn about(kind: &str, object: Value) -> Self {
        Self {
            id: String::new(),
            kind: format!("{kind}.asked"),
            livemode: false,
            account: None,
            data: EventData { object },
        }
    }

    /// What it is about; nothing if that means nothing here or cannot be read.
    pub fn news(&self) -> Option<News> {
        let object = &self.data.object;
        let payment = || id_of(&object["payment_intent"]);
        let kind = self.kind.as_str();
        if kind == "charge.refunded" {
            let minor = object["amount_refunded"].as_i64()?;
            return Some(News::Refunded {
                payment: payment()?,
                minor,
            });
        }
        if kind.starts_with("refund.") || kind == "charge.refund.updated" {
            return Some(News::Refund {
                payment: payment()?,
                id: id_of(&object["id"])?,
                ours: object["metadata"]["refund_id"]
                    .as_str()
                    .and_then(RefundId::parse),
                fact: read_refund(object)?,
            });
        }
        if kind.starts_with("charge.dispute.") {
            return Some(News::Dispute {
                payment: payment()?,
                id: id_of(&object["id"])?,
                fact: read_dispute(object)?,
            });
        }
        if kind == "account.application.deauthorized" {
            return self.account.clone().map(|id| News::Account { id });
        }
        if kind == "account.updated" {
            return Some(News::Account {
                id: id_of(&object["id"])?,
            });
        }
        self.session()
            .map(|session| News::Session(Box::new(session)))
    }

    /// The checkout session it is about, if it is about one.
    pub fn session(&self) -> Option<Session> {
        if !self.kind.starts_with("checkout.session.") {
            return None;
        }
        serde_json::from_value(self.data.object.clone()).ok()
    }
}

/// How a refund stands, by a refund object.
pub(crate) fn read_refund(refund: &Value) -> Option<RefundFact> {
    let state = match refund["status"].as_str() {
        Some("succeeded") => RefundState::Succeeded,
        Some("failed" | "canceled") => RefundState::Failed,
        _ => RefundState::Pending,
    };
    Some(RefundFact {
        amount: refund["amount"].as_i64()?,
        state,
    })
}

/// How a dispute stands, by a dispute object. An inquiry takes no money away and is none.
fn read_dispute(dispute: &Value) -> Option<DisputeFact> {
    let status = dispute["status"].as_str()?;
    if status.starts_with("warning_") {
        return None;
    }
    let details = &dispute["evidence_details"];
    Some(DisputeFact {
        amount: dispute["amount"].as_i64()?,
        state: match status {
            // What was prevented took no money away.
            "won" | "prevented" => DisputeState::Won,
            "lost" => DisputeState::Lost,
            _ => DisputeState::Open,
        },
        reason: dispute["reason"].as_str().unwrap_or("general").to_owned(),
        due_by: details["due_by"].as_i64(),
        is_submitted: details["submission_count"].as_i64().unwrap_or(0) > 0,
    })
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
fn or_default<'de, T, D>(deserializer: D) -> std::result::Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: serde::Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Stripe sends related objects as an id, or whole when they were expanded.
fn id_of(value: &Value) -> Option<String> {
    value
        .as_str()
        .or_else(|| value["id"].as_str())
        .map(str::to_owned)
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
        assert_eq!(session.payment_id().as_deref(), Some("pi_1"));
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
    fn an_inquiry_is_not_a_dispute() {
        let event = |status: &str| {
            Event::parse(&serde_json::json!({
                "id": "evt_1", "type": "charge.dispute.created",
                "data": { "object": { "object": "dispute", "id": "dp_1", "payment_intent": "pi_1", "amount": 900, "status": status } },
            }).to_string())
            .unwrap()
        };
        assert!(event("warning_needs_response").news().is_none());
        assert!(
            matches!(event("needs_response").news(), Some(News::Dispute { fact, .. }) if fact.state == DisputeState::Open)
        );
        assert!(
            matches!(event("lost").news(), Some(News::Dispute { fact, .. }) if fact.state == DisputeState::Lost)
        );
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
