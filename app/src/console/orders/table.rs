//! Orders as rows.

use crate::{
    api::orders::OrderRow,
    console::kit::{
        badge::order_status,
        listing::{
            selection::{SelectRow, Selection},
            table::{Column, Table},
        },
        when::When,
    },
    spoken::words,
};
use leptos::prelude::*;

/// The rows of a table of orders.
#[component]
pub fn OrderTable(
    /// The orders, in the order in which they are shown.
    #[prop(into)]
    orders: Signal<Vec<OrderRow>>,
    /// Which of them are selected, where something can be done with several.
    #[prop(optional)]
    selection: Option<Selection>,
) -> impl IntoView {
    let w = words();
    let ids = Signal::derive(move || {
        orders.with(|orders| orders.iter().map(|order| order.id.to_string()).collect())
    });
    let columns = vec![
        Column::Words(w.orders_customer()),
        Column::Words(w.orders_state()),
        Column::Number(w.orders_total()),
        Column::Words(w.orders_page()),
        Column::Words(w.orders_begun()),
    ];
    view! {
        <Table columns selected=selection.map(|selection| (selection, ids))>
            <For
                each=move || orders.get()
                key=|order| order.id.clone()
                children=move |order| view! { <Row order selection /> }
            />
        </Table>
    }
}

#[component]
fn Row(order: OrderRow, selection: Option<Selection>) -> impl IntoView {
    let w = words();
    let select = selection.map(|selection| {
        view! { <SelectRow selection id=order.id.to_string() about=order.email.clone() /> }
    });
    let undelivered = order
        .is_undelivered
        .then(|| view! { <span class="table__note">{w.orders_undelivered()}</span> });
    let back = (order.refunded.minor > 0).then(|| {
        view! { <span class="table__note">{w.orders_back(order.refunded.into())}</span> }
    });
    view! {
        <tr>
            {select}
            <th scope="row">
                <a href=format!("/console/orders/{}", order.id)>{order.email.clone()}</a>
                <span class="table__note">{order.products.clone()}</span>
            </th>
            <td data-label=w.orders_state()>
                <div>{order_status(order.standing)} {undelivered}</div>
            </td>
            <td class="table__number" data-label=w.orders_total()>
                <div>{w.money(order.total.into())} {back}</div>
            </td>
            <td data-label=w.orders_page()>
                <a class="mono" href=format!("/console/pages/{}", order.page_id)>
                    {order.short_id.to_string()}
                </a>
            </td>
            <td data-label=w.orders_begun()>
                <When at=order.created_at />
            </td>
        </tr>
    }
}
