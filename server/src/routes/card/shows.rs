//! What stands on the card of a page at a moment.

use backend::media::card::{Card, Colours};
use domain::{
    Money, Timestamp,
    colour::Colour,
    offer::Offer,
    page::{Page, Phase},
    palette::{Scene, Scheme},
};
use words::Words;

/// The card of a page, with a cover under this path.
pub(super) fn card(page: &Page, now: Timestamp, words: Words, cover: Option<&str>) -> Card {
    let custom = &page.customization;
    let accent = Colour::parse(&custom.accent);
    let scene = Scene::of(custom.design.theme, Scheme::Light, accent);
    let phase = page.phase(now);
    // Before the opening, what it will cost then.
    let at = page.launch_at.map_or(now, |launch| launch.max(now));
    let (price, compare_at) = match phase {
        Phase::SoldOut => (words.card_sold_out().to_owned(), None),
        Phase::Paused => (words.card_paused().to_owned(), None),
        _ => price(page, at, words),
    };
    Card {
        title: page.title(),
        nameless: words.card_nameless().to_owned(),
        creator: page.creator_name.clone(),
        price,
        compare_at,
        time: time(page, phase, words),
        cover: cover.map(str::to_owned),
        colours: Colours::from(&scene.page),
    }
}

fn time(page: &Page, phase: Phase, words: Words) -> String {
    match (phase, page.launch_at) {
        (Phase::Prelaunch, Some(launch)) => words.card_opens(launch.into()),
        _ => words.card_closes(page.closes_at().into()),
    }
}

/// What it costs, and what that is compared with. Of several prices the least.
fn price(page: &Page, at: Timestamp, words: Words) -> (String, Option<String>) {
    let offers: Vec<_> = page.offers.iter().filter(|offer| offer.is_active).collect();
    let least = offers
        .iter()
        .map(|offer| offer.pricing.at(at))
        .min_by_key(|price| price.minor);
    let Some(least) = least else {
        return (String::new(), None);
    };
    match offers.as_slice() {
        [only] if !only.pricing.pay_what_you_want => {
            let said = |money: Money| words.money(money.into());
            (
                exactly(only, at, words),
                only.pricing.compare_at(at).map(said),
            )
        }
        _ => (words.card_from(least.into()), None),
    }
}

fn exactly(offer: &Offer, at: Timestamp, words: Words) -> String {
    match offer.pricing.at(at) {
        Money { minor: 0, .. } => words.card_free().to_owned(),
        price => words.money(price.into()),
    }
}

#[cfg(test)]
#[path = "shows_tests.rs"]
mod tests;
