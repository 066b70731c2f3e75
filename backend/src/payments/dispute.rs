//! What is handed in against a dispute.

use super::{Failure, Payments, call::Call};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Evidence in Stripe's words; see "Dispute evidence object". Only texts, no files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was bought.
    pub product_description: String,
    /// Who bought it.
    pub customer_email_address: String,
    /// The buyer's name, if it is known.
    pub customer_name: String,
    /// When it was handed over.
    pub service_date: String,
    /// What the buyer did with it: every download.
    pub access_activity_log: String,
    /// What the buyer agreed to.
    pub refund_policy_disclosure: String,
    /// Everything else, as a story.
    pub uncategorized_text: String,
}

impl Payments {
    /// Hands in evidence, for good. `key` is new for each attempt.
    ///
    /// # Errors
    /// If the service refuses or does not answer.
    pub async fn submit_evidence(
        &self,
        dispute: &str,
        evidence: &Evidence,
        account: Option<&str>,
        key: &str,
    ) -> Result<Value, Failure> {
        let parameters = json!({ "evidence": filled(evidence), "submit": true });
        let call = Call::post(
            format!("/disputes/{dispute}"),
            parameters,
            format!("evidence-{key}"),
        );
        self.call(call.account(account)).await
    }
}

/// The fields that say something.
fn filled(evidence: &Evidence) -> Map<String, Value> {
    let Ok(Value::Object(fields)) = serde_json::to_value(evidence) else {
        return Map::new();
    };
    fields
        .into_iter()
        .filter(|(_, value)| value.as_str().is_some_and(|text| !text.is_empty()))
        .collect()
}
