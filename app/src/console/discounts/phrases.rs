//! A code in a few words.

use crate::{api::discounts::Code, console::kit::badge::badge, spoken::words};
use domain::{
    Timestamp,
    discount::{Discount, Reduction},
};
use leptos::prelude::*;
use words::Words;

/// What it takes off.
pub(super) fn reduction(w: Words, discount: &Discount) -> String {
    match discount.reduction {
        Reduction::Percent(percent) => w.discounts_reduction_percent(percent),
        Reduction::Amount(amount) => w.money(amount.into()),
    }
}

/// How often it was used, of how often it may be.
pub(super) fn uses(w: Words, discount: &Discount) -> String {
    match discount.max_uses {
        Some(most) => w.discounts_used_of(discount.used, most),
        None => w.number(discount.used),
    }
}

/// Where it counts.
pub(super) fn scope(w: Words, code: &Code) -> String {
    let gone = |name: &Option<String>| {
        name.clone()
            .unwrap_or_else(|| w.discounts_gone().to_owned())
    };
    let page = code.discount.page_id.as_ref();
    let product = code.discount.product_id.as_ref();
    match (page, product) {
        (None, None) => w.discounts_everywhere().to_owned(),
        (Some(_), None) => w.discounts_on_page(&gone(&code.page_title)),
        (None, Some(_)) => w.discounts_of_product(&gone(&code.product_name)),
        (Some(_), Some(_)) => {
            let (product, page) = (gone(&code.product_name), gone(&code.page_title));
            w.discounts_of_product_on_page(&product, &page)
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
    let (w, discount) = (words(), discount.clone());
    let state = Memo::new(move |_| state_at(&discount, now.get()));
    move || match state.get() {
        State::Off => badge("paused", w.discounts_state_off()),
        State::Ended => badge("expired", w.discounts_state_ended()),
        State::UsedUp => badge("sold_out", w.discounts_state_used_up()),
        State::Later => badge("prelaunch", w.discounts_state_later()),
        State::Counts => badge("live", w.discounts_state_active()),
    }
}
