//! What a screen reader hears when the page has changed.

use super::{known::Moment, live::text};
use domain::page::Phase;
use leptos::prelude::*;

/// Silent until the phase or a price changes, then one sentence.
#[island]
pub fn PhaseNews() -> impl IntoView {
    view! { <p class="visually-hidden" role="status">{text(news)}</p> }
}

fn news(moment: Moment) -> String {
    if !moment.changed {
        let news = if moment.repriced {
            "The price has changed."
        } else {
            ""
        };
        return news.to_owned();
    }
    match moment.known.phase(moment.now) {
        Phase::Draft | Phase::Paused => "This page is paused now.",
        Phase::Prelaunch => "This page is not open yet.",
        Phase::Live => "This page is open now.",
        Phase::SoldOut => "All copies are taken now.",
        Phase::Expired => "This page is closed now.",
    }
    .to_owned()
}
