//! A creator's page.
//!
//! One document holds a section for every phase that time or stock can still bring; all but the
//! current one are hidden. So the right one is shown without JavaScript, and the islands can move
//! on to the next at the exact moment without asking anybody. See `islands::sections`.

mod checkout;
mod closing;
mod look_inside;
mod priced;
mod register;
mod story;
mod unfinished;

use super::form::FormState;
use crate::{
    islands::{Countdown, Known, Moment, PhaseNews, StockLeft, StockReturn, provide_moment},
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, Width},
    },
};
use domain::{
    Timestamp,
    offer::Stock,
    page::{Page, Phase},
    preview::Preview,
};
use leptos::prelude::*;

pub use checkout::LinkedCode;

/// Everything a sales page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SalesView {
    /// The page.
    pub page: Page,
    /// The server's time.
    pub now: Timestamp,
    /// The page's absolute address.
    pub public_url: String,
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
pub fn render(assets: &Assets, view: &SalesView) -> Document {
    let page = &view.page;
    let head = Head {
        title: page.title(),
        description: description(page),
        canonical: Some(view.public_url.clone()),
        accent: page.customization.accent.clone(),
        refresh: None,
        enhanced: true,
    };
    let view = view.clone();
    document(assets, &head, move || body(&view))
}

/// The phases whose sections the document holds. What only the creator can bring is not among
/// them for a page that is paused or closed.
fn phases(current: Phase) -> &'static [Phase] {
    use Phase as P;
    match current {
        P::Prelaunch => &[P::Prelaunch, P::Live, P::SoldOut, P::Paused, P::Expired],
        P::Live | P::SoldOut => &[P::Live, P::SoldOut, P::Paused, P::Expired],
        P::Paused => &[P::Paused],
        P::Draft | P::Expired => &[P::Expired],
    }
}

fn description(page: &Page) -> String {
    let custom = &page.customization;
    let first_line = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let text = if custom.tagline.is_empty() {
        page.offers
            .first()
            .map_or_else(String::new, |offer| first_line(&offer.description))
    } else {
        custom.tagline.clone()
    };
    text.chars().take(160).collect()
}

fn body(view: &SalesView) -> impl IntoView + use<> {
    let page = &view.page;
    let known = Known::of(page, view.now);
    provide_moment(Moment::new(view.now.millis(), known));
    let phase = known.phase;
    let sections = phases(phase)
        .iter()
        .map(|section| section_of(view, *section, *section == phase))
        .collect_view();
    let (title, creator) = (page.title(), page.creator_name.clone());
    let tagline = page.customization.tagline.clone();
    let status = status(page, view.now, &known);
    let changed = changed(page);
    let register = register::form(view, phases(phase), phase);
    let (story, unfinished) = (
        story::view(page, view.now, &view.previews),
        unfinished::notice(page),
    );
    view! {
        <Frame width=Width::Wide bare=true>
            <div class="sale" data-page=status>
                <header class="sale__head stack stack--tight">
                    <p class="eyebrow cluster">{badges(phase)} <span>"From " {creator}</span></p>
                    <h1 class="title">{title}</h1>
                    {(!tagline.is_empty()).then(|| view! { <p class="lede">{tagline}</p> })}
                </header>
                <div class="sale__desk card">
                    <PhaseNews/> {changed} {unfinished} {sections} {register}
                </div>
                {story}
            </div>
        </Frame>
    }
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

/// One badge per phase, of which one is shown.
fn badges(current: Phase) -> impl IntoView {
    phases(current)
        .iter()
        .map(|phase| {
            let class = format!("badge badge--{}", phase.as_str());
            view! {
                <span class=class data-phase=phase.as_str() hidden=*phase != current>
                    {state(*phase)}
                </span>
            }
        })
        .collect_view()
}

const fn state(phase: Phase) -> &'static str {
    match phase {
        Phase::Prelaunch => "Opens soon",
        Phase::Live => "Open now",
        Phase::SoldOut => "Sold out",
        Phase::Paused => "Paused",
        Phase::Draft | Phase::Expired => "Closed",
    }
}

/// Shown by the islands when the page is in a phase that this document does not hold.
fn changed(page: &Page) -> impl IntoView + use<> {
    view! {
        <p class="notice" role="status" data-changed hidden>
            "This page has changed. "
            <a href=format!("/p/{}", page.short_id)>"Show it as it is now"</a>
        </p>
    }
}

/// A bar and a number.
fn stock(stock: Stock) -> impl IntoView {
    view! {
        <div class="stock">
            <meter
                class="stock__bar"
                data-stock
                min="0"
                max=stock.limit
                value=stock.left()
                aria-hidden="true"
            ></meter>
            <StockLeft/>
        </div>
    }
}

fn section_of(view: &SalesView, phase: Phase, current: bool) -> AnyView {
    let page = &view.page;
    let content = match phase {
        Phase::Prelaunch => view! {
            <h2 class="sale__question needs-script">"Opens in"</h2>
            <Countdown/>
            {closing::opens(page)}
        }
        .into_any(),
        Phase::Live => view! {
            <h2 class="sale__question needs-script">"Closes in"</h2>
            <Countdown/>
            {closing::closes(page)}
            {page.stock().map(stock)}
            {checkout::form(view)}
        }
        .into_any(),
        Phase::SoldOut => view! {
            <h2 class="sale__question">"Sold out for now"</h2>
            <StockReturn/>
            {closing::closes(page)}
        }
        .into_any(),
        Phase::Paused => view! {
            <h2 class="sale__question">"Paused for a moment"</h2>
            <p>{format!("{} has paused this page. Nothing can be bought until it returns.", page.creator_name)}</p>
        }
        .into_any(),
        Phase::Draft | Phase::Expired => view! {
            <h2 class="sale__question">"This page has closed"</h2>
            {closing::closed(page)}
            {closing::bought()}
        }
        .into_any(),
    };
    view! {
        <section
            class="stack"
            aria-label=state(phase)
            data-phase=phase.as_str()
            tabindex="-1"
            hidden=!current
        >
            {content}
        </section>
    }
    .into_any()
}

#[cfg(test)]
#[path = "sales/tests.rs"]
mod tests;
