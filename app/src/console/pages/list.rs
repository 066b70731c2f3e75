//! All pages.

use super::actions::RowActions;
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
};
use domain::Timestamp;
use leptos::prelude::*;

/// All pages.
#[component]
pub fn List() -> impl IntoView {
    let data = Resource::new(|| (), |()| list_pages(None));
    let actions = || {
        view! {
            <a class="button button--primary" href="/console/pages/new">
                "New page"
            </a>
        }
    };
    view! {
        <Screen title="Pages" actions=actions>
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
    let page = shared.page.clone();
    let title = page.title();
    let names: Vec<_> = page.offers.iter().map(|offer| offer.name.clone()).collect();
    let names = Some(names.join(", ")).filter(|names| *names != title);
    let opens = page
        .launch_at
        .map(|at| view! { "Opens " <When at /> " · " });
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
                <p class="small muted">{opens} "Closes " <When at=page.expires_at /></p>
            </div>
            <RowActions shared rows />
        </li>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No pages yet"</p>
            <p>"A page sells your products at its own address, from its opening to its closing."</p>
            <a class="button button--primary" href="/console/pages/new">
                "Create your first page"
            </a>
        </div>
    }
}
