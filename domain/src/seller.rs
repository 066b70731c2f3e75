//! Who sells, as receipts and the tax office want to know it.

use crate::{Rejection, rejection::Checks, text};
use serde::{Deserialize, Serialize};

/// Whether and how tax is part of a price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxMode {
    /// No tax is calculated.
    #[default]
    None,
    /// Prices contain the tax, as buyers in most of the world expect.
    Inclusive,
    /// The tax is added at the payment.
    Exclusive,
}

impl TaxMode {
    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Inclusive => "inclusive",
            Self::Exclusive => "exclusive",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::None, Self::Inclusive, Self::Exclusive]
            .into_iter()
            .find(|mode| mode.as_str() == text)
    }

    /// What the order itself costs, when `charged` was paid of which `tax` is tax.
    pub const fn net_of_added_tax(self, charged: i64, tax: i64) -> i64 {
        match self {
            Self::None | Self::Inclusive => charged,
            Self::Exclusive => charged - tax,
        }
    }
}

/// What a creator's receipts say about the creator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// The name of the business; the creator's own if empty.
    pub business_name: String,
    /// Where it is; may have several lines.
    pub business_address: String,
    /// Its tax id, like a VAT number.
    pub tax_id: String,
    /// Whether tax is calculated.
    pub tax_mode: TaxMode,
}

impl Seller {
    /// Checks and tidies every field.
    ///
    /// # Errors
    /// All fields that are not acceptable.
    pub fn check(&self) -> Result<Self, Rejection> {
        let mut checks = Checks::default();
        let name = checks.field(
            "businessName",
            text::optional_line(&self.business_name, 120),
        );
        let address = checks.field(
            "businessAddress",
            text::paragraph(&self.business_address, 400),
        );
        let tax_id = checks.field("taxId", text::optional_line(&self.tax_id, 40));
        checks.finish()?;
        Ok(Self {
            business_name: name.unwrap_or_default(),
            business_address: address.unwrap_or_default(),
            tax_id: tax_id.unwrap_or_default(),
            tax_mode: self.tax_mode,
        })
    }
}

/// What a buyer told the payment service about themselves, for the receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Buyer {
    /// A person's or a company's name.
    pub name: Option<String>,
    /// Two letters (ISO 3166-1).
    pub country: Option<String>,
    /// A company's tax id.
    pub tax_id: Option<String>,
}
