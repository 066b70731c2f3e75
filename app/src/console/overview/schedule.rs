//! What is open, and what opens next.

use crate::{
    api::pages::PageWithUrl,
    console::kit::{badge::PhaseBadge, clock::until, copy::CopyButton, when::When},
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
                    "Open now"
                </h2>
                <PageList pages=open now empty="No page is open at the moment." />
            </section>
            <section class="card" aria-labelledby="opens-next">
                <h2 class="card__title" id="opens-next">
                    "Opens next"
                </h2>
                <PageList pages=coming now empty="No page is waiting to open." />
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
            <ul class="schedule">
                <For each=move || pages.get() key=|shared| shared.page.id.clone() let:shared>
                    <Row shared now />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(shared: PageWithUrl, now: Signal<Timestamp>) -> impl IntoView {
    let page = StoredValue::new(shared.page.clone());
    // Whole units of time, so that this changes once a minute and not with every tick.
    let next = Memo::new(move |_| {
        let now = now.get();
        page.with_value(|page| {
            let moment = page.next_change(now)?;
            let opens = page.launch_at == Some(moment);
            let verb = if opens { "Opens" } else { "Closes" };
            Some((format!("{verb} in {}", until(now, moment)), moment))
        })
    });
    let moment = Memo::new(move |_| next.get().map(|(_, moment)| moment));
    view! {
        <li class="schedule__row">
            <div class="schedule__words">
                <a class="schedule__name" href=format!("/console/pages/{}", shared.page.id)>
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
