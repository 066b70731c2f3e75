//! How each language writes numbers.

use crate::{Language, Words};

impl Words {
    /// A whole number with its thousands set apart: `12,345`, `12.345`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let sign = if number < 0 { "−" } else { "" };
        [sign, &grouped(&digits, self.thousands())].concat()
    }

    /// What stands between thousands.
    pub(crate) const fn thousands(self) -> char {
        match self.0 {
            Language::English => ',',
            Language::German => '.',
        }
    }

    /// What stands before the fraction.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self.0 {
            Language::English => '.',
            Language::German => ',',
        }
    }
}

/// `digits` in groups of three.
pub(crate) fn grouped(digits: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let (en, de) = (Words::of(Language::English), Words::of(Language::German));
        for (number, english, german) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1.000"),
            (-12_345_678, "−12,345,678", "−12.345.678"),
        ] {
            assert_eq!(en.number(number), english);
            assert_eq!(de.number(number), german);
        }
    }
}
