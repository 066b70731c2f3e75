//! Who pays, as typed on the payment page.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A buyer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Buyer {
    pub email: String,
    pub name: Option<String>,
    pub business_name: Option<String>,
    pub tax_id: Option<String>,
    #[serde(default)]
    pub address: Address,
}

/// Where a buyer lives, which is where tax is due.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Address {
    /// Two letters, ISO 3166-1.
    pub country: String,
    pub line1: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
}

impl Default for Address {
    fn default() -> Self {
        Self {
            country: DEFAULT_COUNTRY.to_owned(),
            line1: None,
            postal_code: None,
            city: None,
        }
    }
}

/// Where buyers are who do not say: where the demonstration tax is due.
pub const DEFAULT_COUNTRY: &str = "DE";

impl Address {
    /// Stripe's JSON for it.
    pub fn object(&self) -> Value {
        json!({
            "city": self.city, "country": self.country, "line1": self.line1, "line2": null,
            "postal_code": self.postal_code, "state": null,
        })
    }
}

impl Buyer {
    /// Somebody nothing is known about, except perhaps an e-mail address.
    pub fn anybody(email: Option<String>) -> Self {
        Self {
            email: email.unwrap_or_else(|| "buyer@example.com".to_owned()),
            ..Self::default()
        }
    }

    /// `customer_details` of a session that was paid.
    pub fn object(&self) -> Value {
        let tax_ids = self
            .tax_id
            .iter()
            .map(|value| json!({"type": tax_id_kind(value), "value": value}));
        json!({
            "address": self.address.object(),
            "business_name": self.business_name,
            "email": self.email,
            "individual_name": self.name,
            "name": self.business_name.as_ref().or(self.name.as_ref()),
            "phone": null,
            "tax_exempt": "none",
            "tax_ids": tax_ids.collect::<Vec<_>>(),
        })
    }

    /// `billing_details` of a charge.
    pub fn billing_details(&self) -> Value {
        json!({
            "address": self.address.object(),
            "email": self.email,
            "name": self.name,
            "phone": null,
            "tax_id": self.tax_id,
        })
    }
}

const EU: &str =
    "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI";

/// What kind of tax number this looks like: <https://docs.stripe.com/billing/customer/tax-ids>.
fn tax_id_kind(number: &str) -> &'static str {
    match number.get(..2).unwrap_or_default() {
        "GB" => "gb_vat",
        "CH" => "ch_vat",
        "NO" => "no_vat",
        start if EU.split(' ').any(|country| country == start) => "eu_vat",
        _ => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::tax_id_kind;

    #[test]
    fn tax_numbers_are_told_apart_by_their_country() {
        assert_eq!(tax_id_kind("DE123456789"), "eu_vat");
        assert_eq!(tax_id_kind("GB123456789"), "gb_vat");
        assert_eq!(tax_id_kind("12-3456789"), "unknown");
        assert_eq!(tax_id_kind("ä"), "unknown");
    }
}
