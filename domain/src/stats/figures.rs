//! What happened in a span, and how numbers are compared.

use crate::{Currency, visit::Referral};
use serde::{Deserialize, Serialize};

/// Money of one currency. Amounts of different currencies are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The currency of both amounts.
    pub currency: Currency,
    /// What was paid, in minor units.
    pub revenue: i64,
    /// What went back, in minor units; of a day it can be less than nothing, when a refund fails.
    pub refunds: i64,
    /// What banks took back after disputes, in minor units.
    #[serde(default)]
    pub lost: i64,
}

impl Taken {
    /// No money of a currency.
    #[must_use]
    pub const fn nothing(currency: Currency) -> Self {
        Self {
            currency,
            revenue: 0,
            refunds: 0,
            lost: 0,
        }
    }
}

/// What happened in some days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// How often a page was looked at.
    pub views: i64,
    /// By how many: who comes on two days, or looks at two pages, counts twice.
    pub visitors: i64,
    /// Orders that were paid, or cost nothing.
    pub orders: i64,
    /// Registrations.
    pub registrations: i64,
    /// Those of them that are confirmed by now.
    pub confirmed: i64,
    /// The money, by the codes of the currencies.
    pub money: Vec<Taken>,
}

impl Figures {
    /// Takes other days in.
    pub fn add(&mut self, other: &Self) {
        self.views += other.views;
        self.visitors += other.visitors;
        self.orders += other.orders;
        self.registrations += other.registrations;
        self.confirmed += other.confirmed;
        for taken in &other.money {
            self.take(*taken);
        }
    }

    /// Takes money in.
    pub fn take(&mut self, taken: Taken) {
        take(&mut self.money, taken);
    }

    /// The money in one currency.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Taken {
        let found = self.money.iter().find(|taken| taken.currency == currency);
        found.copied().unwrap_or(Taken::nothing(currency))
    }

    /// How many of ten thousand visitors bought something; nothing if nobody came.
    #[must_use]
    pub fn conversion(&self) -> Option<i64> {
        conversion(self.orders, self.visitors)
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Adds to the amounts of the same currency, in the order of the codes.
fn take(money: &mut Vec<Taken>, taken: Taken) {
    let code = taken.currency.code();
    match money.binary_search_by(|known| known.currency.code().cmp(code)) {
        Ok(at) => {
            if let Some(known) = money.get_mut(at) {
                known.revenue += taken.revenue;
                known.refunds += taken.refunds;
                known.lost += taken.lost;
            }
        }
        Err(at) => money.insert(at, taken),
    }
}

/// What became of those who came from one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfReferral {
    /// The place.
    pub referral: Referral,
    /// How often a page was looked at.
    pub views: i64,
    /// By how many.
    pub visitors: i64,
    /// What they ordered and paid, or got for nothing.
    pub orders: i64,
    /// The money they paid.
    pub money: Vec<Taken>,
}

impl OfReferral {
    /// Takes an order in.
    pub fn ordered(&mut self, orders: i64, taken: Taken) {
        self.orders += orders;
        take(&mut self.money, taken);
    }
}

/// How many of ten thousand came to the end; nothing if nobody began. Whoever looks with a browser
/// that is not counted can still buy: more than all is all.
#[must_use]
pub fn conversion(ended: i64, began: i64) -> Option<i64> {
    let share = i128::from(ended.max(0)) * 10_000 / i128::from(began.max(1));
    (began > 0).then(|| i64::try_from(share).map_or(10_000, |share| share.min(10_000)))
}

/// By how many per cent a number has changed, rounded towards nothing; none if there was nothing
/// before, of which everything is infinitely more.
#[must_use]
pub fn change(now: i64, before: i64) -> Option<i64> {
    let grown = (i128::from(now) - i128::from(before)) * 100 / i128::from(before.max(1));
    (before > 0).then(|| i64::try_from(grown).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn euros(revenue: i64, refunds: i64) -> Taken {
        Taken {
            revenue,
            refunds,
            ..Taken::nothing(Currency::parse("EUR").unwrap())
        }
    }

    #[test]
    fn currencies_are_never_added() {
        let yen = Taken {
            revenue: 500,
            lost: 20,
            ..Taken::nothing(Currency::parse("JPY").unwrap())
        };
        let mut figures = Figures::default();
        for taken in [yen, euros(900, 0), yen, euros(0, 300)] {
            figures.take(taken);
        }
        assert_eq!(figures.money.len(), 2);
        let both = figures.in_currency(yen.currency);
        assert_eq!((both.revenue, both.lost), (1_000, 40));
        assert_eq!(figures.in_currency(euros(0, 0).currency), euros(900, 300));
    }

    #[test]
    fn shares_and_changes_are_whole_numbers() {
        assert_eq!(conversion(1, 3), Some(3_333));
        assert_eq!(conversion(0, 3), Some(0));
        assert_eq!(conversion(4, 3), Some(10_000));
        assert_eq!(conversion(4, 0), None);
        assert_eq!(change(150, 100), Some(50));
        assert_eq!(change(0, 100), Some(-100));
        assert_eq!(change(5, 0), None);
        assert_eq!(change(i64::MAX, 1), Some(i64::MAX));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_in_which_order_days_are_added(a in -500..500_i64, b in 0..500_i64, c in 0..500_i64) {
            let day = |amount| {
                let mut figures = Figures { views: amount, orders: 1, ..Figures::default() };
                figures.take(euros(amount, -amount));
                figures
            };
            let sum = |amounts: [i64; 3]| {
                let mut sum = Figures::default();
                amounts.iter().for_each(|amount| sum.add(&day(*amount)));
                sum
            };
            prop_assert_eq!(sum([a, b, c]), sum([c, a, b]));
            prop_assert_eq!(sum([a, b, c]).money, vec![euros(a + b + c, -a - b - c)]);
        }

        #[test]
        fn a_share_is_between_nothing_and_all(ended in any::<i64>(), began in any::<i64>()) {
            let share = conversion(ended, began);
            prop_assert!(share.is_none_or(|share| (0..=10_000).contains(&share)));
            prop_assert!(change(ended, began).is_none_or(|change| change >= -100 || ended < 0));
        }
    }
}
