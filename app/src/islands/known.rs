//! What is known of a page.

use ::words::Words;
use domain::{
    offer::Stock,
    page::{Page, Phase},
    time::{HOUR, SECOND},
};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// What is known of a page; times are milliseconds since 1970 UTC by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The phase the server last named.
    pub phase: Phase,
    /// When it opens.
    pub launch_at: Option<i64>,
    /// When it closes.
    pub closes_at: i64,
    /// A number that is another one when something else is sold, or at other prices.
    pub offers: i64,
    /// Its copies, if they are limited.
    pub stock: Option<Stock>,
}

impl Known {
    /// All there is to know at `now`.
    pub fn of(page: &Page, now: domain::Timestamp) -> Self {
        Self {
            phase: page.phase(now),
            launch_at: page.launch_at.map(domain::Timestamp::millis),
            closes_at: page.closes_at().millis(),
            offers: mark(page),
            stock: page.stock(),
        }
    }

    /// The phase at `now`: the server's word, moved on by time and by stock.
    pub fn phase(&self, now: i64) -> Phase {
        if now >= self.closes_at {
            Phase::Expired
        } else if matches!(self.phase, Phase::Paused | Phase::Draft) {
            self.phase
        } else if self.launch_at.is_some_and(|launch| now < launch) {
            Phase::Prelaunch
        } else if self.phase == Phase::SoldOut || self.stock.is_some_and(|stock| stock.left() == 0)
        {
            Phase::SoldOut
        } else {
            Phase::Live
        }
    }

    /// Takes new numbers; copies that came back open a page that had sold out.
    pub const fn restock(&mut self, stock: Stock) {
        let was_empty = matches!(self.stock, Some(old) if old.left() == 0);
        if was_empty && stock.left() > 0 && matches!(self.phase, Phase::SoldOut) {
            self.phase = Phase::Live;
        }
        self.stock = Some(stock);
    }

    /// The moment a countdown runs to at `now`.
    pub fn deadline(&self, now: i64) -> i64 {
        match self.launch_at {
            Some(launch) if now < launch => launch,
            _ => self.closes_at,
        }
    }

    /// Milliseconds until what is shown may change: exactly the next full second before the
    /// deadline, the deadline itself included.
    pub fn next_tick(&self, now: i64) -> i64 {
        match self.deadline(now) - now {
            left if left <= 0 => HOUR,
            left => (left - 1) % SECOND + 1,
        }
    }
}

/// Tells apart what pages sell, and at which prices now and later. Small enough for a number of
/// the browser.
pub fn mark(page: &Page) -> i64 {
    let mut hasher = DefaultHasher::new();
    for offer in &page.offers {
        let sold = (
            &offer.product_id,
            &offer.name,
            &offer.pricing,
            offer.is_active,
        );
        // Texts and numbers always serialise.
        serde_json::to_string(&sold)
            .unwrap_or_default()
            .hash(&mut hasher);
    }
    (hasher.finish() >> 32).cast_signed()
}

/// What is known, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The server's time.
    pub now: i64,
    /// What is known of the page.
    pub known: Known,
    /// Whether the phase has changed since the document was loaded.
    pub changed: bool,
    /// Whether a price has.
    pub repriced: bool,
}

impl Moment {
    /// The moment of a document.
    pub const fn new(now: i64, known: Known) -> Self {
        Self {
            now,
            known,
            changed: false,
            repriced: false,
        }
    }

    /// The time left until the next deadline.
    pub fn left(&self) -> Left {
        Left::of(self.known.deadline(self.now) - self.now)
    }
}

/// Time left, cut into what a countdown shows. Begun seconds count, so that the last one shown
/// before the deadline is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Whole days.
    pub days: i64,
    /// 0 to 23.
    pub hours: i64,
    /// 0 to 59.
    pub minutes: i64,
    /// 0 to 59.
    pub seconds: i64,
}

impl Left {
    /// Cuts up milliseconds.
    pub const fn of(millis: i64) -> Self {
        let all = if millis > 0 {
            (millis + SECOND - 1) / SECOND
        } else {
            0
        };
        Self {
            days: all / 86_400,
            hours: all / 3_600 % 24,
            minutes: all / 60 % 60,
            seconds: all % 60,
        }
    }

    /// For screen readers: the two largest units, which change rarely.
    pub fn words(self, w: Words) -> String {
        let (hours, minutes) = (
            w.island_time_hours(self.hours),
            w.island_time_minutes(self.minutes),
        );
        match self {
            Self { days: 1.., .. } => [w.island_time_days(self.days), hours].join(", "),
            Self { hours: 1.., .. } => [hours, minutes].join(", "),
            Self { minutes: 1.., .. } => minutes,
            _ => w.island_time_short().to_owned(),
        }
    }
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
