//! The search, the filters, and what a list is sorted by.

use super::wish::Address;
use crate::{
    console::kit::ready::is_ready,
    parts::{Icon, Shape},
    spoken::words,
};
use domain::list::Searched;
use leptos::{ev::SubmitEvent, prelude::*};
use std::time::Duration;

/// How long to wait for the next letter before the list is searched.
const PATIENCE: Duration = Duration::from_millis(250);

/// What stands above a list.
#[component]
pub fn Toolbar(
    /// The address of the list.
    address: Address,
    /// What the search is for.
    search: &'static str,
    /// What can be typed there.
    hint: &'static str,
    /// The names of the orders that the list can have, and their words.
    sorts: Vec<(&'static str, &'static str)>,
    /// The filters of which one is on.
    chips: Vec<Chip>,
    /// Further filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="toolbar">
            <div class="toolbar__row">
                <SearchBox label=search hint value=address.searched search=address.search />
                <SortBox choices=sorts value=address.sorted choose=address.sort />
            </div>
            <Chips chips />
            {children.map(|children| children())}
        </div>
    }
}

/// A field that searches while somebody types.
#[component]
fn SearchBox(
    /// What it is for.
    label: &'static str,
    /// What can be typed.
    hint: &'static str,
    /// What the address says.
    #[prop(into)]
    value: Signal<String>,
    /// What to do with what was typed.
    search: Callback<String>,
) -> impl IntoView {
    let ready = is_ready();
    let typed = RwSignal::new(value.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    // The back button, and "Clear filters".
    Effect::new(move |_| {
        let said = value.get();
        if *said != *Searched::of(&typed.get_untracked()) {
            typed.set(said);
        }
    });
    let later = move |text: String| {
        stop();
        typed.set(text.clone());
        let run = move || {
            search.try_run(text);
        };
        // Without a timer the field still searches when it is sent.
        timer.set_value(set_timeout_with_handle(run, PATIENCE).ok());
    };
    let now = move |event: SubmitEvent| {
        event.prevent_default();
        stop();
        search.run(typed.get_untracked());
    };
    on_cleanup(stop);
    view! {
        <form class="search" role="search" on:submit=now>
            <label class="visually-hidden" for="search">
                {label}
            </label>
            <Icon shape=Shape::Search />
            <input
                class="input search__input"
                type="search"
                id="search"
                name="q"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=hint
                disabled=move || !ready.get()
                value=typed.get_untracked()
                prop:value=typed
                on:input:target=move |event| later(event.target().value())
            />
        </form>
    }
}

/// A filter: one of a few, each at an address of its own.
#[derive(Clone)]
pub struct Chip {
    /// What it lets through.
    pub words: &'static str,
    /// The address of the list with it.
    pub href: Signal<String>,
    /// Whether the list is shown with it.
    pub is_on: Signal<bool>,
}

/// Filters of which one is on.
#[component]
fn Chips(
    /// All of them.
    chips: Vec<Chip>,
) -> impl IntoView {
    let w = words();
    let chip = |chip: Chip| {
        let Chip { words, href, is_on } = chip;
        view! {
            <li>
                <a
                    class="chip"
                    href=href
                    data-noscroll="true"
                    aria-current=move || is_on.get().then_some("true")
                >
                    {words}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=w.list_show()>
            <ul class="chips">{chips.into_iter().map(chip).collect_view()}</ul>
        </nav>
    }
}

/// A filter that came with the address of another screen, and can only be taken away: the chip leads to the
/// list without it.
#[component]
pub fn Narrowed(
    /// The filter.
    chip: Chip,
) -> impl IntoView {
    let w = words();
    let Chip { words, href, is_on } = chip;
    view! {
        <Show when=move || is_on.get()>
            <a class="chip chip--narrowed" href=href data-noscroll="true">
                {words}
                <Icon shape=Shape::Cross />
                <span class="visually-hidden">" " {w.list_without()}</span>
            </a>
        </Show>
    }
}

/// What a list is sorted by.
#[component]
fn SortBox(
    /// The names of the orders, and their words.
    choices: Vec<(&'static str, &'static str)>,
    /// The one that is chosen.
    #[prop(into)]
    value: Signal<&'static str>,
    /// What to do when another is chosen.
    choose: Callback<String>,
) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let option = move |(name, words): (&'static str, &'static str)| {
        view! {
            <option value=name selected=move || value.get() == name>
                {words}
            </option>
        }
    };
    view! {
        <div class="sort">
            <label class="visually-hidden" for="sort">
                {w.list_sort()}
            </label>
            <select
                class="input sort__input"
                id="sort"
                disabled=move || !ready.get()
                prop:value=value
                on:change:target=move |event| choose.run(event.target().value())
            >
                {choices.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
