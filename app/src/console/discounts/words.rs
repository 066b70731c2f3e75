//! A code in a few words.

use crate::{api::discounts::Code, console::kit::badge::badge};
use domain::{
    Timestamp,
    discount::{Discount, Reduction},
};
use leptos::prelude::*;

/// What it takes off.
pub(super) fn reduction(discount: &Discount) -> String {
    match discount.reduction {
        Reduction::Percent(percent) => format!("{percent} %"),
        Reduction::Amount(amount) => amount.to_string(),
    }
}

/// How often it was used, of how often it may be.
pub(super) fn uses(discount: &Discount) -> String {
    match discount.max_uses {
        Some(most) => format!("{}\u{a0}of\u{a0}{most}", discount.used),
        None => discount.used.to_string(),
    }
}

/// Where it counts.
pub(super) fn scope(code: &Code) -> String {
    let gone = |name: &Option<String>| name.clone().unwrap_or_else(|| "deleted".to_owned());
    let page = code.discount.page_id.as_ref();
    let product = code.discount.product_id.as_ref();
    match (page, product) {
        (None, None) => "Everywhere".to_owned(),
        (Some(_), None) => format!("On “{}”", gone(&code.page_title)),
        (None, Some(_)) => format!("“{}”", gone(&code.product_name)),
        (Some(_), Some(_)) => {
            let (product, page) = (gone(&code.product_name), gone(&code.page_title));
            format!("“{product}” on “{page}”")
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Off,
    Ended,
    UsedUp,
    Later,
    Counts,
}

fn state_at(discount: &Discount, now: Timestamp) -> State {
    if !discount.is_active {
        State::Off
    } else if discount.ends_at.is_some_and(|at| at <= now) {
        State::Ended
    } else if discount.max_uses.is_some_and(|most| discount.used >= most) {
        State::UsedUp
    } else if discount.starts_at.is_some_and(|at| at > now) {
        State::Later
    } else {
        State::Counts
    }
}

/// Whether it counts, following the clock.
pub(super) fn state(discount: &Discount, now: Signal<Timestamp>) -> impl IntoView + use<> {
    let discount = discount.clone();
    let state = Memo::new(move |_| state_at(&discount, now.get()));
    move || match state.get() {
        State::Off => badge("paused", "Switched off"),
        State::Ended => badge("expired", "Ended"),
        State::UsedUp => badge("sold_out", "Used up"),
        State::Later => badge("prelaunch", "Starts later"),
        State::Counts => badge("live", "Active"),
    }
}
