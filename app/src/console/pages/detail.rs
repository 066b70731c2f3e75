//! One page: its link, its numbers, its latest orders and registrations.

use super::{
    actions::{DeleteButton, DuplicateButton, HideButton, PauseButton},
    share::SharePanel,
};
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Batch,
        orders::{OrderRow, list_orders},
        pages::{PageDetail, PageWithUrl, get_page},
        registrations::list_registrations,
    },
    console::{
        kit::{
            badge::PhaseBadge,
            clock,
            help::Help,
            load::{load, load_screen},
            paged::Rows,
            price::PriceNow,
            screen::Screen,
            toast::use_toasts,
            when::When,
        },
        orders::table::OrderTable,
        overview::PageFunnel,
        registrations::RegistrationTable,
        settings::CannotSell,
    },
    spoken::words,
};
use ::words::Words;
use domain::{Timestamp, offer::Offer, page::Page};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// How many orders and registrations are shown here; the rest is one click away.
const LATEST: usize = 5;

/// One page.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(move || id.get(), get_page);
    let changed = Callback::new(move |()| data.refetch());
    load_screen(data, move |detail| show(detail, changed))
}

fn show(detail: PageDetail, changed: Callback<()>) -> impl IntoView {
    let w = words();
    let (page, now) = (detail.shared.page.clone(), clock::ticking(detail.now));
    let (navigate, toasts) = (use_navigate(), use_toasts());
    let deleted = Callback::new(move |()| {
        toasts.ok(w.page_deleted());
        navigate("/console/pages", Default::default());
    });
    let actions = {
        let page = page.clone();
        move || {
            view! {
                <a class="button" href=format!("/console/pages/{}/edit", page.id)>
                    {w.page_edit()}
                </a>
                {page
                    .is_published
                    .then(|| {
                        view! {
                            <PauseButton page=page.clone() changed />
                            <HideButton page=page.clone() changed />
                        }
                    })}
                <DuplicateButton page=page.clone() />
                <DeleteButton page=page.clone() done=deleted />
            }
        }
    };
    view! {
        <Screen title=page.title() above=("/console/pages", w.page_all()) actions=actions>
            {(!page.takes_payments).then(CannotSell)}
            <SharePanel shared=detail.shared />
            <PageFunnel page_id=page.id.to_string() />
            <Facts page=page.clone() downloads=detail.downloads now />
            <LatestOrders page_id=page.id.to_string() />
            <LatestRegistrations page />
        </Screen>
    }
}

#[component]
fn Facts(page: Page, downloads: i64, now: Signal<Timestamp>) -> impl IntoView {
    let w = words();
    let offers = page.offers.clone().into_iter().map(move |offer| {
        let (copies, held) = (copies(w, &offer), offer.held > 0);
        view! {
            <li>
                <a href=format!("/console/products/{}", offer.product_id)>{offer.name}</a>
                " · " <PriceNow pricing=offer.pricing now />
                {(offer.file_count == 0)
                    .then(|| view! { " " <span class="badge badge--warn">{w.page_no_files()}</span> })}
                <span class="table__note">{copies}</span>
                {held.then(|| view! { <span class="table__note">{w.help_page_copies()}</span> })}
            </li>
        }
    });
    view! {
        <section class="card" aria-label=w.page_about()>
            <dl class="facts">
                <dt>{w.page_state()}</dt>
                <dd>
                    <PhaseBadge page=page.clone() now />
                </dd>
                <dt>{w.page_opens_label()}</dt>
                <dd>
                    {match page.launch_at {
                        Some(at) => view! { <When at /> }.into_any(),
                        None => w.page_opens_now().into_any(),
                    }}
                </dd>
                <dt>{w.page_closes_label()}</dt>
                <dd>
                    <When at=page.expires_at />
                </dd>
                <dt>{w.page_products()}</dt>
                <dd>
                    <ul class="offers">{offers.collect_view()}</ul>
                </dd>
                <dt>{w.page_downloads()}</dt>
                <dd>
                    {w.number(downloads)} <span class="table__note">{w.help_downloads()}</span>
                </dd>
            </dl>
            {page
                .is_published
                .then(|| view! { <Help question=w.help_page_question() terms=differences(w) /> })}
        </section>
    }
}

/// What the buttons above do.
fn differences(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (w.page_pause(), w.help_page_pause()),
        (w.page_hide(), w.help_page_hide()),
        (w.page_delete(), w.help_page_delete()),
    ]
}

/// How many copies were sold, and how many there are.
fn copies(w: Words, offer: &Offer) -> String {
    match (offer.stock, offer.sold, offer.held) {
        (Some(stock), ..) => w.page_copies(stock.left(), stock.limit, stock.sold, stock.held),
        (None, sold, 0) => w.page_copies_sold(sold),
        (None, sold, held) => w.page_copies_sold_and_held(sold, held),
    }
}

#[component]
fn LatestOrders(page_id: String) -> impl IntoView {
    let w = words();
    let all = format!("/console/orders?page={page_id}");
    let data = ask(|| (), move |()| list_orders(Some(page_id.clone()), None));
    let show = move |batch: Batch<OrderRow>| {
        let latest: Vec<_> = batch.items.into_iter().take(LATEST).collect();
        if latest.is_empty() {
            view! { <p class="muted">{w.page_no_orders()}</p> }.into_any()
        } else {
            view! { <OrderTable orders=latest /> }.into_any()
        }
    };
    view! {
        <section class="stack" aria-labelledby="latest-orders">
            <div class="cluster cluster--between">
                <h2 id="latest-orders">{w.page_latest_orders()}</h2>
                <a href=all>{w.page_all_of_it()}</a>
            </div>
            {load(data, show)}
        </section>
    }
}

#[component]
fn LatestRegistrations(page: Page) -> impl IntoView {
    let w = words();
    let page_id = page.id.to_string();
    let all = format!("/console/registrations?page={page_id}");
    let data = ask(
        || (),
        move |()| list_registrations(Some(page_id.clone()), None),
    );
    let pages = Rows::only(PageWithUrl {
        page,
        url: String::new(),
    });
    let show = move |mut batch: Batch<_>| {
        batch.items.truncate(LATEST);
        let rows = Rows::of(batch);
        view! {
            <Show
                when=move || !rows.is_empty()
                fallback=move || view! { <p class="muted">{w.page_no_registrations()}</p> }
            >
                <RegistrationTable rows pages />
            </Show>
        }
    };
    view! {
        <section class="stack" aria-labelledby="latest-registrations">
            <div class="cluster cluster--between">
                <h2 id="latest-registrations">{w.page_latest_registrations()}</h2>
                <a href=all>{w.page_all_of_it()}</a>
            </div>
            {load(data, show)}
        </section>
    }
}
