//! The first screen: what is open, what comes next, and what to do first.

mod first_steps;
mod schedule;

use super::{
    kit::{clock, load::load, screen::Screen},
    orders::table::OrderTable,
    settings::CannotSell,
};
use crate::api::overview::{Overview as Affairs, get_overview};
use first_steps::FirstSteps;
use leptos::prelude::*;
use schedule::Schedule;

/// The first screen.
#[component]
pub fn Overview() -> impl IntoView {
    let data = Resource::new(|| (), |()| get_overview());
    let actions = || {
        view! {
            <a class="button" href="/console/products/new">
                "New product"
            </a>
            <a class="button button--primary" href="/console/pages/new">
                "New page"
            </a>
        }
    };
    view! {
        <Screen title="Overview" actions=actions>
            {load(data, show)}
        </Screen>
    }
}

fn show(affairs: Affairs) -> impl IntoView {
    let now = clock::ticking(affairs.now);
    view! {
        {(!affairs.payouts.can_sell()).then(CannotSell)}
        <FirstSteps affairs=affairs.clone() />
        <Schedule pages=affairs.pages now />
        <section class="stack" aria-labelledby="latest-orders">
            <div class="cluster cluster--between">
                <h2 id="latest-orders">"Latest orders"</h2>
                {(!affairs.orders.is_empty())
                    .then(|| view! { <a href="/console/orders">"All orders"</a> })}
            </div>
            {if affairs.orders.is_empty() {
                view! { <p class="muted">"Nothing sold yet. Orders appear here the moment they come in."</p> }
                    .into_any()
            } else {
                view! { <OrderTable orders=affairs.orders /> }.into_any()
            }}
        </section>
    }
}
