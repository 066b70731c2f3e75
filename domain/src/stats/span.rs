//! Days, and the spans of days that are looked at.

use super::{Figures, OfDay};
use crate::{Timestamp, time::DAY};
use serde::{Deserialize, Serialize};

/// A day of 24 hours in UTC, counted from 1970-01-01.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment.
    #[must_use]
    pub const fn of(at: Timestamp) -> Self {
        Self(at.millis() / DAY)
    }

    /// Its first moment.
    #[must_use]
    pub const fn start(self) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_mul(DAY))
    }

    /// So many days later.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }
}

/// How far back somebody looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// 7 days.
    Week,
    /// 30 days.
    #[default]
    Month,
    /// 90 days.
    Quarter,
    /// Everything.
    All,
}

impl Range {
    /// All of them, the shortest first.
    pub const EACH: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::All];

    /// As it stands in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Week => "7",
            Self::Month => "30",
            Self::Quarter => "90",
            Self::All => "all",
        }
    }

    /// Reads it from an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|range| range.as_str() == text)
    }

    /// How many days these are, if it is a number of days.
    #[must_use]
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::All => None,
        }
    }

    /// The days up to today; all since `beginning` if everything is wanted.
    #[must_use]
    pub fn until(self, today: Day, beginning: Day) -> Span {
        let first = match self.days() {
            Some(days) => today.plus(1 - days),
            None => beginning.min(today),
        };
        Span { first, last: today }
    }
}

/// Days that follow each other, both ends among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Span {
    /// How many days.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.last.0 - self.first.0 + 1
    }

    /// As many days before.
    #[must_use]
    pub const fn before(self) -> Self {
        Self {
            first: self.first.plus(-self.days()),
            last: self.first.plus(-1),
        }
    }
}

/// Days that stand together in a chart, and what happened on them.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The days.
    pub span: Span,
    /// What happened.
    pub figures: Figures,
}

/// More columns than this cannot be told apart on a phone.
const MOST_COLUMNS: i64 = 100;
/// How many days may stand together: whole weeks, so that weekends weigh the same everywhere.
const STEPS: [i64; 4] = [1, 7, 28, 91];

/// A span as the columns of a chart, also those in which nothing happened. The last may be shorter.
#[must_use]
pub fn columns(span: Span, days: &[OfDay]) -> Vec<Column> {
    let fits = |step: &i64| span.days() <= step * MOST_COLUMNS;
    let step = STEPS.into_iter().find(fits).unwrap_or(364);
    let mut columns = Vec::new();
    let mut first = span.first;
    while first <= span.last {
        let last = first.plus(step - 1).min(span.last);
        columns.push(Column {
            span: Span { first, last },
            figures: Figures::default(),
        });
        first = first.plus(step);
    }
    for OfDay { day, figures } in days {
        let at = usize::try_from((day.0 - span.first.0) / step);
        if let Some(column) = at.ok().and_then(|at| columns.get_mut(at)) {
            column.figures.add(figures);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_range_ends_today_and_has_as_many_days_as_it_says() {
        let (today, beginning) = (Day(1_000), Day(990));
        for range in Range::EACH {
            let span = range.until(today, beginning);
            assert_eq!(span.last, today);
            assert_eq!(span.days(), range.days().unwrap_or(11));
            assert_eq!(Range::parse(range.as_str()), Some(range));
        }
        let week = Range::Week.until(today, beginning);
        let before = week.before();
        assert_eq!((before.days(), before.last), (7, week.first.plus(-1)));
        let future = Range::All.until(today, Day(2_000));
        assert_eq!(future.days(), 1, "a clock that was moved back");
    }

    #[test]
    fn a_day_begins_at_midnight_utc() {
        let late = Timestamp::parse("2026-03-03T23:59:59.999Z").unwrap_or_default();
        let day = Day::of(late);
        assert_eq!(day.start().to_string(), "2026-03-03T00:00:00Z");
        assert_eq!(Day::of(late.plus(1)), day.plus(1));
    }

    proptest! {
        #[test]
        fn no_day_is_lost_between_columns(length in 1..5_000_i64, on in prop::collection::vec(0..5_000_i64, 0..50)) {
            let span = Span { first: Day(10_000), last: Day(10_000 + length - 1) };
            let one = Figures { views: 1, ..Figures::default() };
            let days: Vec<_> = on
                .iter()
                .filter(|at| **at < length)
                .map(|at| OfDay { day: Day(10_000 + at), figures: one.clone() })
                .collect();
            let columns = columns(span, &days);
            let views: i64 = columns.iter().map(|column| column.figures.views).sum();
            prop_assert_eq!(usize::try_from(views), Ok(days.len()));
            let covered: i64 = columns.iter().map(|column| column.span.days()).sum();
            prop_assert_eq!(covered, length);
            prop_assert!(columns.len() <= 100);
        }
    }
}
