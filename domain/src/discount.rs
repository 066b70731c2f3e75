//! Discount codes: who may use one, and what it takes off.

use crate::{
    Currency, Money, Rejection, Timestamp,
    id::{CreatorId, DiscountId, PageId, ProductId},
    rejection::Checks,
    text,
};
use serde::{Deserialize, Serialize};
use words::{Sentence, refusal};

/// The most letters of a code.
const MOST_LETTERS: usize = 40;

/// What a code takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reduction {
    /// So many hundredths of the price, 1 to 100.
    Percent(i64),
    /// An amount, once per order.
    Amount(Money),
}

/// A discount code as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    /// Identifies it.
    pub id: DiscountId,
    /// Who gives it.
    pub creator_id: CreatorId,
    /// What buyers type, in upper case.
    pub code: String,
    /// What it takes off.
    pub reduction: Reduction,
    /// The only page it counts on; all of the creator's if empty.
    pub page_id: Option<PageId>,
    /// The only product it counts for; all if empty.
    pub product_id: Option<ProductId>,
    /// The first moment it counts.
    pub starts_at: Option<Timestamp>,
    /// The first moment it counts no more.
    pub ends_at: Option<Timestamp>,
    /// How many orders may use it.
    pub max_uses: Option<i64>,
    /// How many orders of one buyer may use it.
    pub max_uses_per_customer: Option<i64>,
    /// How many orders use it: the paid ones and those in a checkout.
    pub used: i64,
    /// The creator's switch.
    pub is_active: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// One line of a checkout, before any discount.
#[derive(Clone, Copy, Debug)]
pub struct DiscountLine<'a> {
    /// The product.
    pub product_id: &'a ProductId,
    /// Its price times the quantity, in minor units.
    pub subtotal: i64,
}

/// What a code is spelled like inside: upper case, without spaces around it.
pub fn normalise(code: &str) -> String {
    code.trim().to_uppercase()
}

/// Whether there can be a code spelled like this inside. What cannot be needs no looking up.
pub fn is_code(code: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (3..=MOST_LETTERS).contains(&code.len()) && code.bytes().all(plain)
}

impl Discount {
    /// Whether it counts on this page at this moment. How often it was used is another question,
    /// and only the database can answer it.
    ///
    /// # Errors
    /// A sentence for the buyer; the same for a code of another page as for none.
    pub fn check(&self, page: &PageId, currency: Currency, now: Timestamp) -> Result<(), Sentence> {
        let elsewhere = self.page_id.as_ref().is_some_and(|only| only != page)
            || matches!(self.reduction, Reduction::Amount(off) if off.currency != currency);
        if elsewhere || !self.is_active {
            return Err(refusal::discount_unknown());
        }
        if self.starts_at.is_some_and(|at| now < at) {
            return Err(refusal::discount_early());
        }
        if self.ends_at.is_some_and(|at| now >= at) {
            return Err(refusal::discount_over());
        }
        Ok(())
    }

    /// What it takes off each line, in minor units.
    ///
    /// Nothing is rounded in the buyer's disfavour beyond a currency's smallest step. What remains
    /// in total is zero or at least the smallest amount that can be charged: a discount that would
    /// leave less takes off a little less.
    pub fn take_off(&self, lines: &[DiscountLine<'_>], currency: Currency) -> Vec<i64> {
        let counts = |line: &DiscountLine<'_>| {
            self.product_id
                .as_ref()
                .is_none_or(|only| only == line.product_id)
        };
        let bases: Vec<i64> = lines
            .iter()
            .map(|line| if counts(line) { line.subtotal } else { 0 })
            .collect();
        let mut off = match self.reduction {
            Reduction::Percent(percent) => bases
                .iter()
                .map(|base| whole_steps(base.saturating_mul(percent) / 100, currency))
                .collect(),
            Reduction::Amount(amount) => spread(amount.minor, &bases, currency),
        };
        let total: i64 = lines.iter().map(|line| line.subtotal).sum();
        leave_enough(&mut off, total, currency);
        off
    }
}

const fn whole_steps(minor: i64, currency: Currency) -> i64 {
    minor - minor % currency.step()
}

/// Spreads an amount over the lines in proportion; no line gets more than it costs.
fn spread(amount: i64, bases: &[i64], currency: Currency) -> Vec<i64> {
    let sum: i64 = bases.iter().sum();
    let amount = whole_steps(amount.min(sum), currency);
    let share = |base: &i64| {
        let exact = i128::from(amount) * i128::from(*base) / i128::from(sum.max(1));
        whole_steps(i64::try_from(exact).unwrap_or(0), currency)
    };
    let mut off: Vec<i64> = bases.iter().map(share).collect();
    let mut rest = amount - off.iter().sum::<i64>();
    for (off, base) in off.iter_mut().zip(bases) {
        let more = rest.min(base - *off);
        *off += more;
        rest -= more;
    }
    off
}

/// Gives back so much of the discount that the rest can be charged.
fn leave_enough(off: &mut [i64], total: i64, currency: Currency) {
    let rest = total - off.iter().sum::<i64>();
    if rest == 0 {
        return;
    }
    let mut missing = (currency.minimum() - rest).max(0);
    for off in off {
        let back = missing.min(*off);
        *off -= back;
        missing -= back;
    }
}

