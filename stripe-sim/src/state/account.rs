//! A connected account: <https://docs.stripe.com/api/accounts/object>.

pub mod controller;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use self::controller::Controller;
use super::table::{Resource, Row};
use crate::params::Metadata;

/// A seller who is paid through the platform.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    pub id: String,
    pub created: i64,
    /// `standard`, `express`, `custom`, or `none` for accounts made with `controller`.
    pub kind: String,
    /// Who answers for it; goes by `kind` where it does not say.
    #[serde(default)]
    pub controller: Option<Controller>,
    pub country: String,
    pub default_currency: String,
    pub email: Option<String>,
    pub business_type: Option<String>,
    pub business_name: Option<String>,
    pub url: Option<String>,
    /// The capabilities that were asked for.
    pub capabilities: Vec<String>,
    pub metadata: Metadata,
    pub standing: Standing,
}

/// How far an account has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Onboarding is not finished.
    New,
    /// It can charge and be paid out.
    Ready,
    /// Stripe wants something more; until then it can do neither.
    Restricted,
}

/// The account whose secret key is used.
pub const PLATFORM: &str = "acct_1SimulatedPlatfrm";

impl Account {
    /// The platform itself, which has no other account above it.
    pub fn platform() -> Self {
        Self {
            id: PLATFORM.to_owned(),
            created: 0,
            kind: "standard".to_owned(),
            controller: None,
            country: "DE".to_owned(),
            default_currency: "eur".to_owned(),
            email: None,
            business_type: None,
            business_name: Some("Simulated platform".to_owned()),
            url: None,
            capabilities: vec!["card_payments".to_owned(), "transfers".to_owned()],
            metadata: Metadata::new(),
            standing: Standing::Ready,
        }
    }

    fn controller(&self) -> Value {
        if self.id == PLATFORM {
            return json!({ "type": "account" });
        }
        let usual = || Controller::of_kind(&self.kind);
        self.controller.clone().unwrap_or_else(usual).object()
    }

    /// What is missing before it can charge.
    pub fn currently_due(&self) -> &'static [&'static str] {
        match self.standing {
            Standing::New => &[
                "business_profile.url",
                "external_account",
                "tos_acceptance.date",
            ],
            Standing::Ready => &[],
            Standing::Restricted => &["individual.verification.document"],
        }
    }

    fn requirements(&self) -> Value {
        let due = self.currently_due();
        json!({
            "alternatives": [],
            "current_deadline": null,
            "currently_due": due,
            "disabled_reason": (self.standing != Standing::Ready).then_some("requirements.past_due"),
            "errors": [],
            "eventually_due": due,
            "past_due": due,
            "pending_verification": [],
        })
    }

    fn capability_states(&self) -> Map<String, Value> {
        let state = if self.standing == Standing::Ready {
            "active"
        } else {
            "inactive"
        };
        self.capabilities
            .iter()
            .map(|name| (name.clone(), json!(state)))
            .collect()
    }
}

impl Row for Account {
    const KIND: &'static str = "account";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Account {
    const NOUN: &'static str = "account";
    const PARAM: &'static str = "account";
    fn account(&self) -> Option<&str> {
        None
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, _base: &str) -> Value {
        let ready = self.standing == Standing::Ready;
        let submitted = self.standing != Standing::New;
        json!({
            "id": self.id,
            "object": "account",
            "business_profile": {
                "mcc": null, "name": self.business_name, "product_description": null,
                "support_address": null, "support_email": null, "support_phone": null,
                "support_url": null, "url": self.url,
            },
            "business_type": self.business_type,
            "capabilities": self.capability_states(),
            "charges_enabled": ready,
            "controller": self.controller(),
            "country": self.country,
            "created": self.created,
            "default_currency": self.default_currency,
            "details_submitted": submitted,
            "email": self.email,
            "external_accounts": {
                "object": "list", "data": [], "has_more": false, "total_count": 0,
                "url": format!("/v1/accounts/{}/external_accounts", self.id),
            },
            "future_requirements": {
                "alternatives": [], "current_deadline": null, "currently_due": [],
                "disabled_reason": null, "errors": [], "eventually_due": [], "past_due": [],
                "pending_verification": [],
            },
            "metadata": self.metadata,
            "payouts_enabled": ready,
            "requirements": self.requirements(),
            "settings": {
                "bacs_debit_payments": { "display_name": null, "service_user_number": null },
                "branding": {
                    "icon": null, "logo": null, "primary_color": null, "secondary_color": null,
                },
                "card_issuing": { "tos_acceptance": { "date": null, "ip": null } },
                "card_payments": {
                    "decline_on": { "avs_failure": false, "cvc_failure": false },
                    "statement_descriptor_prefix": null,
                    "statement_descriptor_prefix_kana": null,
                    "statement_descriptor_prefix_kanji": null,
                },
                "dashboard": { "display_name": self.business_name, "timezone": "Etc/UTC" },
                "payments": {
                    "statement_descriptor": null, "statement_descriptor_kana": null,
                    "statement_descriptor_kanji": null,
                },
                "payouts": {
                    "debit_negative_balances": true,
                    "schedule": { "delay_days": 2, "interval": "daily" },
                    "statement_descriptor": null,
                },
                "sepa_debit_payments": {},
            },
            "tos_acceptance": { "date": submitted.then_some(self.created) },
            "type": self.kind,
        })
    }
}
