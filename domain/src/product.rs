//! A product: what a creator sells, wherever it is sold.

use crate::{
    Currency, Money, Rejection, Timestamp,
    id::{CreatorId, ProductId},
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
    /// What one copy costs.
    pub price: Money,
    /// When it stops being for sale on every page, if ever.
    pub expires_at: Option<Timestamp>,
    /// The creator's switch.
    pub is_active: bool,
    /// Download sessions per file and order.
    pub download_limit: i64,
    /// Days from the purchase in which files can be fetched.
    pub download_window_days: i64,
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
    /// Minor units.
    pub price_in_cents: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// When it stops being for sale, if ever.
    pub expires_at: Option<Timestamp>,
    /// Whether it is for sale.
    pub is_active: bool,
    /// Download sessions per file and order.
    pub download_limit: i64,
    /// Days from the purchase in which files can be fetched.
    pub download_window_days: i64,
}

impl ProductDraft {
    /// A draft that asks for what a product has now.
    pub fn of(product: &Product) -> Self {
        Self {
            name: product.name.clone(),
            description: product.description.clone(),
            price_in_cents: product.price.minor,
            currency: product.price.currency.code().to_owned(),
            expires_at: product.expires_at,
            is_active: product.is_active,
            download_limit: product.download_limit,
            download_window_days: product.download_window_days,
        }
    }

    /// An empty draft with the defaults.
    pub fn new() -> Self {
        Self {
            currency: "USD".to_owned(),
            is_active: true,
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
        let name = checks.field("name", text::line(&self.name, "a name", 120));
        let description = checks.field("description", text::paragraph(&self.description, 10_000));
        let currency = checks.field(
            "currency",
            Currency::parse(&self.currency).ok_or_else(|| {
                "Please choose a currency we can charge, like USD or EUR.".to_owned()
            }),
        );
        let price = currency.and_then(|currency| {
            checks.field("priceInCents", Money::price(self.price_in_cents, currency))
        });
        if self.expires_at.is_some_and(|at| at <= now) && self.expires_at != unchanged_expiry {
            checks.fail("expiresAt", "Please choose an expiry in the future.");
        }
        let download_limit = checks.field(
            "downloadLimit",
            within(self.download_limit, 1, 100, "downloads"),
        );
        let download_window_days = checks.field(
            "downloadWindowDays",
            within(self.download_window_days, 1, 3650, "days"),
        );
        checks.finish()?;
        // `finish` returned, so every field has a value; a field without one cannot get here.
        let parts = (
            name,
            description,
            price,
            download_limit,
            download_window_days,
        );
        let (Some(name), Some(description), Some(price), Some(limit), Some(days)) = parts else {
            return Err(Rejection::field("name", "Please check the form."));
        };
        Ok(ProductTerms {
            name,
            description,
            price,
            expires_at: self.expires_at,
            is_active: self.is_active,
            download_limit: limit,
            download_window_days: days,
        })
    }
}

/// Acceptable contents of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductTerms {
    /// 1 to 120 characters.
    pub name: String,
    /// Up to 10,000 characters.
    pub description: String,
    /// A price that can be charged.
    pub price: Money,
    /// In the future when it was set.
    pub expires_at: Option<Timestamp>,
    /// Whether it is for sale.
    pub is_active: bool,
    /// 1 to 100.
    pub download_limit: i64,
    /// 1 to 3650.
    pub download_window_days: i64,
}

fn within(value: i64, least: i64, most: i64, what: &str) -> Result<i64, String> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(format!("Please choose {least} to {most} {what}."))
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
