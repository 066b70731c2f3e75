//! What a product costs at which moment, and what a buyer may choose about it.

use crate::{Currency, Money, Timestamp, money::MAX_MINOR, rejection::Checks};
use serde::{Deserialize, Serialize};
use words::{Sentence, refusal};

/// The most copies of one product that one order can have.
pub const MOST_COPIES: i64 = 100;
/// The most price changes that can be scheduled for one product.
pub const MOST_CHANGES: usize = 20;

/// From this moment on another price counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PriceChange {
    /// The first moment of the new price.
    pub at: Timestamp,
    /// The price, in minor units of the product's currency.
    pub price_in_cents: i64,
}

/// How a product is priced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pricing {
    /// What one copy costs before the first change; zero is free. Where the buyer chooses the
    /// price, the least of it.
    pub price: Money,
    /// Whether the buyer chooses the price.
    pub pay_what_you_want: bool,
    /// What a buyer who chooses the price is asked for at first, in minor units.
    pub suggested: Option<i64>,
    /// The price it is compared with ("instead of"), in minor units.
    pub compare_at: Option<i64>,
    /// Later prices, the earliest first.
    pub changes: Vec<PriceChange>,
    /// How many copies one order may have; more than one makes sense for codes and licences.
    pub max_quantity: i64,
}

impl Pricing {
    /// One price, once.
    pub const fn fixed(price: Money) -> Self {
        Self {
            price,
            pay_what_you_want: false,
            suggested: None,
            compare_at: None,
            changes: Vec::new(),
            max_quantity: 1,
        }
    }

    /// What it is priced in.
    pub const fn currency(&self) -> Currency {
        self.price.currency
    }

    /// What one copy costs at `now`; where the buyer chooses, the least.
    pub fn at(&self, now: Timestamp) -> Money {
        let current = self.changes.iter().rev().find(|change| change.at <= now);
        self.money(current.map_or(self.price.minor, |change| change.price_in_cents))
    }

    /// The next change of the price, if one is scheduled.
    pub fn next_change(&self, now: Timestamp) -> Option<PriceChange> {
        self.changes.iter().copied().find(|change| change.at > now)
    }

    /// The price it is compared with at `now`, if that is more than it costs.
    pub fn compare_at(&self, now: Timestamp) -> Option<Money> {
        let compare_at = self.compare_at.map(|minor| self.money(minor))?;
        (compare_at.minor > self.at(now).minor).then_some(compare_at)
    }

    /// What a buyer who chooses is asked for at first: the suggestion, but never below the least.
    pub fn suggestion(&self, now: Timestamp) -> Money {
        let least = self.at(now);
        self.money(self.suggested.unwrap_or(least.minor).max(least.minor))
    }

    /// Whether nothing has to be paid for it at `now`.
    pub fn is_free(&self, now: Timestamp) -> bool {
        self.at(now).minor == 0
    }

    /// The price of one copy for a buyer at `now`. What the buyer named counts only where the buyer
    /// chooses.
    ///
    /// # Errors
    /// A sentence for a buyer who named too little, or an amount that cannot be charged.
    pub fn agreed(&self, now: Timestamp, named: Option<i64>) -> Result<Money, Sentence> {
        let least = self.at(now);
        let Some(named) = named.filter(|_| self.pay_what_you_want) else {
            return Ok(if self.pay_what_you_want {
                self.suggestion(now)
            } else {
                least
            });
        };
        if named < least.minor {
            return Err(refusal::price_least(least));
        }
        Money::price_or_free(named, self.currency())
    }

    const fn money(&self, minor: i64) -> Money {
        Money {
            minor,
            currency: self.price.currency,
        }
    }
}

/// What somebody wants a product's price to be, before it has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PricingDraft<'a> {
    pub price_in_cents: i64,
    pub currency: Currency,
    pub pay_what_you_want: bool,
    pub suggested: Option<i64>,
    pub compare_at: Option<i64>,
    pub changes: &'a [PriceChange],
    pub max_quantity: i64,
}

impl PricingDraft<'_> {
    /// Checks every field; `None` if one is not acceptable.
    pub(crate) fn check(&self, checks: &mut Checks) -> Option<Pricing> {
        let price = checks.field(
            "priceInCents",
            Money::price_or_free(self.price_in_cents, self.currency),
        );
        let suggested = checks.field("suggestedPriceInCents", self.suggested());
        let compare_at = checks.field("compareAtPriceInCents", self.compare_at());
        let changes = checks.field("priceChanges", self.changes());
        let max_quantity = checks.field("maxQuantity", self.max_quantity());
        Some(Pricing {
            price: price?,
            pay_what_you_want: self.pay_what_you_want,
            suggested: suggested?,
            compare_at: compare_at?,
            changes: changes?,
            max_quantity: max_quantity?,
        })
    }

    fn suggested(&self) -> Result<Option<i64>, Sentence> {
        let Some(suggested) = self.suggested.filter(|_| self.pay_what_you_want) else {
            return Ok(None);
        };
        if suggested < self.price_in_cents {
            return Err(refusal::price_suggestion_low());
        }
        Money::price_or_free(suggested, self.currency).map(|money| Some(money.minor))
    }

    fn compare_at(&self) -> Result<Option<i64>, Sentence> {
        match self.compare_at {
            None => Ok(None),
            Some(minor) if minor <= self.price_in_cents => Err(refusal::price_compare_low()),
            Some(minor) => Money::price(minor, self.currency).map(|money| Some(money.minor)),
        }
    }

    fn changes(&self) -> Result<Vec<PriceChange>, Sentence> {
        if self.changes.len() > MOST_CHANGES {
            return Err(refusal::price_changes_too_many(
                i64::try_from(MOST_CHANGES).unwrap_or(i64::MAX),
            ));
        }
        let mut changes = self.changes.to_vec();
        changes.sort_by_key(|change| change.at);
        if changes.windows(2).any(|pair| pair[0].at == pair[1].at) {
            return Err(refusal::price_changes_at_once());
        }
        for change in &changes {
            Money::price_or_free(change.price_in_cents, self.currency)?;
        }
        Ok(changes)
    }

    fn max_quantity(&self) -> Result<i64, Sentence> {
        if (1..=MOST_COPIES).contains(&self.max_quantity) {
            Ok(self.max_quantity)
        } else {
            Err(refusal::copies_odd(MOST_COPIES))
        }
    }
}

/// Adds up what a checkout costs: zero, or something that can be charged at once.
///
/// # Errors
/// A sentence for the buyer.
pub fn total(
    currency: Currency,
    parts: impl IntoIterator<Item = Option<i64>>,
) -> Result<Money, Sentence> {
    let sum = parts
        .into_iter()
        .try_fold(0_i64, |sum, part| sum.checked_add(part?))
        .filter(|minor| (0..=MAX_MINOR).contains(minor));
    sum.map(|minor| Money { minor, currency })
        .ok_or_else(refusal::price_total_large)
}

#[cfg(test)]
#[path = "price_tests.rs"]
mod tests;
