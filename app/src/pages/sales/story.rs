//! What is for sale, in the creator's words.

use super::{look_inside, priced::price};
use crate::parts::{Icon, Shape, bytes};
use domain::{Timestamp, offer::Offer, page::Page, preview::Preview};
use leptos::prelude::*;

/// One product tells its story; several are a list.
pub fn view(page: &Page, now: Timestamp, previews: &[Preview]) -> impl IntoView + use<> {
    let several = page.offers.len() > 1;
    let offers = page
        .offers
        .iter()
        .map(|offer| {
            if several {
                listed(page, offer, now)
            } else {
                alone(page, offer, now)
            }
        })
        .collect_view();
    view! {
        <div class="sale__story stack stack--loose">
            {several.then(|| view! { <h2>"What’s inside"</h2> })} {offers}
            {look_inside::view(page.short_id.as_str(), previews)}
        </div>
    }
}

fn alone(page: &Page, offer: &Offer, now: Timestamp) -> AnyView {
    view! {
        {paragraphs(&offer.description)}
        <p class="cluster small">
            {files(offer).map(|files| view! { {files} <span class="muted">"·"</span> })}
            <span>{price(page, offer, now)}</span>
        </p>
    }
    .into_any()
}

fn listed(page: &Page, offer: &Offer, now: Timestamp) -> AnyView {
    view! {
        <article class="offer">
            <div class="offer__head">
                <h3 class="offer__name">{offer.name.clone()}</h3>
                <span>{price(page, offer, now)}</span>
            </div>
            {paragraphs(&offer.description)}
            {files(offer).map(|files| view! { <p class="small">{files}</p> })}
        </article>
    }
    .into_any()
}

fn files(offer: &Offer) -> Option<impl IntoView + use<>> {
    (offer.file_count > 0).then(|| {
        view! {
            <span class="with-icon muted">
                <Icon shape=Shape::File/>
                {bytes::files(offer.file_count, offer.file_bytes)}
            </span>
        }
    })
}

/// Plain text whose empty lines part paragraphs; single line ends are kept by the style sheet.
fn paragraphs(text: &str) -> Option<impl IntoView + use<>> {
    let paragraphs: Vec<_> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> })
        .collect();
    (!paragraphs.is_empty()).then(|| view! { <div class="prose">{paragraphs}</div> })
}
