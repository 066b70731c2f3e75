//! What a chart shows.

use super::scale::Scale;
use std::{fmt, sync::Arc};

/// Writes a value for people.
pub type Write = Arc<dyn Fn(i64) -> String + Send + Sync>;

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Up from the line.
    Main,
    /// Up from the line, in front of the others: a part of them.
    Part,
    /// Down from the line: what went the other way.
    Back,
    /// Down from the line, in front: what was taken.
    Lost,
}

impl Tone {
    /// As it stands in class names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Part => "part",
            Self::Back => "back",
            Self::Lost => "lost",
        }
    }
}

/// A number for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What is counted.
    pub name: String,
    /// How it is drawn.
    pub tone: Tone,
    /// The numbers, one for each column.
    pub values: Vec<i64>,
    /// What they are together, for people.
    pub total: String,
}

/// What a chart shows.
#[derive(Clone)]
pub struct Plot {
    /// What it is about.
    pub title: String,
    /// All days together, for people.
    pub whole: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The numbers; what is in front comes last.
    pub series: Vec<Series>,
    /// How they are written.
    pub write: Write,
}

impl fmt::Debug for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Plot");
        debug.field("title", &self.title);
        debug.field("series", &self.series).finish_non_exhaustive()
    }
}

impl Plot {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        let mut values = self.series.iter().flat_map(|series| &series.values);
        values.all(|value| *value == 0)
    }

    /// The numbers beside it.
    pub(super) fn scale(&self) -> Scale {
        let (mut top, mut bottom) = (0, 0);
        for series in &self.series {
            for value in &series.values {
                let value = series.tone.directed(*value);
                top = value.max(top);
                bottom = value.saturating_neg().max(bottom);
            }
        }
        Scale::over(top, bottom)
    }

    /// A column in words: `3 Mar: Views 12, Visitors 4`.
    pub(super) fn told(&self, at: usize) -> String {
        let numbers: Vec<_> = self
            .series
            .iter()
            .filter_map(|series| {
                let value = series.values.get(at)?;
                Some(format!("{} {}", series.name, (self.write)(*value)))
            })
            .collect();
        let name = self.columns.get(at).map_or("", String::as_str);
        format!("{name}: {}", numbers.join(", "))
    }
}

impl Tone {
    /// A value as it is drawn: upwards if it is more than nothing.
    pub(super) const fn directed(self, value: i64) -> i64 {
        match self {
            Self::Back | Self::Lost => value.saturating_neg(),
            Self::Main | Self::Part => value,
        }
    }
}
