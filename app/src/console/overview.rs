//! The first screen: how things are going, what is open, what comes next, and what to do first.
//!
//! | module | shows |
//! |---|---|
//! | `first_steps` | what to do first, until it has been done |
//! | [`figures`] | numbers of some days beside those of the days before, and a chart of each |
//! | `plots` | what the charts show |
//! | `choice` | which days, and which chart: kept in the address |
//! | `referrals` | where visitors came from |
//! | `funnel` | how far the visitors of one page went |
//! | `schedule` | what is open, and what opens next |

mod choice;
pub mod figures;
mod first_steps;
mod funnel;
mod plots;
mod referrals;
mod schedule;

pub use funnel::PageFunnel;

use super::{
    kit::{clock, load::load, screen::Screen},
    orders::table::OrderTable,
    settings::CannotSell,
};
use crate::console::kit::ask::ask;
use crate::{
    api::{
        overview::{Overview as Affairs, Standing, get_overview},
        stats::get_stats,
    },
    spoken::words,
};
use choice::{RangeLinks, range};
use domain::stats::Stats;
use figures::Figures;
use first_steps::FirstSteps;
use leptos::prelude::*;
use referrals::Referrals;
use schedule::Schedule;

/// The address of this screen.
const HERE: &str = "/console";

/// The first screen.
#[component]
pub fn Overview() -> impl IntoView {
    let w = words();
    let affairs = ask(|| (), |()| get_overview());
    let stats = ask(range(), get_stats);
    let actions = move || {
        view! {
            <a class="button" href="/console/products/new">
                {w.overview_new_product()}
            </a>
            <a class="button button--primary" href="/console/pages/new">
                {w.overview_new_page()}
            </a>
        }
    };
    view! {
        <Screen title=w.overview_title() actions=actions>
            {load(affairs, first)}
            <section class="stack" aria-labelledby="figures">
                <div class="cluster cluster--between">
                    <h2 id="figures">{w.overview_figures()}</h2>
                    <RangeLinks base=HERE.to_owned() />
                </div>
                {load(stats, going)}
            </section>
            {load(affairs, open_and_sold)}
        </Screen>
    }
}

/// What keeps the creator from selling.
fn first(affairs: Affairs) -> impl IntoView {
    view! {
        {(affairs.payouts == Standing::Waits).then(CannotSell)}
        <FirstSteps affairs />
    }
}

fn going(stats: Stats) -> impl IntoView {
    let referrals = stats.referrals.clone();
    view! {
        <Figures stats base=HERE.to_owned() />
        <Referrals referrals />
    }
}

fn open_and_sold(affairs: Affairs) -> impl IntoView {
    let w = words();
    let now = clock::ticking(affairs.now);
    let orders = if affairs.orders.is_empty() {
        view! { <p class="muted">{w.overview_no_orders()}</p> }.into_any()
    } else {
        view! { <OrderTable orders=affairs.orders.clone() /> }.into_any()
    };
    view! {
        <Schedule pages=affairs.pages now />
        <section class="stack" aria-labelledby="latest-orders">
            <div class="cluster cluster--between">
                <h2 id="latest-orders">{w.overview_latest_orders()}</h2>
                {(!affairs.orders.is_empty())
                    .then(|| view! { <a href="/console/orders">{w.overview_all_orders()}</a> })}
            </div>
            {orders}
        </section>
    }
}
