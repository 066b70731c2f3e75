//! Customers as rows.

use super::{amounts, returned};
use crate::{
    api::customers::Customer,
    console::kit::{
        listing::{
            table::{Column, Table},
            wish::Wish,
        },
        paged::Rows,
        when::When,
    },
    spoken::words,
};
use ::words::Words;
use domain::list::CustomerWish;
use leptos::prelude::*;

/// A table of customers.
#[component]
pub fn CustomerTable(
    /// The rows, in the order in which they are shown.
    rows: Rows<Customer>,
) -> impl IntoView {
    let w = words();
    let columns = vec![
        Column::Words(w.customers_address()),
        Column::Number(w.customers_orders()),
        Column::Number(w.customers_spent()),
        Column::Words(w.customers_first()),
        Column::Words(w.customers_last()),
    ];
    view! {
        <Table columns>
            <For
                each=move || rows.items.get()
                key=|customer| customer.id.clone()
                children=move |customer| row(w, customer)
            />
        </Table>
    }
}

fn row(w: Words, customer: Customer) -> impl IntoView {
    let back = returned(w, &customer);
    view! {
        <tr>
            <th scope="row">
                <a href=format!("{}/{}", CustomerWish::PATH, customer.id)>{customer.email}</a>
            </th>
            <td class="table__number" data-label=w.customers_orders()>
                {w.number(customer.orders)}
            </td>
            <td class="table__number" data-label=w.customers_spent()>
                <div>
                    {amounts(w, &customer.spent)}
                    {back.map(|back| view! { <span class="table__note">{back}</span> })}
                </div>
            </td>
            <td data-label=w.customers_first()>
                <When at=customer.first_at />
            </td>
            <td data-label=w.customers_last()>
                <When at=customer.last_at />
            </td>
        </tr>
    }
}
