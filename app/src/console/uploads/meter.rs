//! How fast an upload is, and how long it will take.

use std::collections::VecDeque;
use words::Words;

/// Over how long the speed is taken, in milliseconds: long enough to be calm, short enough to be true.
const WINDOW: i64 = 10_000;
/// From how much on it means something.
const LEAST: i64 = 1_000;

/// What was sent when, of late.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meter(VecDeque<(i64, i64)>);

impl Meter {
    /// Notes that `sent` bytes had been sent at `now`, in milliseconds.
    pub fn note(&mut self, now: i64, sent: i64) {
        // A part that has to be sent again takes some of it back: measure from there.
        if self.0.back().is_some_and(|(_, before)| sent < *before) {
            self.0.clear();
        }
        self.0.push_back((now, sent));
        while self.0.front().is_some_and(|(at, _)| now - at > WINDOW) {
            self.0.pop_front();
        }
    }

    /// Bytes per second; nothing before there is something to measure.
    pub fn speed(&self) -> Option<i64> {
        let ((from, before), (to, after)) = (self.0.front()?, self.0.back()?);
        let (time, bytes) = (to - from, after - before);
        (time >= LEAST && bytes > 0).then(|| bytes.saturating_mul(1_000) / time)
    }
}

/// How long so many bytes take at a speed, in words.
pub(super) fn time_left(words: Words, bytes: i64, speed: i64) -> String {
    let seconds = bytes / speed.max(1);
    match seconds {
        ..=9 => words.uploads_few_seconds().to_owned(),
        10..=59 => words.uploads_seconds(seconds / 10 * 10),
        60..=5_399 => words.uploads_minutes(seconds / 60),
        _ => words.uploads_hours((seconds + 1_800) / 3_600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_is_that_of_the_last_seconds() {
        let mut meter = Meter::default();
        meter.note(0, 0);
        assert_eq!(meter.speed(), None);
        meter.note(2_000, 2_000);
        assert_eq!(meter.speed(), Some(1_000));
        meter.note(12_000, 22_000);
        assert_eq!(meter.speed(), Some(2_000), "the beginning is forgotten");
        meter.note(13_000, 10_000);
        assert_eq!(meter.speed(), None, "something has to be sent again");
    }

    #[test]
    fn time_is_told_as_people_do() {
        for (bytes, told) in [
            (5, "a few seconds left"),
            (45, "40 seconds left"),
            (100, "about a minute left"),
            (600, "about 10 minutes left"),
            (7_200, "about 2 hours left"),
        ] {
            assert_eq!(time_left(Words::default(), bytes, 1), told);
        }
    }
}
