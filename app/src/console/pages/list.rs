//! All pages.

use super::actions::RowActions;
use crate::{
    api::{
        Batch,
        pages::{PageWithUrl, list_pages},
    },
    console::kit::{
        badge::PhaseBadge,
        clock,
        load::load,
        paged::{LoadMore, Rows},
        screen::Screen,
        when::When,
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
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"Page"</th>
                            <th scope="col">"State"</th>
                            <th scope="col">"Opens"</th>
                            <th scope="col">"Closes"</th>
                            <th scope="col">
                                <span class="visually-hidden">"Actions"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=each key=|shared| shared.page.id.clone() let:shared>
                            <Row shared rows now />
                        </For>
                    </tbody>
                </table>
            </div>
            <LoadMore rows load=list_pages />
        </Show>
    }
}

#[component]
fn Row(shared: PageWithUrl, rows: Rows<PageWithUrl>, now: Signal<Timestamp>) -> impl IntoView {
    let page = shared.page.clone();
    let title = page.title();
    let names: Vec<_> = page.offers.iter().map(|offer| offer.name.clone()).collect();
    let note = Some(names.join(", ")).filter(|names| *names != title);
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/console/pages/{}", page.id)>{title}</a>
                {note.map(|note| view! { <span class="table__note">{note}</span> })}
            </th>
            <td data-label="State">
                <PhaseBadge page=page.clone() now />
            </td>
            <td data-label="Opens">
                {match page.launch_at {
                    Some(at) => view! { <When at /> }.into_any(),
                    None => view! { <span class="muted">"At once"</span> }.into_any(),
                }}
            </td>
            <td data-label="Closes">
                <When at=page.expires_at />
            </td>
            <td class="table__actions">
                <RowActions shared rows />
            </td>
        </tr>
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
