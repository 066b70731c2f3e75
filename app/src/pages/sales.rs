//! A creator's page.
//!
//! One document holds a section for every phase that time or stock can still bring; all but the
//! current one are hidden. So the right one is shown without JavaScript, and the islands can move
//! on to the next at the exact moment without asking anybody. See `islands::sections`.
//!
//! | module | holds |
//! |---|---|
//! | `hero` | headline, creator, and the picture or film |
//! | `phase` | what stands in the card, for each phase |
//! | `checkout`, `register`, `unfinished` | its forms |
//! | `blocks` | everything below, in the creator's order |
//! | `bar` | the way back to the form on a phone |
//! | `data` | the page in the words of search engines |
//! | `priced`, `closing` | what depends on prices and times |

mod bar;
mod blocks;
mod checkout;
mod closing;
mod data;
mod hero;
mod look_inside;
mod phase;
mod picture;
mod priced;
mod register;
mod seen;
mod unfinished;

use super::{form::FormState, marked};
use crate::{
    islands::{Known, Moment, PhaseNews, provide_moment},
    shell::{
        Card, Document, Head, Look, Share, Site, document,
        frame::{Frame, Width},
        site::Embedded,
    },
    spoken::words,
};
use domain::{
    Timestamp,
    id::ShortId,
    offer::Ware,
    page::{Page, Phase},
    preview::Preview,
};
use leptos::prelude::*;

pub use checkout::LinkedCode;
pub use picture::Picture;

/// Everything a sales page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SalesView {
    /// The page.
    pub page: Page,
    /// The server's time.
    pub now: Timestamp,
    /// The page's absolute address.
    pub public_url: String,
    /// The picture at the top.
    pub cover: Option<Picture>,
    /// The creator's picture.
    pub avatar: Option<Picture>,
    /// The absolute address of the picture that is shown where the page is shared.
    pub card_url: Option<String>,
    /// The files of its products, in order.
    pub wares: Vec<Ware>,
    /// What can be seen of the files before they are bought.
    pub previews: Vec<Preview>,
    /// The checkout form, if it came back.
    pub checkout: FormState,
    /// The registration form, if it came back.
    pub register: FormState,
    /// What the discount code of a link does.
    pub code: Option<LinkedCode>,
    /// For how many minutes a checkout holds its copies.
    pub hold_minutes: i64,
}

/// Renders the page as it is now. Drafts are unknown to the world: answer them with
/// [`super::notice::not_found`].
pub fn render(site: &Site, view: &SalesView) -> Document {
    let page = &view.page;
    let description = description(page);
    let head = Head {
        title: page.title(),
        // What stands in a frame is shared by its own address.
        share: site.embedded.is_none().then(|| share(view, &description)),
        description,
        look: Some(Look::from(&page.customization)),
        preload: hero::preload(view),
        enhanced: true,
    };
    let view = view.clone();
    document(site, &head, move || body(&view))
}

/// What others are told. What is over is found by nobody any more.
fn share(view: &SalesView, description: &str) -> Share {
    let page = &view.page;
    Share {
        url: view.public_url.clone(),
        card: view.card_url.clone().map(|url| Card {
            url,
            alt: page.title(),
        }),
        price: data::price(page, view.now),
        data: Some(data::product(view, description)),
        is_listed: !matches!(page.phase(view.now), Phase::Draft | Phase::Expired),
    }
}

/// A line for those who have not opened the page yet.
fn description(page: &Page) -> String {
    let custom = &page.customization;
    let described = || page.offers.iter().map(|offer| &offer.description);
    let text = [&custom.tagline, &custom.design.story]
        .into_iter()
        .chain(described())
        .map(|text| marked::plain(text))
        .find(|text| !text.is_empty());
    text.unwrap_or_default().chars().take(160).collect()
}

/// The phases whose sections the document holds. What only the creator can bring is not among
/// them for a page that is paused or closed.
const fn phases(current: Phase) -> &'static [Phase] {
    use Phase as P;
    match current {
        P::Prelaunch => &[P::Prelaunch, P::Live, P::SoldOut, P::Paused, P::Expired],
        P::Live | P::SoldOut => &[P::Live, P::SoldOut, P::Paused, P::Expired],
        P::Paused => &[P::Paused],
        P::Draft | P::Expired => &[P::Expired],
    }
}

fn body(view: &SalesView) -> impl IntoView + use<> {
    let page = &view.page;
    let known = Known::of(page, view.now);
    provide_moment(Moment::new(view.now.millis(), known));
    let current = known.phase;
    let sections = phases(current)
        .iter()
        .map(|section| phase::section(view, *section, *section == current))
        .collect_view();
    let status = status(page, view.now, &known);
    // The cookie of an open checkout is not for frames of other sites, nor is the bar of a phone.
    let alone = !is_embedded();
    let (changed, unfinished) = (changed(page), alone.then(|| unfinished::notice(page)));
    let register = register::form(view, phases(current), current);
    let (hero, blocks) = (hero::view(view, current), blocks::view(view));
    let bar = alone.then(|| bar::view(view, current));
    let seen = seen::picture(&page.short_id);
    view! {
        <Frame width=Width::Wide bare=true>
            <div class="sale" data-page=status>
                {hero}
                <div class="sale__desk card">
                    <PhaseNews/> {changed} {unfinished} {sections} {register}
                </div>
                {blocks} {bar} {seen}
            </div>
        </Frame>
    }
}

/// Whether the page stands in a frame of another site.
fn is_embedded() -> bool {
    use_context::<Embedded>().is_some()
}

/// Where this document comes from: the page by itself, or what of it is shown in frames.
fn place(short_id: &ShortId) -> String {
    let folder = if is_embedded() { "e" } else { "p" };
    format!("/{folder}/{short_id}")
}

/// What the islands begin with: the words of `page_status`, in milliseconds.
fn status(page: &Page, now: Timestamp, known: &Known) -> String {
    serde_json::json!({
        "shortId": page.short_id,
        "phase": known.phase,
        "now": now.millis(),
        "launchAt": known.launch_at,
        "closesAt": known.closes_at,
        "offers": known.offers,
        "stock": known.stock,
    })
    .to_string()
}

/// Shown by the islands when the page is in a phase that this document does not hold.
fn changed(page: &Page) -> impl IntoView + use<> {
    let w = words();
    view! {
        <p class="notice" role="status" data-changed hidden>
            {w.sales_changed()} " "
            <a href=place(&page.short_id) target=is_embedded().then_some("_self")>
                {w.sales_changed_show()}
            </a>
        </p>
    }
}

#[cfg(test)]
#[path = "sales/tests.rs"]
mod tests;
