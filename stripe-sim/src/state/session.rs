//! A checkout session: <https://docs.stripe.com/api/checkout/sessions/object>.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::line::Line;
use super::table::{Resource, Row};
use crate::params::Metadata;

/// One visit to the payment page. `open` becomes `complete` or `expired`, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub account: Option<String>,
    pub created: i64,
    pub expires_at: i64,
    pub status: SessionStatus,
    pub payment_status: PaymentStatus,
    pub currency: String,
    pub lines: Vec<Line>,
    /// With `{CHECKOUT_SESSION_ID}` still in it.
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub buyer: Option<Buyer>,
    pub metadata: Metadata,
    pub payment_intent: Option<String>,
    pub intent: IntentPlan,
    pub method_types: Vec<String>,
    pub tax_id_collection: bool,
    /// Settings that are accepted and shown again, under their own names.
    pub echoes: Map<String, Value>,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// It can be paid.
    Open,
    /// The buyer has done their part; the money may still be on its way.
    Complete,
    /// It can no longer be paid.
    Expired,
}

/// Whether the money is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// It is.
    Paid,
    /// Not (yet).
    Unpaid,
    /// There was nothing to pay.
    NoPaymentRequired,
}

/// Who paid, as typed on the payment page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Buyer {
    pub email: String,
    pub name: Option<String>,
    pub business_name: Option<String>,
    pub tax_id: Option<String>,
}

/// `payment_intent_data`: what the payment will carry.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct IntentPlan {
    pub metadata: Metadata,
    pub description: Option<String>,
    pub receipt_email: Option<String>,
    pub statement_descriptor: Option<String>,
    pub application_fee_amount: Option<i64>,
    pub destination: Option<String>,
    pub on_behalf_of: Option<String>,
    pub transfer_group: Option<String>,
}

impl Session {
    /// What there is to pay, in minor units.
    pub fn total(&self) -> i64 {
        self.lines
            .iter()
            .map(Line::amount)
            .fold(0, i64::saturating_add)
    }

    /// Where a buyer goes after paying.
    pub fn success_address(&self) -> String {
        self.success_url.replace("{CHECKOUT_SESSION_ID}", &self.id)
    }

    /// The line items as a list object.
    pub fn line_list(&self) -> Value {
        let items: Vec<_> = self
            .lines
            .iter()
            .map(|line| line.object(self.created))
            .collect();
        json!({
            "object": "list",
            "data": items,
            "has_more": false,
            "url": format!("/v1/checkout/sessions/{}/line_items", self.id),
        })
    }

    fn customer_details(&self) -> Value {
        let Some(buyer) = &self.buyer else {
            let Some(email) = &self.customer_email else {
                return Value::Null;
            };
            return json!({
                "address": null, "business_name": null, "email": email, "individual_name": null,
                "name": null, "phone": null, "tax_exempt": "none", "tax_ids": null,
            });
        };
        let tax_ids = buyer
            .tax_id
            .as_ref()
            .map(|value| json!([{"type": "eu_vat", "value": value}]));
        json!({
            "address": {
                "city": null, "country": "US", "line1": null, "line2": null,
                "postal_code": null, "state": null,
            },
            "business_name": buyer.business_name,
            "email": buyer.email,
            "individual_name": buyer.name,
            "name": buyer.business_name.as_ref().or(buyer.name.as_ref()),
            "phone": null,
            "tax_exempt": "none",
            "tax_ids": tax_ids.unwrap_or_else(|| json!([])),
        })
    }

    fn automatic_tax(&self) -> Value {
        let enabled = self
            .echoes
            .get("automatic_tax")
            .is_some_and(|on| on == true);
        let done = enabled && self.status == SessionStatus::Complete;
        let status = if done {
            "complete"
        } else {
            "requires_location_inputs"
        };
        json!({
            "enabled": enabled,
            "liability": if enabled { json!({"type": "self"}) } else { Value::Null },
            "provider": if enabled { json!("stripe") } else { Value::Null },
            "status": if enabled { json!(status) } else { Value::Null },
        })
    }

    fn invoice_creation(&self) -> Value {
        let enabled = self
            .echoes
            .get("invoice_creation")
            .is_some_and(|on| on == true);
        json!({
            "enabled": enabled,
            "invoice_data": {
                "account_tax_ids": null, "custom_fields": null, "description": null,
                "footer": null, "issuer": null, "metadata": {}, "rendering_options": null,
            },
        })
    }
}

impl Row for Session {
    const KIND: &'static str = "session";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Resource for Session {
    const NOUN: &'static str = "checkout.session";
    const PARAM: &'static str = "session";
    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
    fn created(&self) -> i64 {
        self.created
    }
    fn object(&self, base: &str) -> Value {
        let open = self.status == SessionStatus::Open;
        let echo = |name: &str| self.echoes.get(name).cloned().unwrap_or_default();
        json!({
            "id": self.id,
            "object": "checkout.session",
            "adaptive_pricing": { "enabled": false },
            "after_expiration": null,
            "allow_promotion_codes": echo("allow_promotion_codes"),
            "allowed_payment_method_types": null,
            "amount_subtotal": self.total(),
            "amount_total": self.total(),
            "automatic_tax": self.automatic_tax(),
            "billing_address_collection": echo("billing_address_collection"),
            "branding_settings": null,
            "cancel_url": self.cancel_url,
            "client_reference_id": self.client_reference_id,
            "client_secret": null,
            "collected_information": null,
            "consent": null,
            "consent_collection": null,
            "created": self.created,
            "currency": self.currency,
            "currency_conversion": null,
            "custom_fields": [],
            "custom_text": {
                "after_submit": null, "shipping_address": null, "submit": null,
                "terms_of_service_acceptance": null,
            },
            "customer": null,
            "customer_account": null,
            "customer_creation": self.echoes.get("customer_creation").unwrap_or(&json!("if_required")),
            "customer_details": self.customer_details(),
            "customer_email": self.customer_email,
            "discounts": [],
            "expires_at": self.expires_at,
            "invoice": null,
            "invoice_creation": self.invoice_creation(),
            "livemode": false,
            "locale": echo("locale"),
            "metadata": self.metadata,
            "mode": "payment",
            "origin_context": null,
            "payment_intent": self.payment_intent,
            "payment_link": null,
            "payment_method_collection": "if_required",
            "payment_method_configuration_details": null,
            "payment_method_options": { "card": { "request_three_d_secure": "automatic" } },
            "payment_method_types": self.method_types,
            "payment_status": self.payment_status,
            "permissions": null,
            "phone_number_collection": { "enabled": false },
            "presentment_details": null,
            "recovered_from": null,
            "saved_payment_method_options": null,
            "setup_intent": null,
            "shipping_address_collection": null,
            "shipping_cost": null,
            "shipping_options": [],
            "status": self.status,
            "submit_type": echo("submit_type"),
            "subscription": null,
            "success_url": self.success_url,
            "tax_id_collection": { "enabled": self.tax_id_collection, "required": "never" },
            "total_details": { "amount_discount": 0, "amount_shipping": 0, "amount_tax": 0 },
            "ui_mode": "hosted_page",
            "url": open.then(|| format!("{base}/pay/{}", self.id)),
            "wallet_options": null,
        })
    }
}
