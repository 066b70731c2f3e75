//! All orders, searched, filtered and sorted.

use super::table::OrderTable;
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Done, Found, ROWS,
        orders::{OrderRow, find_orders, send_receipts},
    },
    console::kit::{
        help::Help,
        listing::{
            Empty, FurtherDown, More,
            selection::{BulkBar, BulkButton, Selection},
            toolbar::{Chip, Chips, HowMany, Narrowed, SearchBox, SortBox},
            use_going, use_place,
        },
        load::load,
        paged::Rows,
        screen::Screen,
        toast::use_toasts,
    },
    spoken::words,
};
use ::words::Words;
use domain::list::{Count, OrderSort, OrderState, OrderWish, searched};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/console/orders";

/// All orders. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, place, query) = (words(), use_place(), use_query_map());
    let wish = Memo::new(move |_| query.with(|query| OrderWish::read(|name| query.get(name))));
    let data = ask(
        move || (wish.get(), place.after.get(), place.shown()),
        |(wish, after, most)| find_orders(wish, after, most),
    );
    let file = move || wish.with(|wish| wish.query().at("/console/orders.csv"));
    let actions = move || {
        view! {
            <a class="button" href=file download rel="external">
                {w.list_export()}
            </a>
        }
    };
    let start = Signal::derive(move || wish.with(|wish| wish.query().at(PATH)));
    view! {
        <Screen title=w.orders_title() actions=actions>
            <Toolbar wish />
            <HowMany data say=count />
            <FurtherDown place start />
            {load(data, move |found| show(found, wish.get_untracked(), place.after.get_untracked()))}
            <Help question=w.help_orders_question() terms=states(w) />
        </Screen>
    }
}

/// What the states mean that do not say it themselves.
fn states(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (w.orders_state_attention(), w.help_orders_attention()),
        (w.orders_state_processing(), w.help_orders_processing()),
        (w.orders_state_on_its_way(), w.help_orders_on_its_way()),
        (w.orders_state_expired(), w.help_orders_expired()),
        (w.orders_state_disputed(), w.help_orders_disputed()),
    ]
}

fn count(w: Words, count: Count) -> String {
    if count.is_more {
        w.orders_count_more(count.number)
    } else {
        w.orders_count(count.number)
    }
}

#[component]
fn Toolbar(wish: Memo<OrderWish>) -> impl IntoView {
    let (w, go) = (words(), use_going());
    let changed = move |change: &dyn Fn(&mut OrderWish)| {
        let mut wish = wish.get();
        change(&mut wish);
        wish.query().at(PATH)
    };
    let search = Callback::new(move |text: String| {
        go.run(untrack(|| changed(&|wish| wish.search = searched(&text))));
    });
    let sort = Callback::new(move |name: String| {
        let sort = OrderSort::parse(&name).filter(|sort| *sort != OrderSort::Newest);
        go.run(untrack(|| changed(&|wish| wish.sort = sort)));
    });
    let chip = |words, state: Option<OrderState>, attention: bool| Chip {
        words,
        href: Signal::derive(move || {
            changed(&|wish| {
                (wish.state, wish.status, wish.attention) = (state, None, attention);
            })
        }),
        is_on: Signal::derive(move || {
            wish.with(|wish| wish.state == state && wish.attention == attention)
        }),
    };
    let chips = vec![
        chip(w.list_everything(), None, false),
        chip(w.orders_filter_attention(), None, true),
        chip(w.orders_filter_paid(), Some(OrderState::Paid), false),
        chip(w.orders_filter_open(), Some(OrderState::Open), false),
        chip(
            w.orders_filter_refunded(),
            Some(OrderState::Refunded),
            false,
        ),
        chip(
            w.orders_filter_disputed(),
            Some(OrderState::Disputed),
            false,
        ),
        chip(
            w.orders_filter_unfinished(),
            Some(OrderState::Unfinished),
            false,
        ),
    ];
    let sorts = vec![
        (OrderSort::Newest.as_str(), w.list_newest()),
        (OrderSort::Oldest.as_str(), w.list_oldest()),
        (OrderSort::Largest.as_str(), w.orders_largest()),
        (OrderSort::Smallest.as_str(), w.orders_smallest()),
    ];
    view! {
        <div class="toolbar">
            <div class="toolbar__row">
                <SearchBox
                    label=w.orders_search()
                    hint=w.orders_search_hint()
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
            <Narrowed
                words=w.list_one_page()
                is_on=Signal::derive(move || wish.with(|wish| wish.page.is_some()))
                href=Signal::derive(move || changed(&|wish| wish.page = None))
            />
            <Narrowed
                words=w.list_one_product()
                is_on=Signal::derive(move || wish.with(|wish| wish.product.is_some()))
                href=Signal::derive(move || changed(&|wish| wish.product = None))
            />
            <Narrowed
                words=w.list_one_customer()
                is_on=Signal::derive(move || wish.with(|wish| wish.customer.is_some()))
                href=Signal::derive(move || changed(&|wish| wish.customer = None))
            />
        </div>
    }
}

fn show(found: Found<OrderRow>, wish: OrderWish, after: Option<String>) -> AnyView {
    let w = words();
    let (rows, selection) = (Rows::of(found.part), Selection::new());
    if rows.items.with_untracked(Vec::is_empty) {
        return view! {
            <Empty
                is_narrowed=wish.is_narrowed() || after.is_some()
                path=PATH
                title=w.orders_empty()
                hint=w.orders_empty_hint()
                action=w.orders_empty_action()
            />
        }
        .into_any();
    }
    let query = wish.query();
    let load = move |cursor| {
        let more = find_orders(wish.clone(), cursor, ROWS);
        async move { more.await.map(|found| found.part) }
    };
    view! {
        <OrderTable orders=rows.items selection />
        <More rows path=PATH query after load />
        <Bulk selection />
    }
    .into_any()
}

#[component]
fn Bulk(selection: Selection) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let sent = Callback::new(move |(_, answer): (Vec<String>, Done)| {
        if answer.done > 0 {
            toasts.ok(w.orders_resent(answer.done));
        }
        if answer.left_out > 0 {
            toasts.problem(w.orders_not_resent(answer.left_out));
        }
    });
    let file = move || format!("/console/orders.csv?ids={}", selection.named());
    view! {
        <BulkBar selection>
            <BulkButton
                selection
                label=w.orders_resend()
                question=|w: Words, count| w.orders_resend_question(count)
                consequence=w.orders_resend_consequence()
                yes=w.orders_resend_yes()
                no=w.orders_refund_keep()
                act=send_receipts
                done=sent
            />
            <a class="button button--small" href=file download rel="external">
                {w.list_export_selected()}
            </a>
        </BulkBar>
    }
}
