//! All customers, searched, filtered and sorted.

use super::table::CustomerTable;
use crate::{
    api::customers::find_customers,
    console::kit::{
        help::Help,
        listing::{
            rows::{Nothing, listed},
            screen::{Counted, FurtherDown, ListScreen, how_many},
            toolbar::{Chip, Toolbar},
            wish::Wished,
        },
        load::load,
    },
    spoken::words,
};
use ::words::Words;
use domain::list::{CustomerSort, CustomerWish, Returning};
use leptos::prelude::*;

/// All customers. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, wished) = (words(), Wished::<CustomerWish>::here());
    let (address, data) = (wished.address(), wished.ask(find_customers));
    let nothing = Nothing {
        title: w.customers_empty(),
        hint: w.customers_empty_hint(),
        action: w.customers_empty_action(),
    };
    let show = move |found| {
        listed(
            wished,
            found,
            find_customers,
            nothing,
            |rows, _| view! { <CustomerTable rows /> }.into_any(),
            |_, _| ().into_any(),
        )
    };
    let sorts = vec![
        (CustomerSort::Newest.as_str(), w.customers_newest()),
        (CustomerSort::Latest.as_str(), w.customers_latest()),
    ];
    view! {
        <ListScreen title=w.customers_title() address>
            <Toolbar
                address
                search=w.customers_search()
                hint=w.customers_search_hint()
                sorts
                chips=chips(w, wished)
            />
            {how_many(data, Counted(Words::customers_count, Words::customers_count_more))}
            <FurtherDown address />
            {load(data, show)}
            <Help question=w.help_customers_question() terms=numbers(w) />
        </ListScreen>
    }
}

/// What the columns count.
fn numbers(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (w.customers_orders(), w.help_customers_orders()),
        (w.customers_spent(), w.help_customers_spent()),
    ]
}

fn chips(w: Words, wished: Wished<CustomerWish>) -> Vec<Chip> {
    let chip = |words, only: Option<Returning>| {
        wished.chip(
            words,
            move |wish| wish.only = only,
            move |wish| wish.only == only,
        )
    };
    vec![
        chip(w.list_everything(), None),
        chip(w.customers_again(), Some(Returning::Again)),
        chip(w.customers_refunded(), Some(Returning::Refunded)),
    ]
}
