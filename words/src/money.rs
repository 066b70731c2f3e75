//! How each language writes amounts of money (CLDR's standard currency format).

use crate::{Language, Words, number::grouped};

/// An amount in minor units, and what a currency needs to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Minor units: cents of a dollar, whole yen.
    pub minor: i64,
    /// Digits after the decimal mark.
    pub digits: u8,
    /// The symbol, or the ISO 4217 code where there is none that everybody knows.
    pub symbol: &'static str,
}

/// Keeps an amount and its currency on one line.
const GAP: &str = "\u{a0}";

impl Words {
    /// `€1,250.00`, `1.250,00 €`.
    #[must_use]
    pub fn money(self, amount: Amount) -> String {
        let sign = if amount.minor < 0 { "−" } else { "" };
        let number = self.decimal(amount);
        let is_code = amount.symbol.len() == 3 && amount.symbol.is_ascii();
        match self.0 {
            Language::German => [sign, &number, GAP, amount.symbol].concat(),
            Language::English if is_code => [sign, amount.symbol, GAP, &number].concat(),
            Language::English => [sign, amount.symbol, &number].concat(),
        }
    }

    fn decimal(self, amount: Amount) -> String {
        let digits = usize::from(amount.digits);
        let all = amount.minor.unsigned_abs().to_string();
        let missing = (digits + 1).saturating_sub(all.len());
        let all = ["0".repeat(missing).as_str(), &all].concat();
        let (whole, fraction) = all.split_at(all.len() - digits);
        let mut text = grouped(whole, self.thousands());
        if digits > 0 {
            text.push(self.decimal_mark());
            text.push_str(fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_in_the_country() {
        let (en, de) = (Words::of(Language::English), Words::of(Language::German));
        for (minor, digits, symbol, english, german) in [
            (1_250, 2, "€", "€12.50", "12,50\u{a0}€"),
            (5, 2, "$", "$0.05", "0,05\u{a0}$"),
            (123_456_789, 2, "€", "€1,234,567.89", "1.234.567,89\u{a0}€"),
            (1_250, 0, "¥", "¥1,250", "1.250\u{a0}¥"),
            (12_500, 3, "KWD", "KWD\u{a0}12.500", "12,500\u{a0}KWD"),
            (-1_250, 2, "$", "−$12.50", "−12,50\u{a0}$"),
        ] {
            let amount = Amount {
                minor,
                digits,
                symbol,
            };
            assert_eq!(en.money(amount), english);
            assert_eq!(de.money(amount), german);
        }
    }
}
