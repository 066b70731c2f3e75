//! All orders, searched, filtered and sorted.

use super::table::OrderTable;
use crate::{
    api::orders::{find_orders, send_receipts},
    console::kit::{
        help::Help,
        listing::{
            bulk::{BulkBar, BulkButton, SaveSelected, telling},
            rows::{Nothing, listed},
            screen::{Counted, FurtherDown, ListScreen, how_many},
            selection::Selection,
            toolbar::{Chip, Narrowed, Toolbar},
            wish::{Wish, Wished},
        },
        load::load,
    },
    spoken::words,
};
use ::words::Words;
use domain::list::{OrderSort, OrderState, OrderWish};
use leptos::prelude::*;

/// All orders. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, wished) = (words(), Wished::<OrderWish>::here());
    let (address, data) = (wished.address(), wished.ask(find_orders));
    let nothing = Nothing {
        title: w.orders_empty(),
        hint: w.orders_empty_hint(),
        action: w.orders_empty_action(),
    };
    let show = move |found| {
        listed(
            wished,
            found,
            find_orders,
            nothing,
            |rows, selection| view! { <OrderTable orders=rows.items selection /> }.into_any(),
            |_, selection| view! { <Bulk selection /> }.into_any(),
        )
    };
    view! {
        <ListScreen title=w.orders_title() address>
            <Toolbar
                address
                search=w.orders_search()
                hint=w.orders_search_hint()
                sorts=sorts(w)
                chips=chips(w, wished)
            >
                {narrowed(w, wished).map(|chip| view! { <Narrowed chip /> }).collect_view()}
            </Toolbar>
            {how_many(data, Counted(Words::orders_count, Words::orders_count_more))}
            <FurtherDown address />
            {load(data, show)}
            <Help question=w.help_orders_question() terms=states(w) />
        </ListScreen>
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

fn sorts(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (OrderSort::Newest.as_str(), w.list_newest()),
        (OrderSort::Oldest.as_str(), w.list_oldest()),
        (OrderSort::Largest.as_str(), w.orders_largest()),
        (OrderSort::Smallest.as_str(), w.orders_smallest()),
    ]
}

fn chips(w: Words, wished: Wished<OrderWish>) -> Vec<Chip> {
    let chip = |words, state: Option<OrderState>, attention: bool| {
        wished.chip(
            words,
            move |wish| (wish.state, wish.status, wish.attention) = (state, None, attention),
            move |wish| (wish.state, wish.status, wish.attention) == (state, None, attention),
        )
    };
    let of = |words, state| chip(words, Some(state), false);
    vec![
        chip(w.list_everything(), None, false),
        chip(w.orders_filter_attention(), None, true),
        of(w.orders_filter_paid(), OrderState::Paid),
        of(w.orders_filter_open(), OrderState::Open),
        of(w.orders_filter_refunded(), OrderState::Refunded),
        of(w.orders_filter_disputed(), OrderState::Disputed),
        of(w.orders_filter_unfinished(), OrderState::Unfinished),
    ]
}

/// What other screens narrow the list to.
fn narrowed(w: Words, wished: Wished<OrderWish>) -> impl Iterator<Item = Chip> {
    let page = wished.chip(
        w.list_one_page(),
        |wish| wish.page = None,
        |wish| wish.page.is_some(),
    );
    let product = wished.chip(
        w.list_one_product(),
        |wish| wish.product = None,
        |wish| wish.product.is_some(),
    );
    let customer = wished.chip(
        w.list_one_customer(),
        |wish| wish.customer = None,
        |wish| wish.customer.is_some(),
    );
    [page, product, customer].into_iter()
}

#[component]
fn Bulk(selection: Selection) -> impl IntoView {
    let w = words();
    let sent = telling(Words::orders_resent, Words::orders_not_resent);
    view! {
        <BulkBar selection>
            <BulkButton
                selection
                label=w.orders_resend()
                question=Words::orders_resend_question
                consequence=w.orders_resend_consequence()
                yes=w.orders_resend_yes()
                no=w.orders_refund_keep()
                act=send_receipts
                done=sent
            />
            <SaveSelected selection file=OrderWish::FILE />
        </BulkBar>
    }
}
