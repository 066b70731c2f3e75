//! All customers, searched, filtered and sorted.

use super::{amounts, returned};
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Found, ROWS,
        customers::{Customer, find_customers},
    },
    console::kit::{
        help::Help,
        listing::{
            Empty, FurtherDown, More,
            toolbar::{Chip, Chips, HowMany, SearchBox, SortBox},
            use_going, use_place,
        },
        load::load,
        paged::Rows,
        screen::Screen,
        when::When,
    },
    spoken::words,
};
use ::words::Words;
use domain::list::{Count, CustomerSort, CustomerWish, Returning, searched};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/console/customers";

/// All customers. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, place, query) = (words(), use_place(), use_query_map());
    let wish = Memo::new(move |_| query.with(|query| CustomerWish::read(|name| query.get(name))));
    let data = ask(
        move || (wish.get(), place.after.get(), place.shown()),
        |(wish, after, most)| find_customers(wish, after, most),
    );
    let file = move || wish.with(|wish| wish.query().at("/console/customers.csv"));
    let actions = move || {
        view! {
            <a class="button" href=file download rel="external">
                {w.list_export()}
            </a>
        }
    };
    let start = Signal::derive(move || wish.with(|wish| wish.query().at(PATH)));
    view! {
        <Screen title=w.customers_title() actions=actions>
            <Toolbar wish />
            <HowMany data say=count />
            <FurtherDown place start />
            {load(data, move |found| show(found, wish.get_untracked(), place.after.get_untracked()))}
            <Help question=w.help_customers_question() terms=numbers(w) />
        </Screen>
    }
}

/// What the columns count.
fn numbers(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (w.customers_orders(), w.help_customers_orders()),
        (w.customers_spent(), w.help_customers_spent()),
    ]
}

fn count(w: Words, count: Count) -> String {
    if count.is_more {
        w.customers_count_more(count.number)
    } else {
        w.customers_count(count.number)
    }
}

#[component]
fn Toolbar(wish: Memo<CustomerWish>) -> impl IntoView {
    let (w, go) = (words(), use_going());
    let changed = move |change: &dyn Fn(&mut CustomerWish)| {
        let mut wish = wish.get();
        change(&mut wish);
        wish.query().at(PATH)
    };
    let search = Callback::new(move |text: String| {
        go.run(untrack(|| changed(&|wish| wish.search = searched(&text))));
    });
    let sort = Callback::new(move |name: String| {
        let sort = CustomerSort::parse(&name).filter(|sort| *sort != CustomerSort::Newest);
        go.run(untrack(|| changed(&|wish| wish.sort = sort)));
    });
    let chip = |words, only: Option<Returning>| Chip {
        words,
        href: Signal::derive(move || changed(&|wish| wish.only = only)),
        is_on: Signal::derive(move || wish.with(|wish| wish.only == only)),
    };
    let chips = vec![
        chip(w.list_everything(), None),
        chip(w.customers_again(), Some(Returning::Again)),
        chip(w.customers_refunded(), Some(Returning::Refunded)),
    ];
    let sorts = vec![
        (CustomerSort::Newest.as_str(), w.customers_newest()),
        (CustomerSort::Latest.as_str(), w.customers_latest()),
    ];
    view! {
        <div class="toolbar">
            <div class="toolbar__row">
                <SearchBox
                    label=w.customers_search()
                    hint=w.customers_search_hint()
                    value=Signal::derive(move || wish.with(|wish| wish.search.clone()))
                    search
                />
                <SortBox
                    choices=sorts
                    value=Signal::derive(move || wish.with(|wish| wish.sorted().as_str()))
                    choose=sort
                />
            </div>
            <Chips chips />
        </div>
    }
}

fn show(found: Found<Customer>, wish: CustomerWish, after: Option<String>) -> AnyView {
    let w = words();
    let rows = Rows::of(found.part);
    if rows.items.with_untracked(Vec::is_empty) {
        return view! {
            <Empty
                is_narrowed=wish.is_narrowed() || after.is_some()
                path=PATH
                title=w.customers_empty()
                hint=w.customers_empty_hint()
                action=w.customers_empty_action()
            />
        }
        .into_any();
    }
    let query = wish.query();
    let load = move |cursor| {
        let more = find_customers(wish.clone(), cursor, ROWS);
        async move { more.await.map(|found| found.part) }
    };
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">{w.customers_address()}</th>
                        <th scope="col" class="table__number">
                            {w.customers_orders()}
                        </th>
                        <th scope="col" class="table__number">
                            {w.customers_spent()}
                        </th>
                        <th scope="col">{w.customers_first()}</th>
                        <th scope="col">{w.customers_last()}</th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.items.get()
                        key=|customer| customer.id.clone()
                        children=move |customer| row(w, customer)
                    />
                </tbody>
            </table>
        </div>
        <More rows path=PATH query after load />
    }
    .into_any()
}

fn row(w: Words, customer: Customer) -> impl IntoView {
    let back = returned(w, &customer);
    view! {
        <tr>
            <th scope="row">
                <a href=format!("{PATH}/{}", customer.id)>{customer.email}</a>
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
