//! Moments in the visitor's own time zone, with the zone named, in the language of the document. Those of
//! the document as it came are told already, by the script of `shell/times.rs`.

use super::sections::select;
use crate::spoken::words;
use ::words::Language;
use js_sys::{Array, Date, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// How a moment of today is written.
pub const HOUR: &[(&str, &str)] = &[("hour", "numeric"), ("minute", "2-digit")];
/// How any other is.
const MOMENT: &[(&str, &str)] = &[
    ("year", "numeric"),
    ("month", "long"),
    ("day", "numeric"),
    ("hour", "numeric"),
    ("minute", "2-digit"),
    ("timeZoneName", "short"),
];

/// Keeps up with a page whose creator moves its times: `name` is `launch` or `closing`.
pub fn follow(name: &str, at: i64) {
    for time in select("time[data-local]") {
        if time.get_attribute("data-local").as_deref() != Some(name) {
            continue;
        }
        let date = Date::new(&JsValue::UNDEFINED);
        #[expect(
            clippy::cast_precision_loss,
            reason = "dates of this product are far below 2^53 milliseconds"
        )]
        date.set_time(at as f64);
        let datetime = date.to_iso_string();
        // The server leaves out milliseconds that are zero; so does this comparison.
        let written = String::from(&datetime).replace(".000Z", "Z");
        if time.get_attribute("datetime").as_deref() != Some(&written) {
            _ = time.set_attribute("datetime", &written);
            show(&time, &date, MOMENT);
        }
    }
}

/// Writes a moment in the visitor's zone.
pub fn show(time: &Element, date: &Date, style: &[(&str, &str)]) {
    let options = Object::new();
    for (name, value) in style {
        _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let text = Reflect::get(date, &"toLocaleString".into()).and_then(|write| {
        let arguments = Array::of2(&locale(), &options);
        write.unchecked_into::<Function>().apply(date, &arguments)
    });
    if let Some(text) = text.ok().and_then(|text| text.as_string()) {
        time.set_text_content(Some(&text));
    }
}

/// The visitor's own habits, if they are of the document's language; otherwise those of the language.
fn locale() -> JsValue {
    let language = words().language();
    let own = window().navigator().language();
    if own.as_deref().and_then(Language::parse) == Some(language) {
        return JsValue::UNDEFINED;
    }
    language.code().into()
}
