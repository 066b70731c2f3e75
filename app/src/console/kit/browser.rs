//! What only the browser knows: its time zone, its clock, its address bar.
//!
//! To be called from effects and event handlers only, never while rendering.

use ::words::Language;
use domain::Timestamp;
use js_sys::{Array, Date, Function, Intl, Object, Promise, Reflect};
use leptos::prelude::{set_timeout, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whole units of a number that JavaScript keeps as a float.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes and times are whole and far below 2^53; the cast saturates"
)]
pub fn whole(number: f64) -> i64 {
    number as i64
}

fn date(at: Timestamp) -> Date {
    // Exact: the year 9999 is 2^47.8 milliseconds away.
    Date::new(&JsValue::from_f64(at.millis() as f64))
}

/// The visitor's own clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the console reads the clock, for the difference to the server's"
)]
pub fn clock() -> Timestamp {
    Timestamp::from_millis(whole(Date::now()))
}

/// A moment in the visitor's zone, with the zone named, in the language of the console: as in the visitor's
/// country, if they speak it there.
pub fn local_text(at: Timestamp, language: Language) -> String {
    let options = Object::new();
    let parts = [
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ];
    for (part, style) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &part.into(), &style.into());
    }
    let own = window().navigator().language();
    let own = own.filter(|own| Language::parse(own) == Some(language));
    date(at)
        .to_locale_string(own.as_deref().unwrap_or(language.code()), &options)
        .into()
}

/// The name of the visitor's zone: `Europe/Berlin`.
pub fn zone() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

/// The names of all zones that this browser knows; nothing if it does not say.
pub fn zones() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into());
    let list = intl.and_then(|intl| {
        let list = Reflect::get(&intl, &"supportedValuesOf".into())?;
        list.dyn_into::<Function>()?
            .call1(&intl, &"timeZone".into())
    });
    let names = list.map(|list| Array::from(&list)).unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// A moment as `<input type="datetime-local">` holds it.
pub fn to_input(at: Timestamp) -> String {
    let date = date(at);
    let text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    );
    match date.get_seconds() {
        0 => text,
        seconds => format!("{text}:{seconds:02}"),
    }
}

/// The moment that a `<input type="datetime-local">` holds.
pub fn from_input(text: &str) -> Option<Timestamp> {
    let millis = Date::new(&text.into()).get_time();
    (!text.is_empty() && millis >= 0.0).then(|| Timestamp::from_millis(whole(millis)))
}

/// Where this page comes from: `https://pages.example.com`.
pub fn origin() -> String {
    // Only pages without a place of their own do not know it.
    window().location().origin().unwrap_or_default()
}

/// Waits.
pub async fn sleep(duration: Duration) {
    let passed = Promise::new(&mut |resolve: Function, _| {
        // A promise's resolve function cannot fail.
        set_timeout(move || drop(resolve.call0(&JsValue::NULL)), duration);
    });
    // It is never refused.
    let _ = JsFuture::from(passed).await;
}

/// Sends the visitor to sign in, and back here afterwards.
pub fn sign_in_again() {
    let location = window().location();
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let next = js_sys::encode_uri_component(&here);
    // A browser that refuses to navigate leaves the message on the screen.
    let _ = location.assign(&format!("/login?next={next}"));
}

/// Selects all text of a field, by its id.
pub fn select(id: &str) {
    let field = leptos::prelude::document().get_element_by_id(id);
    let Some(field) = field else { return };
    let select = Reflect::get(&field, &"select".into());
    if let Ok(select) = select.and_then(JsCast::dyn_into::<Function>) {
        // What cannot be selected stays as it is.
        let _ = select.call0(&field);
    }
}

/// Moves the focus to the first element that matches, if there is one.
pub fn focus(selector: &str) {
    let found = leptos::prelude::document().query_selector(selector);
    if let Ok(Some(element)) = found
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        // An element that cannot be focused stays as it is.
        let _ = element.focus();
    }
}
