//! How far the visitors of one page went.

use super::{
    choice::{RangeLinks, range},
    figures::Figures,
    plots::percent,
    referrals::Referrals,
};
use crate::console::kit::ask::ask;
use crate::{
    api::stats::get_page_funnel, console::kit::load::load, parts::chart::ShareBar, spoken::words,
};
use domain::stats::{Funnel, conversion};
use leptos::prelude::*;
use words::Words;

/// The numbers of a page: its days, how far its visitors went, and where they came from.
#[component]
pub fn PageFunnel(
    /// The page's id.
    #[prop(into)]
    page_id: String,
) -> impl IntoView {
    let w = words();
    let base = format!("/console/pages/{page_id}");
    let range = range();
    let data = ask(
        move || (page_id.clone(), range()),
        |(page_id, range)| get_page_funnel(page_id, range),
    );
    let here = base.clone();
    view! {
        <section class="stack" aria-labelledby="figures">
            <div class="cluster cluster--between">
                <h2 id="figures">{w.overview_page_figures()}</h2>
                <RangeLinks base />
            </div>
            {load(data, move |funnel| show(w, funnel, here.clone()))}
        </section>
    }
}

fn show(w: Words, funnel: Funnel, base: String) -> impl IntoView {
    let total = &funnel.stats.total;
    let buying = [
        (w.overview_views(), total.views),
        (w.overview_visitors(), total.visitors),
        (w.overview_begun(), funnel.begun),
        (w.overview_bought(), funnel.bought),
    ];
    let registering = [
        (w.overview_visitors(), total.visitors),
        (w.overview_registrations(), total.registrations),
        (w.overview_confirmed(), total.confirmed),
    ];
    let registers = total.registrations > 0;
    let sells = funnel.begun > 0 || !registers;
    let referrals = funnel.stats.referrals.clone();
    view! {
        <Figures stats=funnel.stats base />
        <div class="columns">
            {sells.then(|| steps(w, w.overview_buying(), "funnel-buying", &buying))}
            {registers.then(|| steps(w, w.overview_registering(), "funnel-registering", &registering))}
        </div>
        <Referrals referrals />
    }
}

/// Steps, each with its number and its share of the first.
fn steps(
    w: Words,
    title: &'static str,
    id: &'static str,
    steps: &[(&'static str, i64)],
) -> impl IntoView + use<> {
    let first = steps.first().map_or(0, |(_, count)| *count);
    let rows = steps
        .iter()
        .map(|(name, count)| {
            let share = conversion(*count, first);
            let told = share.map(|share| percent(w, share));
            view! {
                <li class="funnel__step">
                    <span class="funnel__name">{*name}</span>
                    <span class="funnel__count">{w.number(*count)}</span>
                    <span class="funnel__share muted small">{told}</span>
                    <ShareBar share=share.unwrap_or_default() />
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby=id>
            <h3 class="card__title" id=id>
                {title}
            </h3>
            <ol class="funnel">{rows}</ol>
        </section>
    }
}
