//! One order: what, how much, and when.

use super::{
    copies::Copies,
    deliveries::DeliveryLog,
    dispute::Disputes,
    history::TimeLine,
    keys::Keys,
    mailed::{ReceiptButton, Undelivered},
    money::MoneyBlock,
    refund::RefundButton,
};
use crate::{
    api::orders::{Order, OrderDetail, get_order},
    console::kit::{badge::order_status, load::load_screen, screen::Screen, when::When},
};
use domain::order::OrderStatus;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One order.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = Resource::new(move || id.get(), get_order);
    let changed = Callback::new(move |()| data.refetch());
    load_screen(data, move |detail| show(detail, changed))
}

fn show(detail: OrderDetail, changed: Callback<()>) -> impl IntoView {
    let order = detail.order.clone();
    let title = format!("Order of {}", order.email);
    let actions = {
        let detail = detail.clone();
        move || {
            view! {
                <ReceiptButton order=detail.order.clone() changed />
                <RefundButton detail=detail.clone() changed />
            }
        }
    };
    view! {
        <Screen title above=("/console/orders", "Orders") actions=actions>
            <Parked order=order.clone() />
            <Undelivered order=order.clone() changed />
            <Disputes detail=detail.clone() changed />
            <div class="columns columns--top">
                <Facts order=order.clone() />
                <MoneyBlock order=order.clone() underway=detail.underway />
            </div>
            <Items order=order.clone() />
            <Keys products=detail.keys />
            <Copies order=order.id.to_string() />
            <DeliveryLog order=order.id.to_string() />
            <TimeLine order history=detail.history />
        </Screen>
    }
}

/// Why the order waits for a decision, and which.
#[component]
fn Parked(order: Order) -> impl IntoView {
    order.parked.map(|reason| {
        let why = match reason.as_str() {
            "amount_mismatch" => format!(
                "{} came in, but the order costs {}. The buyer has no files yet, and the copies are still held.",
                order.amount_paid, order.total
            ),
            _ => "Something about this payment is not as it should be.".to_owned(),
        };
        view! {
            <section class="notice notice--danger stack stack--tight" aria-labelledby="parked">
                <h2 class="notice__title" id="parked">
                    "This order needs you"
                </h2>
                <p>{why}</p>
                <p>
                    "Refund it to send the money back and put the copies on the shelf again, and ask the buyer to order once more: "
                    <a href=format!("mailto:{}", order.email) rel="external">
                        {order.email.clone()}
                    </a> "."
                </p>
            </section>
        }
    })
}

#[component]
fn Facts(order: Order) -> impl IntoView {
    let state = order_status(&order);
    let is_open =
        order.status == OrderStatus::Processing && !order.awaits_payment && order.parked.is_none();
    let held = is_open.then_some(order.hold_expires_at);
    let moment = |words: &'static str, at| {
        view! {
            <dt>{words}</dt>
            <dd>
                <When at />
            </dd>
        }
    };
    let mono = |words: &'static str, text: String| {
        view! {
            <dt>{words}</dt>
            <dd class="mono">{text}</dd>
        }
    };
    view! {
        <section class="card" aria-labelledby="order">
            <h2 class="card__title" id="order">
                "The order"
            </h2>
            <dl class="facts">
                <dt>"State"</dt>
                <dd>{state}</dd>
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
                {held.map(|at| moment("Copies held until", at))} <dt>"Downloads"</dt>
                <dd>{order.download_attempts}</dd>
                {order.downloads_until.map(|at| moment("Downloads end", at))}
                {order.receipt_number.map(|number| mono("Receipt", format!("{number:06}")))}
                {mono("Order number", order.id.to_string())}
                {order.payment_id.map(|payment| mono("Payment", payment))}
            </dl>
        </section>
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
                <td class="table__number" data-label="Discount">
                    {if item.discount.minor > 0 {
                        format!("−{}", item.discount)
                    } else {
                        "None".to_owned()
                    }}
                </td>
            </tr>
        }
    });
    let column = |words: &'static str| {
        view! {
            <th scope="col" class="table__number">
                {words}
            </th>
        }
    };
    view! {
        <section class="stack" aria-labelledby="items">
            <h2 id="items">"What was ordered"</h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"Product"</th>
                            {["Copies", "Price", "Discount"].map(column).into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