/// What somebody wants a code to be, before it has been checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscountDraft {
    /// What buyers type.
    pub code: String,
    /// 1 to 100; either this or an amount.
    pub percent: Option<i64>,
    /// Minor units.
    pub amount_in_cents: Option<i64>,
    /// The amount's currency.
    pub currency: Option<String>,
    /// The only page.
    pub page_id: Option<String>,
    /// The only product.
    pub product_id: Option<String>,
    /// The first moment it counts.
    pub starts_at: Option<Timestamp>,
    /// The first moment it counts no more.
    pub ends_at: Option<Timestamp>,
    /// How many orders may use it.
    pub max_uses: Option<i64>,
    /// How many orders of one buyer.
    pub max_uses_per_customer: Option<i64>,
    /// The creator's switch.
    pub is_active: bool,
}

/// Acceptable contents of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountTerms {
    /// 3 to 40 letters, digits, `-` and `_`, in upper case.
    pub code: String,
    /// What it takes off.
    pub reduction: Reduction,
    /// The only page.
    pub page_id: Option<PageId>,
    /// The only product.
    pub product_id: Option<ProductId>,
}

impl DiscountDraft {
    /// An empty draft with the defaults.
    pub fn new() -> Self {
        Self {
            is_active: true,
            ..Self::default()
        }
    }

    /// A draft that asks for what a code has now.
    pub fn of(discount: &Discount) -> Self {
        let (percent, amount) = match discount.reduction {
            Reduction::Percent(percent) => (Some(percent), None),
            Reduction::Amount(amount) => (None, Some(amount)),
        };
        Self {
            code: discount.code.clone(),
            percent,
            amount_in_cents: amount.map(|amount| amount.minor),
            currency: amount.map(|amount| amount.currency.code().to_owned()),
            page_id: discount.page_id.as_ref().map(ToString::to_string),
            product_id: discount.product_id.as_ref().map(ToString::to_string),
            starts_at: discount.starts_at,
            ends_at: discount.ends_at,
            max_uses: discount.max_uses,
            max_uses_per_customer: discount.max_uses_per_customer,
            is_active: discount.is_active,
        }
    }

    /// Checks every field; whose page and product these are is the caller's question.
    ///
    /// # Errors
    /// All fields that are not acceptable.
    pub fn check(&self) -> Result<DiscountTerms, Rejection> {
        let mut checks = Checks::default();
        let code = checks.field("code", code(&self.code));
        let reduction = self.reduction(&mut checks);
        let page_id = checks.field(
            "pageId",
            parse(&self.page_id, PageId::parse, refusal::no_such_page),
        );
        let product_id = checks.field(
            "productId",
            parse(&self.product_id, ProductId::parse, refusal::no_such_product),
        );
        if let (Some(start), Some(end)) = (self.starts_at, self.ends_at)
            && start >= end
        {
            checks.fail("endsAt", refusal::discount_end_before_start());
        }
        for (name, uses) in [
            ("maxUses", self.max_uses),
            ("maxUsesPerCustomer", self.max_uses_per_customer),
        ] {
            if uses.is_some_and(|uses| !(1..=1_000_000).contains(&uses)) {
                checks.fail(name, refusal::discount_uses_odd());
            }
        }
        checks.finish()?;
        let parts = (code, reduction, page_id, product_id);
        let (Some(code), Some(reduction), Some(page_id), Some(product_id)) = parts else {
            return Err(Rejection::field("code", refusal::check_form()));
        };
        Ok(DiscountTerms {
            code,
            reduction,
            page_id,
            product_id,
        })
    }

    fn reduction(&self, checks: &mut Checks) -> Option<Reduction> {
        match (self.percent, self.amount_in_cents) {
            (Some(percent), None) if (1..=100).contains(&percent) => {
                Some(Reduction::Percent(percent))
            }
            (Some(_), None) => {
                checks.fail("percent", refusal::discount_percent_odd());
                None
            }
            (None, Some(minor)) => {
                let currency = self.currency.as_deref().and_then(Currency::parse);
                let amount = currency
                    .ok_or_else(refusal::discount_currency_missing)
                    .and_then(|currency| {
                        let fits = (1..=crate::money::MAX_MINOR).contains(&minor)
                            && minor % currency.step() == 0;
                        fits.then_some(Money { minor, currency })
                            .ok_or_else(refusal::discount_amount_odd)
                    });
                checks.field("amountInCents", amount).map(Reduction::Amount)
            }
            _ => {
                checks.fail("percent", refusal::discount_either());
                None
            }
        }
    }
}

fn code(typed: &str) -> Result<String, Sentence> {
    let code = normalise(&text::line(typed, refusal::code_missing, MOST_LETTERS)?);
    if is_code(&code) {
        Ok(code)
    } else {
        Err(refusal::discount_code_odd())
    }
}

fn parse<T>(
    id: &Option<String>,
    parse: fn(&str) -> Option<T>,
    unknown: fn() -> Sentence,
) -> Result<Option<T>, Sentence> {
    match id.as_deref().filter(|id| !id.is_empty()) {
        None => Ok(None),
        Some(id) => parse(id).map(Some).ok_or_else(unknown),
    }
}

#[cfg(test)]
#[path = "discount_tests.rs"]
mod tests;
