//! Prices that change while the page is open.
//!
//! What depends on prices is in the document once for each time in which none changes, with
//! `data-from` and `data-until` in milliseconds.

use super::sections::select;
use web_sys::Element;

/// What [`show`] found.
pub struct Shown {
    /// When something else has to be shown; `i64::MAX` if never.
    pub until: i64,
    /// Whether anything had to be changed.
    pub changed: bool,
}

/// Shows what counts at `now` and hides the rest.
pub fn show(now: i64) -> Shown {
    let mut shown = Shown {
        until: i64::MAX,
        changed: false,
    };
    for part in select("[data-from]") {
        let (from, until) = (moment(&part, "data-from"), moment(&part, "data-until"));
        let until = until.unwrap_or(i64::MAX);
        let counts = from.unwrap_or_default() <= now && now < until;
        if counts == part.has_attribute("hidden") {
            _ = part.toggle_attribute_with_force("hidden", !counts);
            shown.changed = true;
        }
        if counts {
            shown.until = shown.until.min(until);
        }
    }
    shown
}

fn moment(part: &Element, name: &str) -> Option<i64> {
    part.get_attribute(name)?.parse().ok()
}
