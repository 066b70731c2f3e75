//! Money: integer minor units with the currency's own exponent. No floats anywhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;
use words::{Language, Sentence, Words, refusal};

/// The most minor units one charge may have: eight digits (Stripe, "Minimum and maximum charge
/// amounts").
pub const MAX_MINOR: i64 = 99_999_999;

/// One row of the currency table.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    code: &'static str,
    symbol: &'static str,
    exponent: u8,
    /// A price must be a multiple of this many minor units.
    step: i64,
    /// The smallest charge, in minor units.
    minimum: i64,
}

const fn row(
    code: &'static str,
    symbol: &'static str,
    exponent: u8,
    step: i64,
    minimum: i64,
) -> Row {
    Row {
        code,
        symbol,
        exponent,
        step,
        minimum,
    }
}

/// The currencies that can be charged.
///
/// Exponents, steps and minimums are those of Stripe's "Currencies" page: JPY and others have no
/// minor unit; BHD, JOD, KWD, OMR and TND have three decimals whose last must be 0; ISK and UGX
/// are sent with two decimals that must be 00. Where Stripe names no minimum it is one step.
const TABLE: &[Row] = &[
    row("AED", "AED", 2, 1, 200),
    row("AUD", "A$", 2, 1, 50),
    row("BGN", "BGN", 2, 1, 100),
    row("BHD", "BHD", 3, 10, 10),
    row("BRL", "R$", 2, 1, 50),
    row("CAD", "CA$", 2, 1, 50),
    row("CHF", "CHF", 2, 1, 50),
    row("CLP", "CLP", 0, 1, 1),
    row("CZK", "CZK", 2, 1, 1500),
    row("DKK", "DKK", 2, 1, 250),
    row("EUR", "€", 2, 1, 50),
    row("GBP", "£", 2, 1, 30),
    row("HKD", "HK$", 2, 1, 400),
    row("HUF", "HUF", 2, 1, 17_500),
    row("ILS", "ILS", 2, 1, 1),
    row("INR", "₹", 2, 1, 50),
    row("ISK", "ISK", 2, 100, 100),
    row("JOD", "JOD", 3, 10, 10),
    row("JPY", "¥", 0, 1, 50),
    row("KRW", "₩", 0, 1, 1),
    row("KWD", "KWD", 3, 10, 10),
    row("MXN", "MX$", 2, 1, 1000),
    row("MYR", "RM", 2, 1, 200),
    row("NOK", "NOK", 2, 1, 300),
    row("NZD", "NZ$", 2, 1, 50),
    row("OMR", "OMR", 3, 10, 10),
    row("PHP", "PHP", 2, 1, 1),
    row("PLN", "PLN", 2, 1, 200),
    row("PYG", "PYG", 0, 1, 1),
    row("RON", "RON", 2, 1, 200),
    row("SEK", "SEK", 2, 1, 300),
    row("SGD", "S$", 2, 1, 50),
    row("THB", "THB", 2, 1, 1000),
    row("TND", "TND", 3, 10, 10),
    row("TRY", "TRY", 2, 1, 1),
    row("TWD", "NT$", 2, 1, 1),
    row("UGX", "UGX", 2, 100, 100),
    row("USD", "$", 2, 1, 50),
    row("VND", "VND", 0, 1, 1),
    row("XAF", "XAF", 0, 1, 1),
    row("XOF", "XOF", 0, 1, 1),
    row("ZAR", "ZAR", 2, 1, 1),
];

/// A currency that can be charged (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency(&'static Row);

