//! How each language writes moments, in the zone that is known of a reader, and in UTC where none is.

use crate::{Language, Words};

/// A moment by the calendar and the clock of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The year of our era.
    pub year: i32,
    /// From 1 to 12.
    pub month: u8,
    /// From 1.
    pub day: u8,
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// The name of the zone in the IANA database, or [`UTC`].
    pub zone: &'static str,
}

/// The zone of those whose own nobody knows.
pub const UTC: &str = "UTC";

const MONTHS: [(&str, &str); 12] = [
    ("January", "Januar"),
    ("February", "Februar"),
    ("March", "März"),
    ("April", "April"),
    ("May", "Mai"),
    ("June", "Juni"),
    ("July", "Juli"),
    ("August", "August"),
    ("September", "September"),
    ("October", "Oktober"),
    ("November", "November"),
    ("December", "Dezember"),
];

impl Words {
    /// `3 March 2026, 17:05 UTC`, `3. März 2026, 18:05 Uhr (Europe/Berlin)`.
    #[must_use]
    pub fn moment(self, at: Moment) -> String {
        let date = self.date(at);
        let (hour, minute) = (two_digits(at.hour), two_digits(at.minute));
        let o_clock = match self.0 {
            Language::English => "",
            Language::German => " Uhr",
        };
        let zone = match at.zone {
            UTC => UTC.to_owned(),
            // As people write it: `America/New York`.
            zone => ["(", &zone.replace('_', " "), ")"].concat(),
        };
        [&date, ", ", &hour, ":", &minute, o_clock, " ", &zone].concat()
    }

    /// `3 March 2026`, `3. März 2026`.
    #[must_use]
    pub fn date(self, at: Moment) -> String {
        let (day, year) = (at.day.to_string(), at.year.to_string());
        let month = usize::from(at.month).checked_sub(1);
        let (english, german) = month
            .and_then(|at| MONTHS.get(at))
            .copied()
            .unwrap_or_default();
        match self.0 {
            Language::English => [&day, " ", english, " ", &year].concat(),
            Language::German => [&day, ". ", german, " ", &year].concat(),
        }
    }
}

fn two_digits(number: u8) -> String {
    let digits = number.to_string();
    match number {
        ..10 => ["0", &digits].concat(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_in_the_country() {
        let at = Moment {
            year: 2026,
            month: 3,
            day: 3,
            hour: 7,
            minute: 5,
            zone: UTC,
        };
        let (en, de) = (Words::of(Language::English), Words::of(Language::German));
        assert_eq!(en.moment(at), "3 March 2026, 07:05 UTC");
        assert_eq!(de.moment(at), "3. März 2026, 07:05 Uhr UTC");
        let at = Moment {
            zone: "America/New_York",
            ..at
        };
        assert_eq!(en.moment(at), "3 March 2026, 07:05 (America/New York)");
        assert_eq!(de.moment(at), "3. März 2026, 07:05 Uhr (America/New York)");
    }
}
