//! Moments as they are told elsewhere. From effects only.

use domain::Timestamp;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A few places around the world, from west to east, by the names of their zones.
pub(super) const ZONES: [&str; 11] = [
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Lagos",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
];

/// The place of a zone, as people call it.
pub(super) fn place(zone: &str) -> String {
    let city = zone.rsplit('/').next().unwrap_or(zone);
    city.replace('_', " ")
}

/// Date and time in a zone, or in the visitor's own, in a language: `Tue, 3 Mar 2026, 18:05`.
pub(super) fn text(at: Timestamp, zone: Option<&str>, language: &str) -> String {
    let options = Object::new();
    let parts = [
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "short"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    let zone = zone.map(|zone| ("timeZone", zone));
    for (part, style) in parts.into_iter().chain(zone) {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &part.into(), &style.into());
    }
    // Exact: the year 9999 is 2^47.8 milliseconds away.
    let date = Date::new(&JsValue::from_f64(at.millis() as f64));
    date.to_locale_string(language, &options).into()
}
