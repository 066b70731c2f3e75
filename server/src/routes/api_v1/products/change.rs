//! What a product is to be: the body of a creation and of a change.

use super::PriceChangeAt;
use crate::routes::api_v1::{field::Field, schema};
use domain::{
    Timestamp, licence::LicenceKeys, price::PriceChange, product::ProductDraft, rejection::Checks,
};
use serde::Deserialize;
use utoipa::ToSchema;

/// What of a product to change: absent fields stay.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProductChange {
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 120)]
    name: Field<String>,
    #[serde(default)]
    #[schema(value_type = String, max_length = 10_000, default = "")]
    description: Field<String>,
    /// Minor units of the currency; what fits depends on the currency.
    #[serde(default)]
    #[schema(value_type = i64, minimum = 0, maximum = 99_999_999)]
    price_in_cents: Field<i64>,
    #[serde(default)]
    #[schema(schema_with = schema::currency)]
    currency: Field<String>,
    /// Whether the buyer chooses the price; then `priceInCents` is the least.
    #[serde(default)]
    #[schema(value_type = bool, default = false)]
    pay_what_you_want: Field<bool>,
    /// What such a buyer is asked for at first; null for the least.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 99_999_999)]
    suggested_price_in_cents: Field<i64>,
    /// A higher price to compare with; null for none.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 99_999_999)]
    compare_at_price_in_cents: Field<i64>,
    /// Later prices; replaced as a whole, null for none.
    #[serde(default)]
    #[schema(value_type = Option<Vec<PriceChangeAt>>, max_items = 20)]
    price_changes: Field<Vec<PriceChange>>,
    /// How many copies one order may have: more than one for codes and licences.
    #[serde(default)]
    #[schema(value_type = i64, minimum = 1, maximum = 100, default = 1)]
    max_quantity: Field<i64>,
    /// When it stops being for sale on every page, in the future; null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Field<Timestamp>,
    #[serde(default)]
    #[schema(value_type = bool, default = true)]
    is_active: Field<bool>,
    /// Download sessions per file and order.
    #[serde(default)]
    #[schema(value_type = i64, minimum = 1, maximum = 100, default = 5)]
    download_limit: Field<i64>,
    /// Days from the purchase in which files can be fetched.
    #[serde(default)]
    #[schema(value_type = i64, minimum = 1, maximum = 3650, default = 30)]
    download_window_days: Field<i64>,
    /// Keys that were given stay given, whatever is chosen later.
    #[serde(default)]
    #[schema(schema_with = schema::licence_keys)]
    licence_keys: Field<LicenceKeys>,
}

impl ProductChange {
    /// What a product becomes by it.
    pub fn apply(self, now: ProductDraft, checks: &mut Checks) -> ProductDraft {
        ProductDraft {
            name: self.name.or(now.name, "name", checks),
            description: self.description.or(now.description, "description", checks),
            price_in_cents: self
                .price_in_cents
                .or(now.price_in_cents, "priceInCents", checks),
            currency: self.currency.or(now.currency, "currency", checks),
            pay_what_you_want: self.pay_what_you_want.or(
                now.pay_what_you_want,
                "payWhatYouWant",
                checks,
            ),
            suggested_price_in_cents: self.suggested_price_in_cents.or_clear(
                now.suggested_price_in_cents,
                "suggestedPriceInCents",
                checks,
            ),
            compare_at_price_in_cents: self.compare_at_price_in_cents.or_clear(
                now.compare_at_price_in_cents,
                "compareAtPriceInCents",
                checks,
            ),
            price_changes: self
                .price_changes
                .or_clear(Some(now.price_changes), "priceChanges", checks)
                .unwrap_or_default(),
            max_quantity: self
                .max_quantity
                .or(now.max_quantity, "maxQuantity", checks),
            expires_at: self
                .expires_at
                .or_clear(now.expires_at, "expiresAt", checks),
            is_active: self.is_active.or(now.is_active, "isActive", checks),
            download_limit: self
                .download_limit
                .or(now.download_limit, "downloadLimit", checks),
            download_window_days: self.download_window_days.or(
                now.download_window_days,
                "downloadWindowDays",
                checks,
            ),
            licence_keys: self
                .licence_keys
                .or(now.licence_keys, "licenceKeys", checks),
        }
    }
}

schema::with_required! {
    /// A new product.
    NewProduct(ProductChange) requires ["name", "priceInCents", "currency"]
}
