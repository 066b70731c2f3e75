//! Orders as rows.

use crate::{
    api::orders::Order,
    console::kit::{badge::order_status, when::When},
};
use leptos::prelude::*;

/// The rows of a table of orders.
#[component]
pub fn OrderTable(
    /// The orders, newest first.
    #[prop(into)]
    orders: Signal<Vec<Order>>,
) -> impl IntoView {
    let each = move || orders.get();
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">"Customer"</th>
                        <th scope="col">"State"</th>
                        <th scope="col" class="table__number">
                            "Total"
                        </th>
                        <th scope="col">"Page"</th>
                        <th scope="col">"Begun"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=each key=|order| order.id.clone() let:order>
                        <tr>
                            <th scope="row">
                                <a href=format!("/console/orders/{}", order.id)>{order.email.clone()}</a>
                                <span class="table__note">{names(&order.items)}</span>
                            </th>
                            <td data-label="State">
                                <div>
                                    {order_status(&order)}
                                    {order
                                        .receipt_trouble
                                        .is_some()
                                        .then(|| {
                                            view! { <span class="table__note">"Receipt not delivered"</span> }
                                        })}
                                </div>
                            </td>
                            <td class="table__number" data-label="Total">
                                <div>
                                {order.total.to_string()}
                                {(order.refunded.minor > 0)
                                    .then(|| {
                                        view! {
                                            <span class="table__note">{format!("{} back", order.refunded)}</span>
                                        }
                                    })}
                            </div>
                            </td>
                            <td data-label="Page">
                                <a class="mono" href=format!("/console/pages/{}", order.page_id)>
                                    {order.short_id.to_string()}
                                </a>
                            </td>
                            <td data-label="Begun">
                                <When at=order.created_at />
                            </td>
                        </tr>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

fn names(items: &[crate::api::orders::OrderItem]) -> String {
    let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
    names.join(", ")
}
