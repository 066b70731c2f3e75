//! A product: what a creator sells, wherever it is sold.

use crate::{
    Currency, Rejection, Timestamp,
    id::{CreatorId, ProductId},
    licence::LicenceKeys,
    price::{PriceChange, Pricing, PricingDraft},
    rejection::Checks,
    text,
};
use serde::{Deserialize, Serialize};

/// How many download sessions a buyer gets per file, unless the product says otherwise.
pub const DEFAULT_DOWNLOAD_LIMIT: i64 = 5;
/// How many days a buyer can download, unless the product says otherwise.
pub const DEFAULT_DOWNLOAD_WINDOW_DAYS: i64 = 30;

/// A product as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Identifies the product.
    pub id: ProductId,
    /// Who sells it.
    pub creator_id: CreatorId,
    /// What it is called.
    pub name: String,
    /// What it is, in the creator's words; may be empty.
    pub description: String,
    /// What one copy costs, and when.
    pub pricing: Pricing,
    /// When it stops being for sale on every page, if ever.
    pub expires_at: Option<Timestamp>,
    /// The creator's switch.
    pub is_active: bool,
    /// Download sessions per file and order.
    pub download_limit: i64,
    /// Days from the purchase in which files can be fetched.
    pub download_window_days: i64,
    /// Where its licence keys come from, if it has any.
    pub licence_keys: LicenceKeys,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What somebody wants a product to be, before it has been checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProductDraft {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Minor units; zero is free. Where the buyer chooses, the least.
    pub price_in_cents: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Whether the buyer chooses the price.
    pub pay_what_you_want: bool,
    /// What such a buyer is asked for at first, in minor units.
    pub suggested_price_in_cents: Option<i64>,
    /// The price it is compared with, in minor units.
    pub compare_at_price_in_cents: Option<i64>,
    /// Later prices.
    pub price_changes: Vec<PriceChange>,
    /// How many copies one order may have.
    pub max_quantity: i64,
    /// When it stops being for sale, if ever.
    pub expires_at: Option<Timestamp>,
    /// Whether it is for sale.
    pub is_active: bool,
    /// Download sessions per file and order.
    pub download_limit: i64,
    /// Days from the purchase in which files can be fetched.
    pub download_window_days: i64,
    /// Where its licence keys come from, if it has any.
    #[serde(default)]
    pub licence_keys: LicenceKeys,
}

impl ProductDraft {
    /// A draft that asks for what a product has now.
    pub fn of(product: &Product) -> Self {
        Self {
            name: product.name.clone(),
            description: product.description.clone(),
            price_in_cents: product.pricing.price.minor,
            currency: product.pricing.currency().code().to_owned(),
            pay_what_you_want: product.pricing.pay_what_you_want,
            suggested_price_in_cents: product.pricing.suggested,
            compare_at_price_in_cents: product.pricing.compare_at,
            price_changes: product.pricing.changes.clone(),
            max_quantity: product.pricing.max_quantity,
            expires_at: product.expires_at,
            is_active: product.is_active,
            download_limit: product.download_limit,
            download_window_days: product.download_window_days,
            licence_keys: product.licence_keys,
        }
    }

    /// An empty draft with the defaults.
    pub fn new() -> Self {
        Self {
            currency: "USD".to_owned(),
            is_active: true,
            max_quantity: 1,
            download_limit: DEFAULT_DOWNLOAD_LIMIT,
            download_window_days: DEFAULT_DOWNLOAD_WINDOW_DAYS,
            ..Self::default()
        }
    }

    /// Checks every field.
    ///
    /// `unchanged_expiry` is the expiry that the product has already: leaving a past one alone is
    /// not an error, setting one is.
    ///
    /// # Errors
    /// All fields that are not acceptable.
    pub fn check(
        &self,
        now: Timestamp,
        unchanged_expiry: Option<Timestamp>,
    ) -> Result<ProductTerms, Rejection> {
        let mut checks = Checks::default();
        let name = checks.field(
            "name",
            text::line(&self.name, words::refusal::name_missing, 120),
        );
        let description = checks.field("description", text::paragraph(&self.description, 10_000));
        let currency = checks.field(
            "currency",
            Currency::parse(&self.currency).ok_or_else(words::refusal::product_currency_odd),
        );
        let pricing = currency.and_then(|currency| self.pricing(currency).check(&mut checks));
        if self.expires_at.is_some_and(|at| at <= now) && self.expires_at != unchanged_expiry {
            checks.fail("expiresAt", words::refusal::product_expiry_past());
        }
        let download_limit = checks.field(
            "downloadLimit",
            within(
                self.download_limit,
                1,
                100,
                words::refusal::product_downloads,
            ),
        );
        let download_window_days = checks.field(
            "downloadWindowDays",
            within(
                self.download_window_days,
                1,
                3650,
                words::refusal::product_days,
            ),
        );
        checks.finish()?;
        // `finish` returned, so every field has a value; a field without one cannot get here.
        let parts = (
            name,
            description,
            pricing,
            download_limit,
            download_window_days,
        );
        let (Some(name), Some(description), Some(pricing), Some(limit), Some(days)) = parts else {
            return Err(Rejection::field("name", words::refusal::check_form()));
        };
        Ok(ProductTerms {
            name,
            description,
            pricing,
            expires_at: self.expires_at,
            is_active: self.is_active,
            download_limit: limit,
            download_window_days: days,
            licence_keys: self.licence_keys,
        })
    }

    fn pricing(&self, currency: Currency) -> PricingDraft<'_> {
        PricingDraft {
            price_in_cents: self.price_in_cents,
            currency,
            pay_what_you_want: self.pay_what_you_want,
            suggested: self.suggested_price_in_cents,
            compare_at: self.compare_at_price_in_cents,
            changes: &self.price_changes,
            max_quantity: self.max_quantity,
        }
    }
}

/// Acceptable contents of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductTerms {
    /// 1 to 120 characters.
    pub name: String,
    /// Up to 10,000 characters.
    pub description: String,
    /// Prices that can be charged, or zero.
    pub pricing: Pricing,
    /// In the future when it was set.
    pub expires_at: Option<Timestamp>,
    /// Whether it is for sale.
    pub is_active: bool,
    /// 1 to 100.
    pub download_limit: i64,
    /// 1 to 3650.
    pub download_window_days: i64,
    /// Any of them.
    pub licence_keys: LicenceKeys,
}

fn within(
    value: i64,
    least: i64,
    most: i64,
    refusal: fn(i64, i64) -> words::Sentence,
) -> Result<i64, words::Sentence> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(refusal(least, most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ProductDraft {
        ProductDraft {
            name: "Field notes".into(),
            price_in_cents: 900,
            ..ProductDraft::new()
        }
    }

    #[test]
    fn shows_every_error_at_once() {
        let bad = ProductDraft {
            name: String::new(),
            price_in_cents: 1,
            download_limit: 0,
            ..draft()
        };
        let rejection = bad.check(Timestamp::default(), None).unwrap_err();
        let fields: Vec<_> = rejection
            .errors
            .iter()
            .map(|error| error.field.as_str())
            .collect();
        assert_eq!(fields, ["name", "priceInCents", "downloadLimit"]);
    }

    #[test]
    fn a_past_expiry_can_stay_but_not_be_set() {
        let now = Timestamp::from_millis(10_000);
        let past = Some(Timestamp::from_millis(9_999));
        let stale = ProductDraft {
            expires_at: past,
            ..draft()
        };
        assert!(stale.check(now, None).is_err());
        assert!(stale.check(now, past).is_ok());
    }
}
