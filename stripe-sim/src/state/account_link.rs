//! An onboarding link: <https://docs.stripe.com/api/account_links/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::Row;

/// A way into the onboarding page, valid once and for five minutes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountLink {
    pub id: String,
    pub account: String,
    pub created: i64,
    pub expires_at: i64,
    pub refresh_url: String,
    pub return_url: String,
    pub used: bool,
}

impl AccountLink {
    /// Stripe's JSON for it.
    pub fn object(&self, base: &str) -> Value {
        json!({
            "object": "account_link",
            "created": self.created,
            "expires_at": self.expires_at,
            "url": format!("{base}/onboarding/{}", self.id),
        })
    }
}

impl Row for AccountLink {
    const KIND: &'static str = "account_link";
    fn id(&self) -> &str {
        &self.id
    }
}
