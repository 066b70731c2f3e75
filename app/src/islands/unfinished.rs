//! The checkout that this browser has open already.
//!
//! The page is the same for everybody, so it cannot know. A cookie that only its own address gets
//! names the order; the server says whether it can still be paid.

use super::{
    feed::{field, get, moment, on},
    local_time,
    sections::select,
};
use js_sys::{Array, Date};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// How the cookie begins.
const COOKIE: &str = "checkout=";

thread_local! {
    /// Until when the copies are held.
    static HELD: Cell<i64> = const { Cell::new(i64::MAX) };
}

/// Looks for a checkout now, and again whenever the browser comes back to the page.
pub fn install() {
    if notice().is_some() {
        look();
        on(&window(), "pageshow", |_| look());
    }
}

/// Takes the notice away when its time is over.
pub fn tick(now: i64) {
    if now >= HELD.get() {
        HELD.set(i64::MAX);
        hide();
    }
}

fn notice() -> Option<Element> {
    document().query_selector("[data-unfinished]").ok()?
}

fn look() {
    let Some(order) = cookie() else {
        hide();
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let found = get(&["/api/unfinished?order=", &order].concat()).await;
        // Offline: nothing is known, nothing changes.
        let Some(found) = found else { return };
        if found.is_null() {
            hide();
        } else {
            _ = show(&order, &found);
        }
    });
}

/// The order that this page's cookie names.
fn cookie() -> Option<String> {
    let all = field(&document(), "cookie").as_string()?;
    let found = all.split("; ").find_map(|one| one.strip_prefix(COOKIE))?;
    Some(found.to_owned())
}

fn show(order: &str, found: &JsValue) -> Option<()> {
    let url = field(found, "checkoutUrl").as_string()?;
    let total = field(found, "total").as_string()?;
    let names = field(found, "names").dyn_into::<Array>().ok()?;
    let until = field(found, "holdExpiresAt");
    HELD.set(moment(found, "holdExpiresAt")?);
    fill("[data-unfinished-link]", "href", &url);
    fill("[data-unfinished-order], [data-replaces]", "value", order);
    for what in select("[data-unfinished-what]") {
        let names = String::from(names.join(", "));
        what.set_text_content(Some(&[names.as_str(), ", ", &total].concat()));
    }
    for time in select("[data-unfinished-until]") {
        local_time::show(&time, &Date::new(&until), local_time::HOUR);
    }
    notice()?.remove_attribute("hidden").ok()
}

fn hide() {
    if let Some(notice) = notice() {
        _ = notice.set_attribute("hidden", "");
    }
    fill("[data-replaces]", "value", "");
}

fn fill(selector: &str, attribute: &str, value: &str) {
    for part in select(selector) {
        _ = part.set_attribute(attribute, value);
    }
}
