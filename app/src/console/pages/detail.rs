//! One page: its link, its numbers, its latest orders and registrations.

use super::{
    actions::{DeleteButton, DuplicateButton, PauseButton},
    share::ShareLink,
};
use crate::{
    api::{
        Batch,
        orders::{Order, list_orders},
        pages::{PageDetail, PageStats, PageWithUrl, get_page},
        registrations::list_registrations,
    },
    console::{
        kit::{
            badge::PhaseBadge,
            clock,
            load::{load, load_screen},
            paged::Rows,
            price::PriceNow,
            screen::Screen,
            toast::use_toasts,
            when::When,
        },
        orders::table::OrderTable,
        registrations::RegistrationTable,
        settings::CannotSell,
    },
};
use domain::{Timestamp, page::Page};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// How many orders and registrations are shown here; the rest is one click away.
const LATEST: usize = 5;

/// One page.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = Resource::new(move || id.get(), get_page);
    let changed = Callback::new(move |()| data.refetch());
    load_screen(data, move |detail| show(detail, changed))
}

fn show(detail: PageDetail, changed: Callback<()>) -> impl IntoView {
    let (page, now) = (detail.shared.page.clone(), clock::ticking(detail.now));
    let (navigate, toasts) = (use_navigate(), use_toasts());
    let deleted = Callback::new(move |()| {
        toasts.ok("The page is deleted.");
        navigate("/console/pages", Default::default());
    });
    let actions = {
        let page = page.clone();
        move || {
            view! {
                <a class="button" href=format!("/console/pages/{}/edit", page.id)>
                    "Edit"
                </a>
                {page
                    .is_published
                    .then(|| view! { <PauseButton page=page.clone() changed /> })}
                <DuplicateButton page=page.clone() />
                <DeleteButton page=page.clone() done=deleted />
            }
        }
    };
    view! {
        <Screen title=page.title() above=("/console/pages", "Pages") actions=actions>
            {(!page.takes_payments).then(CannotSell)}
            <ShareLink shared=detail.shared />
            <Numbers stats=detail.stats />
            <Facts page=page.clone() now />
            <LatestOrders page_id=page.id.to_string() />
            <LatestRegistrations page />
        </Screen>
    }
}

#[component]
fn Numbers(stats: PageStats) -> impl IntoView {
    let revenue: Vec<_> = stats.revenue.iter().map(ToString::to_string).collect();
    let revenue = if revenue.is_empty() {
        "0".to_owned()
    } else {
        revenue.join(" + ")
    };
    let registrations = match stats.registrations - stats.confirmed {
        0 => "Registrations".to_owned(),
        open => format!("Registrations, {open} unconfirmed"),
    };
    let tiles = [
        ("Revenue".to_owned(), revenue),
        ("Sales".to_owned(), stats.completed.to_string()),
        ("Checkouts begun".to_owned(), stats.orders.to_string()),
        (registrations, stats.registrations.to_string()),
        ("Downloads".to_owned(), stats.downloads.to_string()),
    ]
    .map(|(label, value)| {
        view! {
            <div class="tile">
                <dt class="tile__label">{label}</dt>
                <dd class="tile__value">{value}</dd>
            </div>
        }
    });
    view! { <dl class="tiles tiles--page">{tiles.into_iter().collect_view()}</dl> }
}

#[component]
fn Facts(page: Page, now: Signal<Timestamp>) -> impl IntoView {
    let offers = page.offers.clone().into_iter().map(|offer| {
        let copies = match offer.stock {
            None => "Unlimited copies".to_owned(),
            Some(stock) => format!(
                "{} of {} left ({} sold, {} in checkouts)",
                stock.left(),
                stock.limit,
                stock.sold,
                stock.held
            ),
        };
        view! {
            <li>
                <a href=format!("/console/products/{}", offer.product_id)>{offer.name}</a>
                " · " <PriceNow pricing=offer.pricing now />
                {(offer.file_count == 0)
                    .then(|| view! { " " <span class="badge badge--warn">"No files yet"</span> })}
                <span class="table__note">{copies}</span>
            </li>
        }
    });
    view! {
        <section class="card" aria-label="About the page">
            <dl class="facts">
                <dt>"State"</dt>
                <dd>
                    <PhaseBadge page=page.clone() now />
                </dd>
                <dt>"Opens"</dt>
                <dd>
                    {match page.launch_at {
                        Some(at) => view! { <When at /> }.into_any(),
                        None => "At once".into_any(),
                    }}
                </dd>
                <dt>"Closes"</dt>
                <dd>
                    <When at=page.expires_at />
                </dd>
                <dt>"Products"</dt>
                <dd>
                    <ul class="offers">{offers.collect_view()}</ul>
                </dd>
            </dl>
        </section>
    }
}

#[component]
fn LatestOrders(page_id: String) -> impl IntoView {
    let all = format!("/console/orders?page={page_id}");
    let data = Resource::new(|| (), move |()| list_orders(Some(page_id.clone()), None));
    let show = |batch: Batch<Order>| {
        let latest: Vec<_> = batch.items.into_iter().take(LATEST).collect();
        if latest.is_empty() {
            view! { <p class="muted">"No orders on this page yet."</p> }.into_any()
        } else {
            view! { <OrderTable orders=latest /> }.into_any()
        }
    };
    view! {
        <section class="stack" aria-labelledby="latest-orders">
            <div class="cluster cluster--between">
                <h2 id="latest-orders">"Latest orders"</h2>
                <a href=all>"All of this page"</a>
            </div>
            {load(data, show)}
        </section>
    }
}

#[component]
fn LatestRegistrations(page: Page) -> impl IntoView {
    let page_id = page.id.to_string();
    let all = format!("/console/registrations?page={page_id}");
    let data = Resource::new(
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
                fallback=|| view! { <p class="muted">"No registrations on this page yet."</p> }
            >
                <RegistrationTable rows pages />
            </Show>
        }
    };
    view! {
        <section class="stack" aria-labelledby="latest-registrations">
            <div class="cluster cluster--between">
                <h2 id="latest-registrations">"Latest registrations"</h2>
                <a href=all>"All of this page"</a>
            </div>
            {load(data, show)}
        </section>
    }
}
