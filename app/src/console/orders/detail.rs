//! One order: what, how much, and when.

use super::{
    copies::Copies,
    deliveries::DeliveryLog,
    dispute::Disputes,
    keys::Keys,
    mailed::{ReceiptButton, Undelivered},
    money::MoneyBlock,
    refund::RefundButton,
    story::Story,
};
use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::{
        deliveries::{DeliveryLog as Log, list_deliveries},
        orders::{Order, OrderDetail, get_order},
    },
    console::kit::{badge::order_status, load::load_screen, screen::Screen, when::When},
    spoken::words,
};
use ::words::{GAP, around};
use domain::order::OrderStatus;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One order.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(move || id.get(), get_order);
    let log = ask(move || id.get(), list_deliveries);
    let changed = Callback::new(move |()| data.refetch());
    load_screen(data, move |detail| show(detail, log, changed))
}

fn show(detail: OrderDetail, log: Asked<Log>, changed: Callback<()>) -> impl IntoView {
    let w = words();
    let order = detail.order.clone();
    let title = w.orders_of(&order.email);
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
        <Screen title above=("/console/orders", w.orders_title()) actions=actions>
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
            <Story order=order.clone() history=detail.history log />
            <DeliveryLog order=order.id.to_string() log />
        </Screen>
    }
}

/// Why the order waits for a decision, and which.
#[component]
fn Parked(order: Order) -> impl IntoView {
    let w = words();
    order.parked.map(|reason| {
        let why = match reason.as_str() {
            "amount_mismatch" => {
                w.orders_parked_amount(order.amount_paid.into(), order.total.into())
            }
            _ => w.orders_parked_other().to_owned(),
        };
        let (before, after) = around(&w.orders_parked_advice(GAP));
        view! {
            <section class="notice notice--danger stack stack--tight" aria-labelledby="parked">
                <h2 class="notice__title" id="parked">
                    {w.orders_parked_title()}
                </h2>
                <p>{why}</p>
                <p>
                    {before}
                    <a href=format!("mailto:{}", order.email) rel="external">
                        {order.email.clone()}
                    </a>
                    {after}
                </p>
            </section>
        }
    })
}

#[component]
fn Facts(order: Order) -> impl IntoView {
    let w = words();
    let state = order_status(order.standing());
    let is_open =
        order.status == OrderStatus::Processing && !order.awaits_payment && order.parked.is_none();
    let held = is_open.then_some(order.hold_expires_at);
    let of_customer = format!("/console/orders?customer={}", order.customer_id);
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
                {w.orders_facts()}
            </h2>
            <dl class="facts">
                <dt>{w.orders_state()}</dt>
                <dd>{state}</dd>
                <dt>{w.orders_customer()}</dt>
                <dd>
                    <a href=format!("mailto:{}", order.email) rel="external">
                        {order.email.clone()}
                    </a>
                    <a class="table__note" href=of_customer>
                        {w.orders_all_of_customer()}
                    </a>
                </dd>
                <dt>{w.orders_page()}</dt>
                <dd>
                    <a class="mono" href=format!("/console/pages/{}", order.page_id)>
                        {order.short_id.to_string()}
                    </a>
                </dd>
                {held
                    .map(|at| {
                        view! {
                            <dt>{w.orders_held_until()}</dt>
                            <dd>
                                <When at />
                                <span class="table__note">{w.help_held()}</span>
                            </dd>
                        }
                    })} <dt>{w.orders_downloads()}</dt>
                <dd>
                    {order.download_attempts}
                    <span class="table__note">{w.help_downloads()}</span>
                </dd>
                {order.downloads_until.map(|at| moment(w.orders_downloads_end(), at))}
                {order.receipt_number.map(|number| mono(w.orders_receipt(), format!("{number:06}")))}
                {mono(w.orders_number(), order.id.to_string())}
                <dt>{w.orders_link()}</dt>
                <dd class="small">{w.orders_link_why()}</dd>
                {order.payment_id.map(|payment| mono(w.orders_payment(), payment))}
            </dl>
        </section>
    }
}

#[component]
fn Items(order: Order) -> impl IntoView {
    let w = words();
    let rows = order.items.into_iter().map(|item| {
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/console/products/{}", item.product_id)>{item.name}</a>
                </th>
                <td class="table__number" data-label=w.orders_copies()>
                    {item.quantity}
                </td>
                <td class="table__number" data-label=w.orders_price()>
                    {w.money(item.price.into())}
                </td>
                <td class="table__number" data-label=w.orders_discount()>
                    {if item.discount.minor > 0 {
                        w.orders_money_less(item.discount.into())
                    } else {
                        w.orders_no_discount().to_owned()
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
            <h2 id="items">{w.orders_items()}</h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{w.orders_product()}</th>
                            {[w.orders_copies(), w.orders_price(), w.orders_discount()]
                                .map(column).into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
