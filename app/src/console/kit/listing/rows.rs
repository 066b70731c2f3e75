//! The rows of a list: with a way to more of them, or words where there are none.

use super::{
    selection::Selection,
    use_going,
    wish::{Said, Wish, Wished},
};
use crate::{
    api::{Batch, Found, MOST_ROWS, ROWS},
    console::kit::paged::{LoadMore, Rows},
    error::ApiError,
    spoken::words,
};
use leptos::prelude::*;

/// The words of a list that holds nothing yet.
#[derive(Clone, Copy, Debug)]
pub struct Nothing {
    /// What is missing.
    pub title: &'static str,
    /// How there will be some.
    pub hint: &'static str,
    /// The way there: to the pages.
    pub action: &'static str,
}

/// The rows that were found, as a table with whatever can be done with several of them; more are read as
/// these were.
pub fn listed<W, T, F>(
    wished: Wished<W>,
    found: Found<T>,
    find: fn(W, Option<String>, i64) -> F,
    nothing: Nothing,
    table: impl Fn(Rows<T>, Selection) -> AnyView + Send + Sync + 'static,
    bulk: impl Fn(Rows<T>, Selection) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    W: Wish,
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Found<T>, ApiError>> + Send + 'static,
{
    let (rows, selection, said) = (Rows::of(found.part), Selection::new(), wished.said());
    let wish = wished.now();
    let load = move |cursor| {
        let more = find(wish.clone(), cursor, ROWS);
        async move { more.await.map(|found| found.part) }
    };
    let end = said.clone();
    let whole = move || {
        let parts = (
            table(rows, selection),
            more(rows, end.clone(), load.clone()),
            bulk(rows, selection),
        );
        parts.into_any()
    };
    either(
        // Those that are shown may be gone, and there are more.
        Signal::derive(move || rows.is_empty() && rows.next_cursor().is_none()),
        said,
        nothing,
        whole.into(),
    )
}

/// The list, or that it is empty: because nothing was found, or because there is nothing yet.
fn either(is_empty: Signal<bool>, said: Said, nothing: Nothing, list: ViewFn) -> AnyView {
    let is_empty = Memo::new(move |_| is_empty.get());
    (move || {
        if is_empty.get() {
            empty(&said, nothing)
        } else {
            list.run()
        }
    })
    .into_any()
}

fn empty(said: &Said, nothing: Nothing) -> AnyView {
    let w = words();
    let (title, hint, href, action) = if said.is_narrowed {
        (
            w.list_nothing_found(),
            w.list_nothing_found_hint(),
            said.path,
            w.list_clear(),
        )
    } else {
        (
            nothing.title,
            nothing.hint,
            "/console/pages",
            nothing.action,
        )
    };
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            <p>{hint}</p>
            <a class="button" href=href>
                {action}
            </a>
        </div>
    }
    .into_any()
}

/// The end of a part of a list: a button for more, which the address remembers, and from so many rows on
/// a link to the next ones.
fn more<T, F, Fut>(rows: Rows<T>, said: Said, load: F) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Option<String>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Batch<T>, ApiError>> + 'static,
{
    let shown = Signal::derive(move || rows.items.with(Vec::len));
    let next = Signal::derive(move || rows.next_cursor());
    let loaded = remembering(said.clone(), shown);
    let button = move || view! { <LoadMore rows load=load.clone() loaded /> }.into_any();
    end(shown, next, said, button.into())
}

/// Writes into the address how much is shown.
fn remembering(said: Said, shown: Signal<usize>) -> Callback<()> {
    let go = use_going();
    Callback::new(move |()| {
        let here = said.query.clone().with("after", &said.after);
        let shown = shown.get_untracked().to_string();
        go.run(here.with("show", &shown).at(said.path));
    })
}

fn end(shown: Signal<usize>, next: Signal<Option<String>>, said: Said, button: ViewFn) -> AnyView {
    let w = words();
    let most = usize::try_from(MOST_ROWS).unwrap_or(usize::MAX);
    let is_full = move || shown.get() >= most;
    let said = StoredValue::new(said);
    let next = move || {
        let cursor = next.get()?;
        Some(said.with_value(|said| said.query.clone().with("after", &cursor).at(said.path)))
    };
    let link = move |href: String| {
        view! {
            <p class="load-more">
                <a class="button" href=href>
                    {w.list_next()}
                </a>
            </p>
        }
    };
    view! {
        <Show when=is_full fallback=move || button.run()>
            {move || next().map(link)}
        </Show>
    }
    .into_any()
}
