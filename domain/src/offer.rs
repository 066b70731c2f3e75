//! What a page offers: its products with their prices and copies.

use crate::{Timestamp, id::ProductId, price::Pricing};
use serde::{Deserialize, Serialize};

/// One product on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The product.
    pub product_id: ProductId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub description: String,
    /// What one copy costs, and when.
    pub pricing: Pricing,
    /// The creator's switch on the product.
    pub is_active: bool,
    /// When the product itself stops being for sale.
    pub expires_at: Option<Timestamp>,
    /// How many copies the creator allows, if not any number.
    pub stock_limit: Option<i64>,
    /// The copies, if they are limited: by the creator, or by the keys that are left.
    pub stock: Option<Stock>,
    /// How many files a buyer gets.
    pub file_count: i64,
    /// Their size together.
    pub file_bytes: i64,
}

impl Offer {
    /// Whether one copy can be bought at `now`.
    pub fn is_for_sale(&self, now: Timestamp) -> bool {
        self.is_active
            && self.expires_at.is_none_or(|at| now < at)
            && self.stock.is_none_or(|stock| stock.left() > 0)
    }
}

/// Limited copies. At every moment `sold + held ≤ limit`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// How many there are.
    pub limit: i64,
    /// How many are paid for.
    pub sold: i64,
    /// How many wait in a checkout that has not finished.
    pub held: i64,
}

impl Stock {
    /// The copies of which `sold` and `held` are gone, if they are limited: by a number, or because each
    /// one needs a licence key and only so many are left.
    pub fn within(limit: Option<i64>, keys: Option<i64>, sold: i64, held: i64) -> Option<Self> {
        let by_keys = keys.map(|left| sold + held + left);
        let limit = match (limit, by_keys) {
            (Some(limit), Some(by_keys)) => limit.min(by_keys),
            (limit, by_keys) => limit.or(by_keys)?,
        };
        Some(Self { limit, sold, held })
    }

    /// How many can be bought now.
    pub const fn left(self) -> i64 {
        let left = self.limit - self.sold - self.held;
        if left < 0 { 0 } else { left }
    }
}

/// The copies of a whole page: the sum over its products, or `None` if any product is unlimited.
pub fn page_stock<'a>(offers: impl IntoIterator<Item = &'a Offer>) -> Option<Stock> {
    let mut total = None;
    for offer in offers {
        let stock = offer.stock?;
        let sum = total.get_or_insert(Stock::default());
        sum.limit += stock.limit;
        sum.sold += stock.sold;
        sum.held += stock.held;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scarcer_of_copies_and_keys_counts() {
        let left = |limit, keys| Stock::within(limit, keys, 2, 1).map(Stock::left);
        assert_eq!(left(None, None), None);
        assert_eq!(left(Some(10), None), Some(7));
        assert_eq!(left(Some(10), Some(4)), Some(4));
        assert_eq!(left(Some(4), Some(9)), Some(1));
        assert_eq!(left(None, Some(5)), Some(5));
        assert_eq!(left(None, Some(0)), Some(0));
    }
}
