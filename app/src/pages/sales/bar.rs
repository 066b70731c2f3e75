//! A phone's bar at the bottom, which leads to the form while that is out of sight. A link: it works
//! without scripts, and the style sheet hides it where the form is.

use super::{SalesView, checkout, priced};
use domain::page::Phase;
use leptos::prelude::*;

/// The bar of a page that can sell, hidden in all other phases.
pub fn view(view: &SalesView, current: Phase) -> Option<impl IntoView + use<>> {
    if matches!(current, Phase::Paused | Phase::Draft | Phase::Expired) {
        return None;
    }
    let page = &view.page;
    let price = match page.offers.as_slice() {
        [only] => Some(priced::price(page, only, view.now)),
        _ => None,
    };
    let name = page.title();
    let periods = priced::periods(page, &page.offers, view.now);
    let words = priced::flipping(&periods, |period| {
        checkout::button_words(view, period.at).into_any()
    });
    let href = format!("#{}", checkout::FORM);
    Some(view! {
        <div class="bar" data-phase=Phase::Live.as_str() hidden=current != Phase::Live>
            <p class="bar__what">
                <span class="bar__name">{name}</span>
                {price.map(|price| view! { <span class="bar__price">{price}</span> })}
            </p>
            <a class="button button--primary" href=href>
                {words}
            </a>
        </div>
    })
}
