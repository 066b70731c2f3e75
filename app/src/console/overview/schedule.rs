//! What is open, and what opens next.

use crate::{
    api::overview::Planned,
    console::kit::{badge::phase_badge, clock::until, copy::CopyButton, when::When},
    spoken::words,
};
use domain::{Timestamp, page::Phase};
use leptos::prelude::*;

/// Pages that are open or will be, the next change first.
#[component]
pub fn Schedule(
    /// The creator's pages.
    pages: Vec<Planned>,
    /// The server's time.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = words();
    let pages = StoredValue::new(pages);
    let of = move |wanted: &'static [Phase]| {
        let now = now.get();
        let mut found = pages.get_value();
        found.retain(|page| page.phase(now).is_some_and(|phase| wanted.contains(&phase)));
        found.sort_by_key(|page| page.next(now).map(|turn| turn.at));
        found
    };
    let open = Memo::new(move |_| of(&[Phase::Live, Phase::SoldOut, Phase::Paused]));
    let coming = Memo::new(move |_| of(&[Phase::Prelaunch]));
    view! {
        <div class="columns">
            <section class="card" aria-labelledby="open-now">
                <h2 class="card__title" id="open-now">
                    {w.overview_open_now()}
                </h2>
                <PageList pages=open now empty=w.overview_open_now_none() />
            </section>
            <section class="card" aria-labelledby="opens-next">
                <h2 class="card__title" id="opens-next">
                    {w.overview_opens_next()}
                </h2>
                <PageList pages=coming now empty=w.overview_opens_next_none() />
            </section>
        </div>
    }
}

#[component]
fn PageList(
    pages: Memo<Vec<Planned>>,
    now: Signal<Timestamp>,
    empty: &'static str,
) -> impl IntoView {
    view! {
        <Show
            when=move || !pages.with(Vec::is_empty)
            fallback=move || view! { <p class="muted">{empty}</p> }
        >
            <ul class="coming">
                <For each=move || pages.get() key=|page| page.id.clone() let:page>
                    <Row page now />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(page: Planned, now: Signal<Timestamp>) -> impl IntoView {
    let w = words();
    let planned = StoredValue::new(page.clone());
    let phase = Memo::new(move |_| planned.with_value(|page| page.phase(now.get())));
    // Whole units of time, so that this changes once a minute and not with every tick.
    let next = Memo::new(move |_| {
        let now = now.get();
        let (phase, turn) = planned.with_value(|page| Some((page.phase(now)?, page.next(now)?)))?;
        let wait = until(w, now, turn.at);
        let told = match (phase, turn.phase) {
            (Phase::Prelaunch, opened) if opened != Phase::Expired => w.overview_opens_in(&wait),
            _ => w.overview_closes_in(&wait),
        };
        Some((told, turn.at))
    });
    let moment = Memo::new(move |_| next.get().map(|(_, moment)| moment));
    view! {
        <li class="coming__row">
            <div class="coming__words">
                <a class="coming__name" href=format!("/console/pages/{}", page.id)>
                    {page.title.clone()}
                </a>
                <span class="small">{move || next.get().map(|(words, _)| words)}</span>
                <span class="muted small">
                    {move || moment.get().map(|at| view! { <When at /> })}
                </span>
            </div>
            <div class="cluster">
                {move || phase.get().map(|phase| phase_badge(w, phase))}
                <CopyButton text=page.url about=page.title small=true />
            </div>
        </li>
    }
}
