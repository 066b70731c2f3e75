//! Tells the server that the page is being looked at, and the checkout what led here. No cookie, and
//! nothing is kept in the browser.

use super::{
    feed::{field, on},
    sections::select,
};
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Says so once the page is shown; what a browser loads ahead may never be.
pub fn install() {
    // A form that came back has another address, and was counted before.
    let Some((page, medium)) = page() else { return };
    let told = [referral().as_str(), medium].concat();
    for hidden in select("[data-referral]") {
        _ = hidden.set_attribute("value", &told);
    }
    if field(&document(), "prerendering").is_truthy() {
        on(&document(), "prerenderingchange", move |_| {
            tell(&page, &told)
        });
    } else {
        tell(&page, &told);
    }
}

fn tell(page: &str, told: &str) {
    if !TOLD.replace(true) {
        let address = [page, "/seen"].concat();
        // A browser that does not want to tell need not.
        _ = window()
            .navigator()
            .send_beacon_with_opt_str(&address, Some(told));
    }
}

/// The address of the sales page, `/p/` and its public name, and what is told of the medium: what is shown
/// in frames of other sites has another address, and says so unless the link says something else.
fn page() -> Option<(String, &'static str)> {
    let path = window().location().pathname().ok()?;
    let (name, medium) = match path.strip_prefix("/e/") {
        Some(name) => (name, "&utm_medium=embedded"),
        None => (path.strip_prefix("/p/")?, ""),
    };
    let is_page = !name.contains('/') && !select("[data-page]").is_empty();
    is_page.then(|| (["/p/", name].concat(), medium))
}

/// The site that linked here and the campaign in the address, as the fields of a form.
fn referral() -> String {
    let referrer = field(&document(), "referrer").as_string();
    let referrer = referrer.unwrap_or_default();
    let host = referrer.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    let mut told = ["referrer=", host].concat();
    let query = window().location().search().unwrap_or_default();
    for pair in query.trim_start_matches('?').split('&') {
        if pair.starts_with("utm_") {
            told.push('&');
            told.push_str(pair);
        }
    }
    told
}
