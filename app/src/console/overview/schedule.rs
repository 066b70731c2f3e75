//! What is open, and what opens next.

use crate::{
    api::pages::PageWithUrl,
    console::kit::{badge::PhaseBadge, clock::until, copy::CopyButton, when::When},
    spoken::words,
};
use domain::{Timestamp, page::Phase};
use leptos::prelude::*;

/// Pages that are open or will be, the next change first.
#[component]
pub fn Schedule(
    /// The creator's pages.
    pages: Vec<PageWithUrl>,
    /// The server's time.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = words();
    let pages = StoredValue::new(pages);
    let of = move |wanted: &'static [Phase]| {
        let now = now.get();
        let mut found = pages.get_value();
        found.retain(|shared| wanted.contains(&shared.page.phase(now)));
        found.sort_by_key(|shared| shared.page.next_change(now));
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
    pages: Memo<Vec<PageWithUrl>>,
    now: Signal<Timestamp>,
    empty: &'static str,
) -> impl IntoView {
    view! {
        <Show
            when=move || !pages.with(Vec::is_empty)
            fallback=move || view! { <p class="muted">{empty}</p> }
        >
            <ul class="coming">
                <For each=move || pages.get() key=|shared| shared.page.id.clone() let:shared>
                    <Row shared now />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(shared: PageWithUrl, now: Signal<Timestamp>) -> impl IntoView {
    let w = words();
    let page = StoredValue::new(shared.page.clone());
    // Whole units of time, so that this changes once a minute and not with every tick.
    let next = Memo::new(move |_| {
        let now = now.get();
        page.with_value(|page| {
            let moment = page.next_change(now)?;
            let wait = until(w, now, moment);
            let told = match page.launch_at == Some(moment) {
                true => w.overview_opens_in(&wait),
                false => w.overview_closes_in(&wait),
            };
            Some((told, moment))
        })
    });
    let moment = Memo::new(move |_| next.get().map(|(_, moment)| moment));
    view! {
        <li class="coming__row">
            <div class="coming__words">
                <a class="coming__name" href=format!("/console/pages/{}", shared.page.id)>
                    {shared.page.title()}
                </a>
                <span class="small">{move || next.get().map(|(words, _)| words)}</span>
                <span class="muted small">
                    {move || moment.get().map(|at| view! { <When at /> })}
                </span>
            </div>
            <div class="cluster">
                <PhaseBadge page=shared.page.clone() now />
                <CopyButton text=shared.url about=shared.page.title() small=true />
            </div>
        </li>
    }
}