impl Currency {
    /// Reads a code, forgiving lower case.
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        TABLE
            .iter()
            .find(|row| row.code.eq_ignore_ascii_case(code))
            .map(Self)
    }

    /// All currencies, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }

    /// The ISO 4217 code in upper case.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The code in lower case, as Stripe writes it.
    pub fn stripe_code(self) -> String {
        self.0.code.to_ascii_lowercase()
    }

    /// Digits after the decimal point: 0, 2 or 3.
    pub const fn exponent(self) -> u8 {
        self.0.exponent
    }

    /// The smallest price, in minor units.
    pub const fn minimum(self) -> i64 {
        self.0.minimum
    }

    /// Every amount is a multiple of this many minor units.
    pub const fn step(self) -> i64 {
        self.0.step
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| D::Error::custom("unknown currency"))
    }
}

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents of a dollar, whole yen, thousandths of a dinar.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// Reads a price: an amount that can be charged in this currency.
    ///
    /// Prices that do not fit are refused, never rounded.
    ///
    /// # Errors
    /// A sentence for the person who set it.
    pub fn price(minor: i64, currency: Currency) -> Result<Self, Sentence> {
        let money = Self { minor, currency };
        let row = currency.0;
        if minor < row.minimum {
            let least = Self {
                minor: row.minimum,
                currency,
            };
            return Err(refusal::price_low(least));
        }
        if minor > MAX_MINOR {
            let most = Self {
                minor: MAX_MINOR - MAX_MINOR % row.step,
                currency,
            };
            return Err(refusal::price_high(most));
        }
        if minor % row.step != 0 {
            let zeros = if row.step == 100 { "00" } else { "0" };
            return Err(refusal::price_zeros(row.code, zeros));
        }
        Ok(money)
    }

    /// Reads a price that may also be zero, which needs no payment at all.
    ///
    /// # Errors
    /// As for [`Money::price`].
    pub fn price_or_free(minor: i64, currency: Currency) -> Result<Self, Sentence> {
        if minor == 0 {
            return Ok(Self { minor, currency });
        }
        Self::price(minor, currency)
    }

    /// Reads what a person typed (`12`, `12.5`, `12,50`) as minor units of the currency.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn parse_decimal(text: &str, currency: Currency) -> Result<i64, Sentence> {
        let decimals = i64::from(currency.exponent());
        let problem = || refusal::amount_odd(decimals);
        let text = text.trim().replace(',', ".");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || !digits(whole) || !digits(fraction) {
            return Err(problem());
        }
        let exponent = usize::from(currency.exponent());
        if fraction.len() > exponent {
            return Err(match exponent {
                0 => refusal::amount_whole(currency.code()),
                _ => refusal::amount_long(currency.code(), decimals),
            });
        }
        format!("{whole}{fraction:0<exponent$}")
            .parse()
            .map_err(|_| problem())
    }

    /// The amount as a decimal number without the currency: `12.50`.
    pub fn decimal(self) -> String {
        let exponent = usize::from(self.currency.exponent());
        let digits = format!(
            "{:0>width$}",
            self.minor.unsigned_abs(),
            width = exponent + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        let sign = if self.minor < 0 { "-" } else { "" };
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }

    /// The sum, if it has the same currency and fits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Self { minor, ..self })
    }
}

impl From<Money> for words::Amount {
    fn from(money: Money) -> Self {
        Self {
            minor: money.minor,
            digits: money.currency.exponent(),
            symbol: money.currency.0.symbol,
        }
    }
}

/// In English: `$1,250.00`, `¥1,250`, `KWD 12.500`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::of(Language::English).money((*self).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn show(minor: i64, code: &str) -> String {
        Money {
            minor,
            currency: currency(code),
        }
        .to_string()
    }

    #[test]
    fn writes_each_exponent() {
        assert_eq!(show(1250, "usd"), "$12.50");
        assert_eq!(show(5, "EUR"), "€0.05");
        assert_eq!(show(1250, "JPY"), "¥1,250");
        assert_eq!(show(12_500, "KWD"), "KWD\u{a0}12.500");
        assert_eq!(show(-1250, "USD"), "−$12.50");
    }

    #[test]
    fn refuses_prices_that_do_not_fit_the_currency() {
        for (minor, code) in [
            (49, "USD"),
            (0, "USD"),
            (-100, "USD"),
            (100_000_000, "USD"),
            (49, "JPY"),
            (1_001, "KWD"),
            (1_050, "ISK"),
            (i64::MAX, "JPY"),
            (i64::MIN, "KWD"),
        ] {
            assert!(
                Money::price(minor, currency(code)).is_err(),
                "{minor} {code}"
            );
        }
        for (minor, code) in [
            (50, "USD"),
            (99_999_999, "EUR"),
            (1_010, "KWD"),
            (1_000, "ISK"),
            (50, "JPY"),
        ] {
            assert!(
                Money::price(minor, currency(code)).is_ok(),
                "{minor} {code}"
            );
        }
    }

    #[test]
    fn reads_what_people_type() {
        assert_eq!(Money::parse_decimal("12,5", currency("EUR")), Ok(1250));
        assert_eq!(Money::parse_decimal("12", currency("KWD")), Ok(12_000));
        assert_eq!(Money::parse_decimal("1250", currency("JPY")), Ok(1250));
        for (bad, code) in [
            ("", "EUR"),
            ("12.505", "EUR"),
            ("12.5", "JPY"),
            ("-1", "EUR"),
            ("1e3", "EUR"),
            ("1 000", "EUR"),
            (".", "EUR"),
        ] {
            assert!(
                Money::parse_decimal(bad, currency(code)).is_err(),
                "{bad} {code}"
            );
        }
    }

    fn any_currency() -> impl Strategy<Value = Currency> {
        (0..TABLE.len()).prop_map(|at| Currency(&TABLE[at]))
    }

    proptest! {
        #[test]
        fn decimal_text_round_trips_in_every_currency(minor in 0..=MAX_MINOR, currency in any_currency()) {
            let money = Money { minor, currency };
            prop_assert_eq!(Money::parse_decimal(&money.decimal(), currency), Ok(minor));
        }

        #[test]
        fn a_price_that_is_accepted_can_be_charged(minor: i64, currency in any_currency()) {
            if let Ok(price) = Money::price(minor, currency) {
                prop_assert!(price.minor >= currency.minimum());
                prop_assert!(price.minor <= MAX_MINOR);
                prop_assert_eq!(price.minor % currency.0.step, 0);
            }
        }
    }
}
