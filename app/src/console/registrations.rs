//! Registrations: who wants to hear from a page.

mod table;

use super::kit::{
    load::load,
    paged::{LoadMore, Rows},
    screen::Screen,
};
use crate::api::{
    Batch,
    pages::{PageWithUrl, list_pages},
    registrations::list_registrations,
};
use domain::registration::Registration;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

pub use table::RegistrationTable;

/// All registrations, or those on one page (`?page=`).
#[component]
pub fn List() -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.with(|query| query.get("page")));
    let pages = Resource::new(|| (), |()| list_pages(None));
    let data = Resource::new(move || page.get(), |page| list_registrations(page, None));
    let actions = move || {
        let file = move || match page.get() {
            Some(page) => format!("/console/registrations.csv?pageId={page}"),
            None => "/console/registrations.csv".to_owned(),
        };
        view! {
            <a class="button" href=file download rel="external">
                "Download as CSV"
            </a>
        }
    };
    view! {
        <Screen title="Registrations" actions=actions>
            {load(pages, move |pages| {
                let pages = Rows::of(pages);
                view! {
                    <PageFilter pages page />
                    <LoadMore rows=pages load=list_pages label="Load more pages into the list" />
                    {load(data, move |first| show(first, pages, page.get_untracked()))}
                }
            })}
        </Screen>
    }
}

/// Which page to look at.
#[component]
fn PageFilter(pages: Rows<PageWithUrl>, page: Memo<Option<String>>) -> impl IntoView {
    let navigate = use_navigate();
    let choose = move |chosen: String| {
        let address = match chosen.as_str() {
            "" => "/console/registrations".to_owned(),
            id => format!("/console/registrations?page={id}"),
        };
        navigate(&address, Default::default());
    };
    let option = move |shared: PageWithUrl| {
        let id = shared.page.id.to_string();
        let words = format!("{} ({})", shared.page.title(), shared.page.short_id);
        let chosen = id.clone();
        let selected = move || page.with(|page| page.as_deref() == Some(chosen.as_str()));
        view! {
            <option value=id prop:selected=selected.clone() selected=selected>
                {words}
            </option>
        }
    };
    view! {
        <div class="field filter">
            <label class="field__label" for="filter-page">
                "Page"
            </label>
            <select
                class="input"
                id="filter-page"
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">"All pages"</option>
                {move || pages.items.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

fn show(
    first: Batch<Registration>,
    pages: Rows<PageWithUrl>,
    page: Option<String>,
) -> impl IntoView {
    let rows = Rows::of(first);
    let load = move |cursor| list_registrations(page.clone(), cursor);
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <RegistrationTable rows pages />
            <LoadMore rows load=load.clone() />
        </Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No registrations yet"</p>
            <p>
                "Before a page opens, and when it is sold out, paused or closed, visitors can leave their address. We tell them when it opens."
            </p>
            <a class="button" href="/console/pages">
                "See your pages"
            </a>
        </div>
    }
}
