//! All orders, or those of one page.

use super::table::OrderTable;
use crate::{
    api::{
        Batch,
        orders::{Order, list_orders},
    },
    console::kit::{
        load::load,
        paged::{LoadMore, Rows},
        screen::Screen,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// All orders, or those of one page (`?page=`).
#[component]
pub fn List() -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.with(|query| query.get("page")));
    let data = Resource::new(move || page.get(), |page| list_orders(page, None));
    let actions = move || {
        let file = move || match page.get() {
            Some(page) => format!("/console/orders.csv?pageId={page}"),
            None => "/console/orders.csv".to_owned(),
        };
        view! {
            <a class="button" href=file download rel="external">
                "Download as CSV"
            </a>
        }
    };
    view! {
        <Screen title="Orders" actions=actions>
            <Show when=move || page.with(Option::is_some)>
                <p class="notice">
                    "Only the orders of one page. " <a href="/console/orders">"Show all"</a>
                </p>
            </Show>
            {load(data, move |first| show(first, page.get_untracked()))}
        </Screen>
    }
}

fn show(first: Batch<Order>, page: Option<String>) -> impl IntoView {
    let rows = Rows::of(first);
    let load = move |cursor| list_orders(page.clone(), cursor);
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <OrderTable orders=rows.items />
            <LoadMore rows load=load.clone() />
        </Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No orders yet"</p>
            <p>"An order appears as soon as somebody begins to pay. Share the link of an open page to get the first."</p>
            <a class="button" href="/console/pages">
                "See your pages"
            </a>
        </div>
    }
}
