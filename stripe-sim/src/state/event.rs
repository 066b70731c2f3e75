//! An event: <https://docs.stripe.com/api/events/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::{Resource, Row};

/// How long Stripe keeps events, in seconds.
pub const REMEMBERED_FOR: i64 = 30 * 24 * 60 * 60;

/// Something that happened, with the object as it was then.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub kind: String,
    pub data: Value,
    pub previous: Option<Value>,
    pub api_version: String,
    pub request_id: Option<String>,
    pub idempotency_key: Option<String>,
    /// Deliveries that have not arrived.
    pub pending_webhooks: u32,
    /// Whether it was lost on the way and not sent again since.
    #[serde(default)]
    pub lost: bool,
}

impl Event {
    /// Whether nobody waits for it.
    pub fn is_delivered(&self) -> bool {
        self.undelivered() == 0
    }

    fn undelivered(&self) -> u32 {
        self.pending_webhooks + u32::from(self.lost)
    }
}

impl Row for Event {
    const KIND: &'static str = "event";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Event {
    const NOUN: &'static str = "event";
    const PARAM: &'static str = "id";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        let mut data = json!({ "object": self.data });
        if let Some(previous) = &self.previous {
            data["previous_attributes"] = previous.clone();
        }
        let mut event = json!({
            "id": self.id,
            "object": "event",
            "api_version": self.api_version,
            "created": self.created,
            "data": data,
            "livemode": false,
            "pending_webhooks": self.undelivered(),
            "request": { "id": self.request_id, "idempotency_key": self.idempotency_key },
            "type": self.kind,
        });
        if let Some(account) = &self.account {
            event["account"] = json!(account);
        }
        event
    }
}
