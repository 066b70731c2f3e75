//! All registrations, searched, filtered and sorted.

use super::{status_words, table::RegistrationTable};
use crate::{
    api::{
        Found,
        pages::{PageWithUrl, list_pages},
        registrations::{delete_registrations, find_registrations, remind_registrations},
    },
    console::kit::{
        ask::{Asked, ask},
        help::Help,
        listing::{
            bulk::{ActButton, BulkBar, BulkButton, SaveSelected, telling},
            rows::{Nothing, listed},
            screen::{Counted, FurtherDown, ListScreen, how_many},
            selection::Selection,
            toolbar::{Chip, Toolbar},
            wish::{Wish, Wished},
        },
        load::load,
        paged::{LoadMore, Rows},
        toast::use_toasts,
    },
    spoken::words,
};
use ::words::Words;
use domain::{
    id::PageId,
    list::{RegistrationSort, RegistrationWish},
    registration::{Registration, RegistrationStatus},
};
use leptos::prelude::*;

/// All registrations. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, wished) = (words(), Wished::<RegistrationWish>::here());
    let (pages, data) = (
        ask(|| (), |()| list_pages(None)),
        wished.ask(find_registrations),
    );
    let all = move |pages| of_pages(w, wished, data, Rows::of(pages));
    view! {
        <ListScreen title=w.registrations_title() address=wished.address()>
            {load(pages, all)}
        </ListScreen>
    }
}

/// What stands below the heading when the pages are known.
fn of_pages(
    w: Words,
    wished: Wished<RegistrationWish>,
    data: Asked<Found<Registration>>,
    pages: Rows<PageWithUrl>,
) -> AnyView {
    let address = wished.address();
    let nothing = Nothing {
        title: w.registrations_empty(),
        hint: w.registrations_empty_hint(),
        action: w.registrations_empty_action(),
    };
    let show = move |found| {
        listed(
            wished,
            found,
            find_registrations,
            nothing,
            move |rows, selection| view! { <RegistrationTable rows pages selection /> }.into_any(),
            |rows, selection| view! { <Bulk rows selection /> }.into_any(),
        )
    };
    let sorts = vec![
        (RegistrationSort::Newest.as_str(), w.list_newest()),
        (RegistrationSort::Oldest.as_str(), w.list_oldest()),
    ];
    let count = Counted(Words::registrations_count, Words::registrations_count_more);
    view! {
        <Toolbar
            address
            search=w.registrations_search()
            hint=w.registrations_search_hint()
            sorts
            chips=chips(w, wished)
        >
            <PageFilter pages wished />
            <LoadMore rows=pages load=list_pages label=w.registrations_more_pages() />
        </Toolbar>
        {how_many(data, count)}
        <FurtherDown address />
        {load(data, show)}
        <Help question=w.help_registrations_question() terms=states(w) />
    }
    .into_any()
}

/// What the states mean.
fn states(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (
            w.registrations_confirmed(),
            w.help_registrations_confirmed(),
        ),
        (w.registrations_pending(), w.help_registrations_pending()),
        (
            w.registrations_unsubscribed(),
            w.help_registrations_unsubscribed(),
        ),
    ]
}

fn chips(w: Words, wished: Wished<RegistrationWish>) -> Vec<Chip> {
    let chip = |words, status: Option<RegistrationStatus>| {
        wished.chip(
            words,
            move |wish| wish.status = status,
            move |wish| wish.status == status,
        )
    };
    let of = |status| chip(status_words(w, status), Some(status));
    vec![
        chip(w.list_everything(), None),
        of(RegistrationStatus::Confirmed),
        of(RegistrationStatus::Pending),
        of(RegistrationStatus::Unsubscribed),
    ]
}

/// Which page to look at.
#[component]
fn PageFilter(pages: Rows<PageWithUrl>, wished: Wished<RegistrationWish>) -> impl IntoView {
    let w = words();
    let choose = move |id: String| wished.go(|wish| wish.page = PageId::parse(&id));
    let option = move |shared: PageWithUrl| {
        let id = shared.page.id.clone();
        let words = format!("{} ({})", shared.page.title(), shared.page.short_id);
        let value = id.to_string();
        let selected = move || wished.with(|wish| wish.page.as_ref() == Some(&id));
        view! {
            <option value=value prop:selected=selected.clone() selected=selected>
                {words}
            </option>
        }
    };
    view! {
        <div class="field filter">
            <label class="field__label" for="filter-page">
                {w.registrations_page()}
            </label>
            <select
                class="input"
                id="filter-page"
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">{w.registrations_all_pages()}</option>
                {move || pages.items.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Bulk(rows: Rows<Registration>, selection: Selection) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let reminded = telling(
        Words::registrations_reminded,
        Words::registrations_not_reminded,
    );
    let deleted = Callback::new(move |(ids, count): (Vec<String>, i64)| {
        rows.retain(|row| !ids.iter().any(|id| id == row.id.as_str()));
        toasts.ok(w.registrations_deleted_some(count));
    });
    view! {
        <BulkBar selection>
            <ActButton
                selection
                label=w.registrations_remind()
                act=remind_registrations
                done=reminded
            />
            <SaveSelected selection file=RegistrationWish::FILE />
            <BulkButton
                selection
                label=w.registrations_delete()
                question=Words::registrations_delete_some_question
                consequence=w.registrations_delete_some_consequence()
                yes=w.registrations_delete_some_yes()
                no=w.orders_refund_keep()
                danger=true
                act=delete_registrations
                done=deleted
            />
        </BulkBar>
    }
}
