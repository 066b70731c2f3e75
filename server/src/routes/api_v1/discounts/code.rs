//! A discount code as it comes in and goes out.

use crate::routes::api_v1::{Answer, field::Field, page, schema};
use backend::{Backend, flows};
use domain::{
    Code, Timestamp,
    discount::{self, DiscountDraft},
    id::{CreatorId, PageId},
    rejection::Checks,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A discount code.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Discount {
    #[schema(format = "uuid")]
    id: String,
    /// What buyers type, in upper case.
    code: String,
    /// 1 to 100; null for an amount.
    #[schema(required)]
    percent: Option<i64>,
    /// Minor units, once per order; null for a percentage.
    #[schema(required)]
    amount_in_cents: Option<i64>,
    /// The amount's currency.
    #[schema(required)]
    currency: Option<String>,
    /// The only page it counts on; null for all.
    #[schema(format = "uuid", required)]
    page_id: Option<String>,
    /// The only product it counts for; null for all.
    #[schema(format = "uuid", required)]
    product_id: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    starts_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    ends_at: Option<Timestamp>,
    /// How many orders may use it; null for no limit.
    #[schema(required)]
    max_uses: Option<i64>,
    /// How many orders of one buyer; null for no limit.
    #[schema(required)]
    max_uses_per_customer: Option<i64>,
    is_active: bool,
    /// How many orders use it: the paid ones and those in a checkout.
    used: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// The link that brings the code along; null if it counts on all pages.
    #[schema(format = "uri", required)]
    url: Option<String>,
}

impl Discount {
    /// A code as the API shows it.
    pub fn of(discount: discount::Discount, urls: &BTreeMap<PageId, String>) -> Self {
        let terms = DiscountDraft::of(&discount);
        let page = discount.page_id.as_ref().and_then(|page| urls.get(page));
        Self {
            id: discount.id.to_string(),
            url: page.map(|url| format!("{url}?code={}", discount.code)),
            code: terms.code,
            percent: terms.percent,
            amount_in_cents: terms.amount_in_cents,
            currency: terms.currency,
            page_id: terms.page_id,
            product_id: terms.product_id,
            starts_at: terms.starts_at,
            ends_at: terms.ends_at,
            max_uses: terms.max_uses,
            max_uses_per_customer: terms.max_uses_per_customer,
            is_active: terms.is_active,
            used: discount.used,
            created_at: discount.created_at,
        }
    }
}

/// The addresses of the pages that codes are for; a deleted page has none.
pub async fn urls(
    b: &Backend,
    creator: &CreatorId,
    discounts: &[discount::Discount],
) -> Answer<BTreeMap<PageId, String>> {
    let mut urls = BTreeMap::new();
    for id in discounts.iter().filter_map(|code| code.page_id.as_ref()) {
        if urls.contains_key(id) {
            continue;
        }
        match flows::pages::get(b, creator, id).await {
            Ok(page) => urls.insert(id.clone(), page::url(&page, b)),
            Err(error) if error.is(Code::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
    }
    Ok(urls)
}

/// What of a code to change: absent fields stay.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DiscountChange {
    /// 3 to 40 letters, digits, `-` and `_`; cannot be changed later.
    #[serde(default)]
    #[schema(value_type = String, min_length = 3, max_length = 40)]
    code: Field<String>,
    /// Either this or an amount.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 100)]
    percent: Field<i64>,
    /// Minor units, once per order.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 99_999_999)]
    amount_in_cents: Field<i64>,
    /// The amount's currency.
    #[serde(default)]
    #[schema(schema_with = schema::currency)]
    currency: Field<String>,
    /// The only page it counts on; null for all.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    page_id: Field<String>,
    /// The only product it counts for; null for all.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    product_id: Field<String>,
    /// The first moment it counts; null for at once.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Field<Timestamp>,
    /// The first moment it counts no more; null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Field<Timestamp>,
    /// How many orders may use it; null for no limit.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1_000_000)]
    max_uses: Field<i64>,
    /// How many orders of one buyer; null for no limit.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1_000_000)]
    max_uses_per_customer: Field<i64>,
    #[serde(default)]
    #[schema(value_type = bool, default = true)]
    is_active: Field<bool>,
}

impl DiscountChange {
    /// The draft with these changes.
    pub fn apply(self, mut now: DiscountDraft, checks: &mut Checks) -> DiscountDraft {
        // A percentage replaces an amount, and the other way round.
        if self.percent != Field::Absent && self.amount_in_cents == Field::Absent {
            now.amount_in_cents = None;
        }
        if self.amount_in_cents != Field::Absent && self.percent == Field::Absent {
            now.percent = None;
        }
        DiscountDraft {
            code: self.code.or(now.code, "code", checks),
            percent: self.percent.or_clear(now.percent, "percent", checks),
            amount_in_cents: self.amount_in_cents.or_clear(
                now.amount_in_cents,
                "amountInCents",
                checks,
            ),
            currency: self.currency.or_clear(now.currency, "currency", checks),
            page_id: self.page_id.or_clear(now.page_id, "pageId", checks),
            product_id: self
                .product_id
                .or_clear(now.product_id, "productId", checks),
            starts_at: self.starts_at.or_clear(now.starts_at, "startsAt", checks),
            ends_at: self.ends_at.or_clear(now.ends_at, "endsAt", checks),
            max_uses: self.max_uses.or_clear(now.max_uses, "maxUses", checks),
            max_uses_per_customer: self.max_uses_per_customer.or_clear(
                now.max_uses_per_customer,
                "maxUsesPerCustomer",
                checks,
            ),
            is_active: self.is_active.or(now.is_active, "isActive", checks),
        }
    }
}

schema::with_required! {
    /// A new discount code.
    NewDiscount(DiscountChange) requires ["code"]
}
