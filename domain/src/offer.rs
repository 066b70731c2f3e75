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
    /// How many copies this page sold, limited or not.
    pub sold: i64,
    /// How many are in checkouts of this page.
    pub held: i64,
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

/// A file that buyers get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ware {
    /// The product it belongs to.
    pub product_id: ProductId,
    /// The name they get it under.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Its size in bytes.
    pub size_bytes: i64,
}

/// The keys of a list that nobody bought yet, on whatever page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnsoldKeys {
    /// Nobody has them.
    pub free: i64,
    /// They wait in a checkout, of this page or of another one.
    pub held: i64,
}

/// Limited copies. At every moment `sold + held ≤ limit`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// How many there are.
    pub limit: i64,
    /// How many are paid for.
    pub sold: i64,
    /// How many come back here if nobody pays who is at a checkout now. Where keys are short, those
    /// checkouts may be on another page.
    pub held: i64,
}

/// Why nothing is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// So many copies may come back.
    Held(i64),
    /// All are paid for.
    Sold,
    /// There was nothing to sell, or it cannot be sold now.
    Nothing,
}

impl Stock {
    /// The copies of which `sold` and `held` are gone, if they are limited: by a number, or because each
    /// one needs a licence key and only so many are left.
    pub fn within(
        limit: Option<i64>,
        keys: Option<UnsoldKeys>,
        sold: i64,
        held: i64,
    ) -> Option<Self> {
        let left = scarcer(
            limit.map(|limit| limit - sold - held),
            keys.map(|keys| keys.free),
        )?;
        let unsold = scarcer(
            limit.map(|limit| limit - sold),
            keys.map(|keys| keys.free + keys.held),
        )?;
        Some(Self {
            limit: sold + unsold,
            sold,
            held: unsold - left,
        })
    }

    /// Why nothing is left, where that is so.
    pub const fn absence(self) -> Absence {
        match self {
            _ if self.left() > 0 => Absence::Nothing,
            Self { held: 1.., .. } => Absence::Held(self.held),
            Self { sold: 1.., .. } => Absence::Sold,
            _ => Absence::Nothing,
        }
    }

    /// How many can be bought now.
    pub const fn left(self) -> i64 {
        let left = self.limit - self.sold - self.held;
        if left < 0 { 0 } else { left }
    }
}

/// The smaller number, of those that there are.
fn scarcer(copies: Option<i64>, keys: Option<i64>) -> Option<i64> {
    match (copies, keys) {
        (Some(copies), Some(keys)) => Some(copies.min(keys)),
        (copies, keys) => copies.or(keys),
    }
}

/// The copies of a whole page: the sum over its products, or `None` if any product is unlimited. What
/// is switched off can't be bought, and counts for nothing.
pub fn page_stock<'a>(offers: impl IntoIterator<Item = &'a Offer>) -> Option<Stock> {
    let mut total = None;
    for offer in offers.into_iter().filter(|offer| offer.is_active) {
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
    use proptest::prelude::*;

    const fn keys(free: i64, held: i64) -> Option<UnsoldKeys> {
        Some(UnsoldKeys { free, held })
    }

    const fn stock(limit: i64, sold: i64, held: i64) -> Option<Stock> {
        Some(Stock { limit, sold, held })
    }

    #[test]
    fn the_scarcer_of_copies_and_keys_counts() {
        let left = |limit, keys| Stock::within(limit, keys, 2, 1).map(Stock::left);
        assert_eq!(left(None, None), None);
        assert_eq!(left(Some(10), None), Some(7));
        assert_eq!(left(Some(10), keys(4, 1)), Some(4));
        assert_eq!(left(Some(4), keys(9, 1)), Some(1));
        assert_eq!(left(None, keys(5, 1)), Some(5));
        assert_eq!(left(None, keys(0, 1)), Some(0));
    }

    #[test]
    fn what_may_come_back_counts_as_held_wherever_its_key_is() {
        assert_eq!(Stock::within(Some(5), None, 2, 1), stock(5, 2, 1));
        assert_eq!(Stock::within(None, keys(0, 3), 0, 0), stock(3, 0, 3));
        assert_eq!(Stock::within(None, keys(4, 3), 2, 1), stock(9, 2, 3));
        // Nine copies, but only two keys in checkouts.
        assert_eq!(Stock::within(Some(9), keys(0, 2), 1, 0), stock(3, 1, 2));
        // Two keys in checkouts, of which only one can be sold here.
        assert_eq!(Stock::within(Some(1), keys(0, 2), 0, 0), stock(1, 0, 1));
    }

    #[test]
    fn a_key_that_comes_back_is_nothing_to_a_page_without_copies() {
        assert_eq!(Stock::within(Some(2), keys(0, 3), 2, 0), stock(2, 2, 0));
    }

    #[test]
    fn a_copy_that_was_promised_without_a_key_brings_none_back() {
        assert_eq!(Stock::within(None, keys(0, 0), 0, 1), stock(0, 0, 0));
    }

    #[test]
    fn says_why_nothing_is_left() {
        let why = |stock: Option<Stock>| stock.unwrap().absence();
        assert_eq!(why(stock(3, 1, 2)), Absence::Held(2));
        assert_eq!(why(stock(2, 2, 0)), Absence::Sold);
        assert_eq!(why(stock(0, 0, 0)), Absence::Nothing);
        let unsellable = why(stock(9, 1, 1));
        assert_eq!(unsellable, Absence::Nothing, "what is there, was not sold");
    }

    fn offer(is_active: bool, stock: Option<Stock>) -> Offer {
        Offer {
            product_id: ProductId::trusted("p"),
            name: String::new(),
            description: String::new(),
            pricing: Pricing::fixed(crate::Money {
                minor: 100,
                currency: crate::Currency::parse("EUR").unwrap(),
            }),
            is_active,
            expires_at: None,
            stock_limit: stock.map(|stock| stock.limit),
            stock,
            sold: 0,
            held: 0,
            file_count: 0,
            file_bytes: 0,
        }
    }

    #[test]
    fn what_is_switched_off_counts_for_nothing() {
        let limited = offer(true, stock(3, 1, 1));
        let off = offer(false, stock(9, 2, 4));
        assert_eq!(page_stock([&limited, &off]), stock(3, 1, 1));
        assert_eq!(page_stock([&limited, &limited]), stock(6, 2, 2));
        assert_eq!(page_stock([&limited, &offer(false, None)]), stock(3, 1, 1));
        assert_eq!(page_stock([&limited, &offer(true, None)]), None);
        assert_eq!(page_stock([&off]), None);
    }

    proptest! {
        #[test]
        fn what_comes_back_is_what_would_be_left(
            free in 0..9_i64, others in 0..9_i64, sold in 0..9_i64, held in 0..9_i64,
            spare in prop::option::of(0..9_i64),
        ) {
            let limit = spare.map(|spare| sold + held + spare);
            let now = Stock::within(limit, keys(free, others + held), sold, held).unwrap();
            let then = Stock::within(limit, keys(free + others + held, 0), sold, 0).unwrap();
            prop_assert_eq!(now.left() + now.held, then.left());
            prop_assert_eq!(now.limit, now.sold + now.held + now.left());
            prop_assert!(now.held >= held, "its own come back in any case");
        }
    }
}
