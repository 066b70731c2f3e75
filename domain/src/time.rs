//! Moments in time: milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// One second, in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute, in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours, in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// The last moment that RFC 3339 can write: the end of the year 9999.
const LATEST: i64 = 253_402_300_799_999;

/// A moment: milliseconds since 1970 UTC, between the years 1970 and 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after 1970 UTC, clamped to what RFC 3339 can write.
    pub const fn from_millis(millis: i64) -> Self {
        Self(if millis < 0 {
            0
        } else if millis > LATEST {
            LATEST
        } else {
            millis
        })
    }

    /// Milliseconds since 1970 UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970 UTC.
    pub const fn seconds(self) -> i64 {
        self.0 / SECOND
    }

    /// This moment moved by so many milliseconds.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment; negative if it is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Reads RFC 3339 with any offset.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?;
        let millis = i64::try_from(moment.unix_timestamp_nanos().div_euclid(1_000_000)).ok()?;
        (0..=LATEST).contains(&millis).then_some(Self(millis))
    }

    fn utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .to_offset(UtcOffset::UTC)
    }

    /// Date and time as MS-DOS had them, in UTC: years from 1980 to 2107, in steps of two seconds
    /// (APPNOTE.TXT 4.4.6).
    pub fn dos(self) -> (u16, u16) {
        let utc = self.utc();
        if utc.year() < 1980 {
            return (1 << 5 | 1, 0);
        }
        let year = u16::try_from(utc.year() - 1980).unwrap_or(127).min(127);
        let date = year << 9 | u16::from(u8::from(utc.month())) << 5 | u16::from(utc.day());
        let time = (u16::from(utc.hour()) << 11)
            | (u16::from(utc.minute()) << 5)
            | (u16::from(utc.second()) / 2);
        (date, time)
    }

    /// For people who cannot be shown their own time zone: `3 March 2026, 17:05 UTC`.
    pub fn display_utc(self) -> String {
        let utc = self.utc();
        format!(
            "{} {} {}, {:02}:{:02} UTC",
            utc.day(),
            utc.month(),
            utc.year(),
            utc.hour(),
            utc.minute()
        )
    }
}

impl From<Timestamp> for words::Moment {
    fn from(at: Timestamp) -> Self {
        let utc = at.utc();
        Self {
            year: utc.year(),
            month: utc.month().into(),
            day: utc.day(),
            hour: utc.hour(),
            minute: utc.minute(),
            zone: words::moment::UTC,
        }
    }
}

/// RFC 3339 in UTC, with milliseconds only where there are any.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = self.utc();
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            utc.year(),
            u8::from(utc.month()),
            utc.day(),
            utc.hour(),
            utc.minute(),
            utc.second()
        )?;
        if utc.millisecond() != 0 {
            write!(f, ".{:03}", utc.millisecond())?;
        }
        f.write_str("Z")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("expected an RFC 3339 time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_offsets_and_refuses_nonsense() {
        assert_eq!(
            Timestamp::parse("2026-03-03T18:05:00+01:00"),
            Timestamp::parse("2026-03-03T17:05:00Z")
        );
        for bad in [
            "",
            "tomorrow",
            "2026-02-30T00:00:00Z",
            "2026-03-03",
            "1969-12-31T23:59:59Z",
        ] {
            assert_eq!(Timestamp::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_the_zone_for_people() {
        let moment = Timestamp::parse("2026-03-03T17:05:09Z").unwrap();
        assert_eq!(moment.display_utc(), "3 March 2026, 17:05 UTC");
    }

    #[test]
    fn dos_counts_from_1980_in_steps_of_two_seconds() {
        let of = |text| Timestamp::parse(text).unwrap().dos();
        assert_eq!(of("1980-01-01T00:00:00Z"), (0x0021, 0));
        assert_eq!(
            of("1975-06-01T12:00:00Z"),
            (0x0021, 0),
            "not earlier than it can say"
        );
        assert_eq!(of("2026-03-03T18:05:09+01:00"), (0x5C63, 0x88A4));
    }

    proptest! {
        #[test]
        fn survives_being_written_and_read(millis in 0..=LATEST) {
            let moment = Timestamp::from_millis(millis);
            prop_assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
        }
    }
}
