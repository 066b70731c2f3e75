//! All registrations, searched, filtered and sorted.

use super::{status_words, table::RegistrationTable};
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Done, Found, ROWS,
        pages::{PageWithUrl, list_pages},
        registrations::{delete_registrations, find_registrations, remind_registrations},
    },
    console::kit::{
        help::Help,
        listing::{
            Empty, FurtherDown, More,
            selection::{BulkBar, BulkButton, Selection},
            toolbar::{Chip, Chips, HowMany, SearchBox, SortBox},
            use_going, use_place,
        },
        load::load,
        paged::{LoadMore, Rows},
        screen::Screen,
        toast::use_toasts,
    },
    spoken::words,
};
use ::words::Words;
use domain::{
    id::PageId,
    list::{Count, RegistrationSort, RegistrationWish, searched},
    registration::{Registration, RegistrationStatus},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/console/registrations";

/// All registrations. What is searched for and chosen stands in the address.
#[component]
pub fn List() -> impl IntoView {
    let (w, place, query) = (words(), use_place(), use_query_map());
    let wish =
        Memo::new(move |_| query.with(|query| RegistrationWish::read(|name| query.get(name))));
    let pages = ask(|| (), |()| list_pages(None));
    let data = ask(
        move || (wish.get(), place.after.get(), place.shown()),
        |(wish, after, most)| find_registrations(wish, after, most),
    );
    let file = move || wish.with(|wish| wish.query().at("/console/registrations.csv"));
    let actions = move || {
        view! {
            <a class="button" href=file download rel="external">
                {w.list_export()}
            </a>
        }
    };
    let start = Signal::derive(move || wish.with(|wish| wish.query().at(PATH)));
    view! {
        <Screen title=w.registrations_title() actions=actions>
            {load(pages, move |pages| {
                let pages = Rows::of(pages);
                view! {
                    <Toolbar wish pages />
                    <HowMany data say=count />
                    <FurtherDown place start />
                    {load(data, move |found| {
                        show(found, pages, wish.get_untracked(), place.after.get_untracked())
                    })}
                    <Help question=w.help_registrations_question() terms=states(w) />
                }
            })}
        </Screen>
    }
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

fn count(w: Words, count: Count) -> String {
    if count.is_more {
        w.registrations_count_more(count.number)
    } else {
        w.registrations_count(count.number)
    }
}

#[component]
fn Toolbar(wish: Memo<RegistrationWish>, pages: Rows<PageWithUrl>) -> impl IntoView {
    let (w, go) = (words(), use_going());
    let changed = move |change: &dyn Fn(&mut RegistrationWish)| {
        let mut wish = wish.get();
        change(&mut wish);
        wish.query().at(PATH)
    };
    let search = Callback::new(move |text: String| {
        go.run(untrack(|| changed(&|wish| wish.search = searched(&text))));
    });
    let sort = Callback::new(move |name: String| {
        let sort = RegistrationSort::parse(&name).filter(|sort| *sort != RegistrationSort::Newest);
        go.run(untrack(|| changed(&|wish| wish.sort = sort)));
    });
    let page = Callback::new(move |id: String| {
        go.run(untrack(|| changed(&|wish| wish.page = PageId::parse(&id))));
    });
    let chip = |words, status: Option<RegistrationStatus>| Chip {
        words,
        href: Signal::derive(move || changed(&|wish| wish.status = status)),
        is_on: Signal::derive(move || wish.with(|wish| wish.status == status)),
    };
    let of = |status| chip(status_words(w, status), Some(status));
    let chips = vec![
        chip(w.list_everything(), None),
        of(RegistrationStatus::Confirmed),
        of(RegistrationStatus::Pending),
        of(RegistrationStatus::Unsubscribed),
    ];
    let sorts = vec![
        (RegistrationSort::Newest.as_str(), w.list_newest()),
        (RegistrationSort::Oldest.as_str(), w.list_oldest()),
    ];
    view! {
        <div class="toolbar">
            <div class="toolbar__row">
                <SearchBox
                    label=w.registrations_search()
                    hint=w.registrations_search_hint()
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
            <PageFilter pages wish choose=page />
            <LoadMore rows=pages load=list_pages label=w.registrations_more_pages() />
        </div>
    }
}

/// Which page to look at.
#[component]
fn PageFilter(
    pages: Rows<PageWithUrl>,
    wish: Memo<RegistrationWish>,
    choose: Callback<String>,
) -> impl IntoView {
    let w = words();
    let option = move |shared: PageWithUrl| {
        let id = shared.page.id.clone();
        let words = format!("{} ({})", shared.page.title(), shared.page.short_id);
        let value = id.to_string();
        let selected = move || wish.with(|wish| wish.page.as_ref() == Some(&id));
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
                on:change:target=move |event| choose.run(event.target().value())
            >
                <option value="">{w.registrations_all_pages()}</option>
                {move || pages.items.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

fn show(
    found: Found<Registration>,
    pages: Rows<PageWithUrl>,
    wish: RegistrationWish,
    after: Option<String>,
) -> AnyView {
    let w = words();
    let (rows, selection) = (Rows::of(found.part), Selection::new());
    let is_narrowed = wish.is_narrowed() || after.is_some();
    let nothing = move || {
        view! {
            <Empty
                is_narrowed
                path=PATH
                title=w.registrations_empty()
                hint=w.registrations_empty_hint()
                action=w.registrations_empty_action()
            />
        }
    };
    let query = wish.query();
    let load = move |cursor| {
        let more = find_registrations(wish.clone(), cursor, ROWS);
        async move { more.await.map(|found| found.part) }
    };
    view! {
        <Show when=move || !rows.is_empty() fallback=nothing>
            <RegistrationTable rows pages selection />
            <More rows path=PATH query=query.clone() after=after.clone() load=load.clone() />
            <Bulk rows selection />
        </Show>
    }
    .into_any()
}

#[component]
fn Bulk(rows: Rows<Registration>, selection: Selection) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let reminded = Callback::new(move |(_, answer): (Vec<String>, Done)| {
        if answer.done > 0 {
            toasts.ok(w.registrations_reminded(answer.done));
        }
        if answer.left_out > 0 {
            toasts.problem(w.registrations_not_reminded(answer.left_out));
        }
    });
    let deleted = Callback::new(move |(ids, ()): (Vec<String>, ())| {
        rows.retain(|row| !ids.iter().any(|id| id == row.id.as_str()));
        let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        toasts.ok(w.registrations_deleted_some(count));
    });
    let remind = move |_| {
        let ids = selection.ids();
        let asking = remind_registrations(ids.clone());
        leptos::task::spawn_local(async move {
            match asking.await {
                Ok(answer) => {
                    selection.clear();
                    reminded.run((ids, answer));
                }
                Err(error) => toasts.problem(error.to_string()),
            }
        });
    };
    let file = move || format!("/console/registrations.csv?ids={}", selection.named());
    view! {
        <BulkBar selection>
            <button type="button" class="button button--small" on:click=remind>
                {w.registrations_remind()}
            </button>
            <a class="button button--small" href=file download rel="external">
                {w.list_export_selected()}
            </a>
            <BulkButton
                selection
                label=w.registrations_delete()
                question=|w: Words, count| w.registrations_delete_some_question(count)
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
