//! All pages.

use super::actions::RowActions;
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Batch,
        pages::{PageWithUrl, list_pages},
    },
    console::{
        kit::{
            badge::PhaseBadge,
            clock,
            load::load,
            paged::{LoadMore, Rows},
            screen::Screen,
            when::When,
        },
        settings::SellNotice,
    },
    spoken::words,
};
use ::words::{GAP, around};
use domain::Timestamp;
use leptos::prelude::*;

/// All pages.
#[component]
pub fn List() -> impl IntoView {
    let w = words();
    let data = ask(|| (), |()| list_pages(None));
    let actions = move || {
        view! {
            <a class="button button--primary" href="/console/pages/new">
                {w.page_new_title()}
            </a>
        }
    };
    view! {
        <Screen title=w.page_all() actions=actions>
            <SellNotice />
            {load(data, show)}
        </Screen>
    }
}

fn show(first: Batch<PageWithUrl>) -> impl IntoView {
    let now = clock::ticking(first.now);
    let rows = Rows::of(first);
    let each = move || rows.items.get();
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <ul class="entries">
                <For each=each key=|shared| shared.page.id.clone() let:shared>
                    <Entry shared rows now />
                </For>
            </ul>
            <LoadMore rows load=list_pages />
        </Show>
    }
}

#[component]
fn Entry(shared: PageWithUrl, rows: Rows<PageWithUrl>, now: Signal<Timestamp>) -> impl IntoView {
    let w = words();
    let page = shared.page.clone();
    let title = page.title();
    let names: Vec<_> = page.offers.iter().map(|offer| offer.name.clone()).collect();
    let names = Some(names.join(", ")).filter(|names| *names != title);
    let opens = page
        .launch_at
        .map(|at| view! { <Told message=w.page_opens(GAP) at /> " · " });
    view! {
        <li class="entry">
            <div class="entry__words">
                <p class="entry__head">
                    <a class="entry__name" href=format!("/console/pages/{}", page.id)>
                        {title}
                    </a>
                    <PhaseBadge page=page.clone() now />
                </p>
                {names.map(|names| view! { <p class="small">{names}</p> })}
                <p class="small muted">{opens} <Told message=w.page_closes(GAP) at=page.expires_at /></p>
            </div>
            <RowActions shared rows />
        </li>
    }
}

/// A message with a moment in it.
#[component]
fn Told(message: String, at: Timestamp) -> impl IntoView {
    let (before, after) = around(&message);
    view! { {before} <When at /> {after} }
}

#[component]
fn Nothing() -> impl IntoView {
    let w = words();
    view! {
        <div class="empty">
            <p class="empty__title">{w.page_none_title()}</p>
            <p>{w.page_none()}</p>
            <a class="button button--primary" href="/console/pages/new">
                {w.page_none_create()}
            </a>
        </div>
    }
}
