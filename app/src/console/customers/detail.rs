//! One customer: what they bought, and when.

use super::{amounts, returned};
use crate::console::kit::ask::ask;
use crate::{
    api::customers::{Customer, CustomerDetail, get_customer},
    console::{
        kit::{load::load_screen, screen::Screen, when::When},
        orders::table::OrderTable,
    },
    spoken::words,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One customer.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(move || id.get(), get_customer);
    load_screen(data, show)
}

fn show(detail: CustomerDetail) -> impl IntoView {
    let w = words();
    let CustomerDetail { customer, orders } = detail;
    let write = format!("mailto:{}", customer.email);
    let actions = move || {
        view! {
            <a class="button" href=write.clone() rel="external">
                {w.customers_write()}
            </a>
        }
    };
    let all = format!("/console/orders?customer={}", customer.id);
    let has_more = orders.next_cursor.is_some();
    view! {
        <Screen
            title=w.customers_of(&customer.email)
            above=("/console/customers", w.customers_title())
            actions=actions
        >
            <AtAGlance customer />
            <section class="stack" aria-labelledby="orders-of-customer">
                <div class="cluster cluster--between">
                    <h2 id="orders-of-customer">{w.customers_their_orders()}</h2>
                    {has_more.then(|| view! { <a href=all>{w.customers_all_orders()}</a> })}
                </div>
                <OrderTable orders=orders.items />
            </section>
        </Screen>
    }
}

#[component]
fn AtAGlance(customer: Customer) -> impl IntoView {
    let w = words();
    let back = returned(w, &customer);
    view! {
        <section class="card" aria-labelledby="at-a-glance">
            <h2 class="card__title" id="at-a-glance">
                {w.customers_at_a_glance()}
            </h2>
            <dl class="facts">
                <dt>{w.customers_orders()}</dt>
                <dd class="number">{w.number(customer.orders)}</dd>
                <dt>{w.customers_spent()}</dt>
                <dd class="number">
                    {amounts(w, &customer.spent)}
                    {back.map(|back| view! { <span class="table__note">{back}</span> })}
                </dd>
                <dt>{w.customers_first()}</dt>
                <dd>
                    <When at=customer.first_at />
                </dd>
                <dt>{w.customers_last()}</dt>
                <dd>
                    <When at=customer.last_at />
                </dd>
            </dl>
        </section>
    }
}
