//! One line of a checkout session.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::params::Metadata;

/// A product at a price, some times.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub id: String,
    pub price: String,
    pub product: String,
    pub name: String,
    pub description: Option<String>,
    pub images: Vec<String>,
    pub product_metadata: Metadata,
    pub tax_behavior: Option<String>,
    pub tax_code: Option<String>,
    pub currency: String,
    /// In minor units.
    pub unit_amount: i64,
    pub quantity: i64,
    /// The tax in or on top of the price, in minor units; nothing before it is known.
    #[serde(default)]
    pub tax: i64,
}

impl Line {
    /// The price times the quantity, in minor units.
    pub fn amount(&self) -> i64 {
        self.unit_amount.saturating_mul(self.quantity)
    }

    /// What is paid for it, in minor units.
    pub fn total(&self) -> i64 {
        if self.is_inclusive() {
            self.amount()
        } else {
            self.amount().saturating_add(self.tax)
        }
    }

    /// Whether tax is in the price. Where a price does not say it is, except in US and Canadian
    /// dollars: the "automatic" setting of Stripe Tax.
    pub fn is_inclusive(&self) -> bool {
        match self.tax_behavior.as_deref() {
            Some("inclusive") => true,
            Some("exclusive") => false,
            _ => !matches!(self.currency.as_str(), "usd" | "cad"),
        }
    }

    /// Stripe's JSON for it; `created` is the session's.
    pub fn object(&self, created: i64) -> Value {
        json!({
            "id": self.id,
            "object": "item",
            "adjustable_quantity": null,
            "amount_discount": 0,
            "amount_subtotal": self.amount(),
            "amount_tax": self.tax,
            "amount_total": self.total(),
            "currency": self.currency,
            "description": self.name,
            "metadata": {},
            "price": {
                "id": self.price,
                "object": "price",
                "active": false,
                "billing_scheme": "per_unit",
                "created": created,
                "currency": self.currency,
                "custom_unit_amount": null,
                "livemode": false,
                "lookup_key": null,
                "metadata": {},
                "nickname": null,
                "product": self.product,
                "recurring": null,
                "tax_behavior": self.tax_behavior.as_deref().unwrap_or("unspecified"),
                "tiers_mode": null,
                "transform_quantity": null,
                "type": "one_time",
                "unit_amount": self.unit_amount,
                "unit_amount_decimal": self.unit_amount.to_string(),
            },
            "quantity": self.quantity,
        })
    }

    /// Stripe's JSON for the product behind it, for `expand`.
    pub fn product_object(&self, created: i64) -> Value {
        json!({
            "id": self.product,
            "object": "product",
            "active": false,
            "created": created,
            "default_price": null,
            "description": self.description,
            "images": self.images,
            "livemode": false,
            "marketing_features": [],
            "metadata": self.product_metadata,
            "name": self.name,
            "package_dimensions": null,
            "shippable": null,
            "statement_descriptor": null,
            "tax_code": self.tax_code,
            "type": "service",
            "unit_label": null,
            "updated": created,
            "url": null,
        })
    }
}
