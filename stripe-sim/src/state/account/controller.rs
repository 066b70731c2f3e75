//! Who answers for a connected account: <https://docs.stripe.com/connect/migrate-to-controller-properties>.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Stripe's `controller`, in its words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Controller {
    /// Who pays Stripe's fees.
    pub fees: String,
    /// Who pays when the balance is negative.
    pub losses: String,
    /// Who collects what is required.
    pub requirements: String,
    /// What the seller sees of Stripe.
    pub dashboard: String,
}

impl Controller {
    /// What stands behind a `type`.
    pub fn of_kind(kind: &str) -> Self {
        let [fees, losses, requirements, dashboard] = match kind {
            "express" => ["application_express", "application", "stripe", "express"],
            "custom" => ["application_custom", "application", "application", "none"],
            _ => ["account", "stripe", "stripe", "full"],
        };
        Self {
            fees: fees.to_owned(),
            losses: losses.to_owned(),
            requirements: requirements.to_owned(),
            dashboard: dashboard.to_owned(),
        }
    }

    /// Stripe's JSON for it.
    pub fn object(&self) -> Value {
        json!({
            "fees": { "payer": self.fees },
            "is_controller": true,
            "losses": { "payments": self.losses },
            "requirement_collection": self.requirements,
            "stripe_dashboard": { "type": self.dashboard },
            "type": "application",
        })
    }
}
