//! The server's clock, ticking on in the browser.

use super::browser;
use domain::Timestamp;
use leptos::prelude::*;
use std::time::Duration;
use words::Words;

/// The server's time: `now` while rendering, then ticking every second.
///
/// It runs on the difference to the visitor's clock, so that a wrong clock does not matter.
pub fn ticking(now: Timestamp) -> Signal<Timestamp> {
    let time = RwSignal::new(now);
    Effect::new(move |_| {
        let ahead = now.since(browser::clock());
        let tick = move || {
            time.try_set(browser::clock().plus(ahead));
        };
        // Without a timer the time stands still, which is what a page without scripts does.
        if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
    });
    time.into()
}

/// How long until a moment, in the two largest units: `2 d 3 h`, `4 min`, `12 s`.
pub fn until(words: Words, now: Timestamp, moment: Timestamp) -> String {
    let seconds = moment.since(now).max(0) / domain::time::SECOND;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => words.kit_seconds(seconds),
        (0, 0, minutes) => words.kit_minutes(minutes),
        (0, hours, minutes) => words.kit_hours(hours, minutes),
        (days, hours, _) => words.kit_days(days, hours),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_two_largest_units() {
        let now = Timestamp::from_millis(0);
        for (seconds, text) in [
            (-5, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (7_500, "2 h 5 min"),
            (97_200, "1 d 3 h"),
        ] {
            assert_eq!(
                until(Words::default(), now, now.plus(seconds * 1_000)),
                text
            );
        }
    }
}
