//! Events and their objects, read leniently: unknown fields and newer objects must not lose a
//! payment.

use super::session::Session;
use crate::Result;
use domain::{
    id::RefundId,
    payment::{DisputeFact, DisputeState, RefundFact, RefundState},
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

/// Stripe sends related objects as an id, or whole when they were expanded.
pub(super) fn id_of(value: &Value) -> Option<String> {
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
}
