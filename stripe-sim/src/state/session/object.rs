//! Stripe's JSON for a checkout session.

use serde_json::{Value, json};

use super::{Session, SessionStatus};
use crate::state::line::Line;
use crate::state::table::Resource;

impl Session {
    /// Stripe's JSON for the line items.
    pub fn line_objects(&self) -> Vec<Value> {
        let show = |line: &Line| line.object(self.created);
        self.lines.iter().map(show).collect()
    }

    fn customer_details(&self) -> Value {
        if let Some(buyer) = &self.buyer {
            return buyer.object();
        }
        self.customer_email.as_ref().map_or(Value::Null, |email| {
            json!({
                "address": null, "business_name": null, "email": email, "individual_name": null,
                "name": null, "phone": null, "tax_exempt": "none", "tax_ids": null,
            })
        })
    }

    fn automatic_tax(&self) -> Value {
        if !self.automatic_tax {
            return json!({ "enabled": false, "liability": null, "provider": null, "status": null });
        }
        let status = if self.taxed {
            "complete"
        } else {
            "requires_location_inputs"
        };
        json!({
            "enabled": true,
            "liability": self.echoes.get("liability").unwrap_or(&json!({ "type": "self" })),
            "provider": "stripe",
            "status": status,
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
            "amount_subtotal": self.subtotal(),
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
            "total_details": {
                "amount_discount": 0, "amount_shipping": 0, "amount_tax": self.tax(),
            },
            "ui_mode": "hosted_page",
            "url": open.then(|| format!("{base}/pay/{}", self.id)),
            "wallet_options": null,
        })
    }
}
