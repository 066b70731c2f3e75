//! What an idempotency key remembers: <https://docs.stripe.com/api/idempotent_requests>.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table::Row;

/// How long Stripe remembers a key, in seconds.
pub const REMEMBERED_FOR: i64 = 24 * 60 * 60;

/// A stored answer. The identifier is the account and the key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Replay {
    pub id: String,
    pub created: i64,
    /// Method, path and parameters of the first call.
    pub fingerprint: String,
    pub status: u16,
    pub body: Value,
    pub request_id: String,
}

impl Row for Replay {
    const KIND: &'static str = "replay";
    fn id(&self) -> &str {
        &self.id
    }
}
