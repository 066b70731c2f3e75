//! What a screen reader hears when the page has changed.

use super::{known::Moment, live::text};
use ::words::Words;
use domain::{
    offer::{Absence, Stock},
    page::Phase,
};
use leptos::prelude::*;

/// Silent until the phase or a price changes, then one sentence.
#[island]
pub fn PhaseNews() -> impl IntoView {
    view! { <p class="visually-hidden" role="status">{text(news)}</p> }
}

fn news(w: Words, moment: Moment) -> String {
    let stock = moment.known.stock;
    let news = match moment.known.phase(moment.now) {
        _ if !moment.changed && moment.repriced => w.island_news_price(),
        _ if !moment.changed => "",
        Phase::Draft | Phase::Paused => w.island_news_paused(),
        Phase::Prelaunch => w.island_news_prelaunch(),
        Phase::Live => w.island_news_live(),
        Phase::SoldOut if stock.map(Stock::absence) == Some(Absence::Nothing) => w.island_none(),
        Phase::SoldOut => w.island_news_gone(),
        Phase::Expired => w.island_news_expired(),
    };
    news.to_owned()
}
