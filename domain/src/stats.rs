//! Numbers of what happened, day by day, and what can be said about them.
//!
//! | module | holds |
//! |---|---|
//! | [`span`] | days, and the spans of days that are looked at |
//! | [`figures`] | what happened in a span, and how numbers are compared |

pub mod figures;
pub mod span;

pub use figures::{Figures, OfReferral, Taken, change, conversion};
pub use span::{Column, Day, Range, Span, columns};

use serde::{Deserialize, Serialize};

/// What happened on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfDay {
    /// The day.
    pub day: Day,
    /// What happened on it.
    pub figures: Figures,
}

/// What happened in a span of days, and what happened before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    /// What was asked for.
    pub range: Range,
    /// The days that this was at that moment.
    pub span: Span,
    /// The days on which something happened, the oldest first.
    pub days: Vec<OfDay>,
    /// All of it together.
    pub total: Figures,
    /// The span of the same length before, if everything is not what was asked for.
    pub before: Option<Figures>,
    /// Where the visitors came from, the most visitors first.
    pub referrals: Vec<OfReferral>,
}

/// How far the visitors of one page went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// The page's numbers.
    pub stats: Stats,
    /// Checkouts that were begun in the span.
    pub begun: i64,
    /// Those of them that were paid, or cost nothing.
    pub bought: i64,
}
