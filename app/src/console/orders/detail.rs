//! One order: what, how much, and when.

use crate::{
    api::orders::{Order, get_order},
    console::kit::{badge::order_status, load::load_screen, screen::Screen, when::When},
};
use domain::{Timestamp, order::OrderStatus};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One order.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = Resource::new(move || id.get(), get_order);
    load_screen(data, show)
}

fn show(order: Order) -> impl IntoView {
    let title = format!("Order of {}", order.email);
    view! {
        <Screen title above=("/console/orders", "Orders")>
            <section class="card" aria-label="The order">
                <dl class="facts">
                    <dt>"State"</dt>
                    <dd>{order_status(order.status)}</dd>
                    <dt>"Customer"</dt>
                    <dd>
                        <a href=format!("mailto:{}", order.email) rel="external">
                            {order.email.clone()}
                        </a>
                    </dd>
                    <dt>"Page"</dt>
                    <dd>
                        <a class="mono" href=format!("/console/pages/{}", order.page_id)>
                            {order.short_id.to_string()}
                        </a>
                    </dd>
                    <dt>"Paid"</dt>
                    <dd>{order.amount_paid.to_string()} " of " {order.total.to_string()}</dd>
                    <dt>"Downloads"</dt>
                    <dd>{order.download_attempts}</dd>
                    <dt>"Order number"</dt>
                    <dd class="mono">{order.id.to_string()}</dd>
                    {order
                        .payment_id
                        .clone()
                        .map(|payment| {
                            view! {
                                <dt>"Payment"</dt>
                                <dd class="mono">{payment}</dd>
                            }
                        })}
                </dl>
            </section>
            <Items order=order.clone() />
            <TimeLine order />
        </Screen>
    }
}

#[component]
fn Items(order: Order) -> impl IntoView {
    let rows = order.items.into_iter().map(|item| {
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/console/products/{}", item.product_id)>{item.name}</a>
                </th>
                <td class="table__number" data-label="Copies">
                    {item.quantity}
                </td>
                <td class="table__number" data-label="Price">
                    {item.price.to_string()}
                </td>
            </tr>
        }
    });
    view! {
        <section class="stack" aria-labelledby="items">
            <h2 id="items">"What was ordered"</h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"Product"</th>
                            <th scope="col" class="table__number">
                                "Copies"
                            </th>
                            <th scope="col" class="table__number">
                                "Price"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What is known about when things happened, in order.
fn moments(order: &Order) -> Vec<(Timestamp, &'static str)> {
    let mut moments = vec![(order.created_at, "Checkout begun")];
    moments.extend(order.completed_at.map(|at| (at, "Paid")));
    moments.extend(order.last_download_at.map(|at| (at, "Last download")));
    moments.extend(order.downloads_until.map(|at| (at, "Downloads end")));
    if order.status == OrderStatus::Processing {
        moments.push((order.hold_expires_at, "Copies are held until then"));
    }
    moments.sort_by_key(|(at, _)| *at);
    moments
}

#[component]
fn TimeLine(order: Order) -> impl IntoView {
    let moments = moments(&order).into_iter().map(|(at, words)| {
        view! {
            <li class="time-line__moment">
                <strong>{words}</strong>
                <span class="muted small">
                    <When at />
                </span>
            </li>
        }
    });
    view! {
        <section class="stack" aria-labelledby="time-line">
            <h2 id="time-line">"What happened when"</h2>
            <ol class="time-line">{moments.collect_view()}</ol>
        </section>
    }
}
