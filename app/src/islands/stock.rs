//! The copies that are left, and what is said of a page that has none.

use super::{known::Moment, live::text};
use ::words::Words;
use domain::offer::{Absence, Stock};
use leptos::prelude::*;

/// How many copies can be bought now, and where the others are.
#[island]
pub fn StockLeft() -> impl IntoView {
    view! {
        <p class="stock__text">
            <span class="stock__left">
                {text(|w, moment| {
                    let stock = moment.known.stock.unwrap_or_default();
                    w.island_left(stock.left(), stock.limit)
                })}
            </span>
            <span class="stock__gone">{text(gone)}</span>
        </p>
    }
}

fn gone(w: Words, moment: Moment) -> String {
    let stock = moment.known.stock.unwrap_or_default();
    match (stock.sold, stock.held) {
        (0, 0) => String::new(),
        (sold, 0) => w.island_sold(sold),
        (0, held) => w.island_held(held),
        (sold, held) => [w.island_sold(sold), w.island_held(held)].join(" · "),
    }
}

/// In a word: why nothing can be bought.
#[island]
pub fn StockState() -> impl IntoView {
    view! {
        <span>
            {text(|w, moment| {
                let state = match absence(moment) {
                    Absence::Nothing => w.island_none_state(),
                    Absence::Held(_) | Absence::Sold => w.island_gone_state(),
                };
                state.to_owned()
            })}
        </span>
    }
}

/// The same as a headline.
#[island]
pub fn StockTitle() -> impl IntoView {
    view! {
        <span>
            {text(|w, moment| {
                let title = match absence(moment) {
                    Absence::Nothing => w.island_none_title(),
                    Absence::Held(_) | Absence::Sold => w.island_gone_title(),
                };
                title.to_owned()
            })}
        </span>
    }
}

/// Whether a page that has nothing left may have something again.
#[island]
pub fn StockReturn() -> impl IntoView {
    view! {
        <p>
            {text(|w, moment| match absence(moment) {
                Absence::Nothing => w.island_none().to_owned(),
                Absence::Sold => w.island_gone().to_owned(),
                Absence::Held(copies) => w.island_gone_held(copies),
            })}
        </p>
    }
}

fn absence(moment: Moment) -> Absence {
    moment.known.stock.map_or(Absence::Nothing, Stock::absence)
}
