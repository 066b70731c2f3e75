//! What stands in the card, for each phase a page can be in.

use super::{SalesView, checkout, closing, priced};
use crate::{
    islands::{Countdown, StockLeft, StockReturn, StockTitle},
    spoken::words,
};
use domain::{offer::Stock, page::Phase};
use leptos::prelude::*;

/// The section of a phase, hidden unless that is the current one.
pub fn section(view: &SalesView, phase: Phase, current: bool) -> AnyView {
    let content = match phase {
        Phase::Prelaunch => prelaunch(view),
        Phase::Live => live(view),
        Phase::SoldOut => sold_out(view),
        Phase::Paused => paused(view),
        Phase::Draft | Phase::Expired => expired(view),
    };
    let label = format!("phase-{}", phase.as_str());
    let name = name(phase).map(|name| {
        view! {
            <h2 class="visually-hidden" id=label.clone()>
                {name}
            </h2>
        }
    });
    view! {
        <section
            class="stack"
            aria-labelledby=label
            data-phase=phase.as_str()
            tabindex="-1"
            hidden=!current
        >
            {name}
            {content}
        </section>
    }
    .into_any()
}

/// The names of those sections whose headline is no sentence.
fn name(phase: Phase) -> Option<&'static str> {
    let w = words();
    match phase {
        Phase::Prelaunch => Some(w.sales_state_prelaunch()),
        Phase::Live => Some(w.sales_state_live()),
        _ => None,
    }
}

fn prelaunch(view: &SalesView) -> AnyView {
    let page = &view.page;
    let price = match page.offers.as_slice() {
        [only] if !only.pricing.pay_what_you_want => {
            let opens = page.launch_at.unwrap_or(view.now);
            Some(view! { <p class="sale__price">{priced::price(page, only, opens)}</p> })
        }
        _ => None,
    };
    view! {
        <div class="until until--large">
            <p class="until__title needs-script">{words().sales_opens_in()}</p>
            <Countdown/>
            {closing::opens(page)}
        </div>
        {price}
    }
    .into_any()
}

fn live(view: &SalesView) -> AnyView {
    let page = &view.page;
    let urgency = view! {
        <div class="until">
            <p class="until__title needs-script">{words().sales_closes_in()}</p>
            <Countdown/>
            {closing::closes(page)}
            {page.stock().map(stock)}
        </div>
    };
    checkout::form(view, urgency.into_any()).into_any()
}

fn sold_out(view: &SalesView) -> AnyView {
    view! {
        <h2 class="sale__state" id="phase-sold_out">
            <StockTitle/>
        </h2>
        <StockReturn/>
        {closing::closes(&view.page)}
    }
    .into_any()
}

fn paused(view: &SalesView) -> AnyView {
    let w = words();
    view! {
        <h2 class="sale__state" id="phase-paused">
            {w.sales_paused_title()}
        </h2>
        <p>{w.sales_paused(&view.page.creator_name)}</p>
    }
    .into_any()
}

fn expired(view: &SalesView) -> AnyView {
    view! {
        <h2 class="sale__state" id="phase-expired">
            {words().sales_closed_title()}
        </h2>
        {closing::closed(&view.page)}
        {closing::bought()}
    }
    .into_any()
}

/// A bar and numbers.
fn stock(stock: Stock) -> impl IntoView {
    view! {
        <div class="stock">
            <meter
                class="stock__bar"
                data-stock
                min="0"
                max=stock.limit
                value=stock.left()
                aria-hidden="true"
            ></meter>
            <StockLeft/>
        </div>
    }
}
