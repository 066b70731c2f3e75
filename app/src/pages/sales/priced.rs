//! What depends on the time because prices do.
//!
//! The document holds the words of each time in which no price changes, and hides all but those of
//! the current one. The islands show the next at the exact moment: `islands::prices`.

use crate::{pages::moment, parts::Price, spoken::words};
use ::words::{GAP, around};
use domain::{Timestamp, offer::Offer, page::Page};
use leptos::prelude::*;
use std::iter::once;

/// A time in which no price changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// A moment of it.
    pub at: Timestamp,
    /// When the next one begins.
    pub until: Option<Timestamp>,
}

/// The periods of these offers from `now` to the closing of their page, the current one first.
pub fn periods(page: &Page, offers: &[Offer], now: Timestamp) -> Vec<Period> {
    let closes_at = page.closes_at();
    let mut changes: Vec<_> = offers
        .iter()
        .flat_map(|offer| &offer.pricing.changes)
        .map(|change| change.at)
        .filter(|at| *at > now && *at < closes_at)
        .collect();
    changes.sort_unstable();
    changes.dedup();
    let ends: Vec<_> = changes
        .iter()
        .copied()
        .map(Some)
        .chain(once(None))
        .collect();
    once(now)
        .chain(changes)
        .zip(ends)
        .map(|(at, until)| Period { at, until })
        .collect()
}

/// The words of each period, of which those of the first are shown.
pub fn flipping(periods: &[Period], words: impl Fn(Period) -> AnyView) -> AnyView {
    if let [only] = periods {
        return words(*only);
    }
    let each = |(index, period): (usize, &Period)| {
        // The first one counts before its beginning too, whatever the clocks say.
        let from = if index == 0 { 0 } else { period.at.millis() };
        view! {
            <span
                data-from=from.to_string()
                data-until=period.until.map(|until| until.millis().to_string())
                hidden={index > 0}
            >
                {words(*period)}
            </span>
        }
    };
    periods
        .iter()
        .enumerate()
        .map(each)
        .collect_view()
        .into_any()
}

/// What one copy costs, whenever that is.
pub fn price(page: &Page, offer: &Offer, now: Timestamp) -> AnyView {
    let periods = periods(page, std::slice::from_ref(offer), now);
    flipping(&periods, |period| price_at(offer, period.at))
}

fn price_at(offer: &Offer, at: Timestamp) -> AnyView {
    let (w, pricing) = (words(), &offer.pricing);
    let before = pricing.compare_at(at).map(|before| {
        let (instead_of, after) = around(&w.sales_instead_of(GAP));
        let before = w.money(before.into());
        view! {
            " "
            <s class="price__before">
                <span class="visually-hidden">{instead_of}</span>
                {before}
                <span class="visually-hidden">{after}</span>
            </s>
        }
    });
    match (pricing.pay_what_you_want, pricing.at(at)) {
        (true, least) if least.minor == 0 => {
            view! { <span class="price">{w.sales_name_your_price()}</span> }.into_any()
        }
        (true, least) => {
            let (from, after) = around(&w.sales_price_from(GAP));
            view! { {from} <Price amount=least/> {after} {before} }.into_any()
        }
        (false, price) => view! { <Price amount=price/> {before} }.into_any(),
    }
}

/// Until when that is so, and what comes then; nothing if the price stays.
pub fn next_price(page: &Page, offer: &Offer, now: Timestamp) -> Option<AnyView> {
    let periods = periods(page, std::slice::from_ref(offer), now);
    let sentence = |period: Period| match period.until {
        None => ().into_any(),
        Some(until) => {
            let (w, then) = (words(), amount(offer.pricing.at(until)));
            let sentence = if offer.pricing.pay_what_you_want {
                w.sales_until_least(GAP, &then)
            } else {
                w.sales_until(GAP, &then)
            };
            let (before, after) = around(&sentence);
            view! { {before} {moment(until, "")} {after} }.into_any()
        }
    };
    (periods.len() > 1)
        .then(|| view! { <p class="muted small">{flipping(&periods, sentence)}</p> }.into_any())
}

/// An amount inside a sentence.
pub fn amount(money: domain::Money) -> String {
    match money.minor {
        0 => words().sales_free().to_owned(),
        _ => words().money(money.into()),
    }
}
