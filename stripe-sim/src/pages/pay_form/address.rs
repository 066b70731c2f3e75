//! The billing address on the payment form.

use crate::error::ApiError;
use crate::pages::pay_form::Refusal;
use crate::params::Params;
use crate::state::buyer::{Address, DEFAULT_COUNTRY};

/// The address as typed.
#[derive(Debug, Clone, Default)]
pub struct AddressForm {
    pub country: String,
    pub line1: String,
    pub postal_code: String,
    pub city: String,
}

impl AddressForm {
    /// Reads what was sent.
    pub fn read(params: &Params<'_>) -> Result<Self, ApiError> {
        let text = |name: &str| {
            Ok::<_, ApiError>(params.maybe_empty(name)?.unwrap_or("").trim().to_owned())
        };
        Ok(Self {
            country: text("country")?,
            line1: text("line1")?,
            postal_code: text("postal_code")?,
            city: text("city")?,
        })
    }

    /// The address, if it will do. More than the country is only `required` of some.
    pub fn check(&self, required: bool) -> Result<Address, Refusal> {
        let country = match self.country.to_uppercase() {
            empty if empty.is_empty() => DEFAULT_COUNTRY.to_owned(),
            country => country,
        };
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Refusal::of("country", "Choose a country."));
        }
        for (field, text, message) in [
            ("line1", &self.line1, "Enter your street and number."),
            ("postal_code", &self.postal_code, "Enter your postal code."),
            ("city", &self.city, "Enter your city."),
        ] {
            if required && text.is_empty() {
                return Err(Refusal::of(field, message));
            }
        }
        let optional = |text: &str| {
            let text: String = text.chars().take(200).collect();
            (!text.is_empty()).then_some(text)
        };
        Ok(Address {
            country,
            line1: optional(&self.line1),
            postal_code: optional(&self.postal_code),
            city: optional(&self.city),
        })
    }
}
