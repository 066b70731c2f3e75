//! What screens of long lists share. What is searched for, chosen and sorted by stands in the screen's
//! address; these pieces lead to other addresses, and the list follows.
//!
//! | module | holds |
//! |---|---|
//! | [`toolbar`] | the search, the filters, what the list is sorted by, and how much it holds |
//! | [`selection`] | which rows are selected, and what can be done with them |

pub mod selection;
pub mod toolbar;

use super::paged::{LoadMore, Rows};
use crate::{
    api::{Batch, MOST_ROWS, ROWS},
    error::ApiError,
    spoken::words,
};
use domain::list::address::Query;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// Leads to another address of the same screen: it takes the place of this one in the browser's history,
/// and the screen stays where it is.
pub fn use_going() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address, options);
    })
}

/// Which rows of a list its address names, beside the wish.
#[derive(Clone, Copy)]
pub struct Place {
    query: Memo<leptos_router::params::ParamsMap>,
    /// The row behind which the list begins.
    pub after: Memo<Option<String>>,
}

/// Which rows the address names.
pub fn use_place() -> Place {
    let query = use_query_map();
    Place {
        query,
        after: Memo::new(move |_| query.with(|query| query.get("after"))),
    }
}

impl Place {
    /// How many rows to begin with: as many as were shown when this address was left. The list does not
    /// follow it while it grows.
    pub fn shown(self) -> i64 {
        let shown = self.query.with_untracked(|query| query.get("show"));
        let shown = shown.and_then(|shown| shown.parse().ok()).unwrap_or(ROWS);
        shown.clamp(ROWS, MOST_ROWS)
    }
}

/// That the list does not begin at its beginning, and the way there.
#[component]
pub fn FurtherDown(
    /// Where the list begins.
    place: Place,
    /// The address of its beginning.
    #[prop(into)]
    start: Signal<String>,
) -> impl IntoView {
    let w = words();
    view! {
        <Show when=move || place.after.with(Option::is_some)>
            <p class="notice">
                {w.list_further_down()} " " <a href=start>{w.list_to_the_start()}</a>
            </p>
        </Show>
    }
}

/// The end of a part of a list: a button for more, which the address remembers, and from so many rows on
/// a link to the next ones.
#[component]
pub fn More<T, F, Fut>(
    /// The rows so far.
    rows: Rows<T>,
    /// The screen's path.
    path: &'static str,
    /// What was asked for.
    query: Query,
    /// Where the list began.
    after: Option<String>,
    /// Reads the part behind a row.
    load: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Option<String>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Batch<T>, ApiError>> + 'static,
{
    let (w, go) = (words(), use_going());
    let query = StoredValue::new(query);
    let most = usize::try_from(MOST_ROWS).unwrap_or(usize::MAX);
    let is_full = move || rows.items.with(Vec::len) >= most;
    let loaded = Callback::new(move |()| {
        let shown = rows.items.with_untracked(Vec::len).to_string();
        let here = query
            .get_value()
            .with("after", after.as_deref().unwrap_or_default());
        go.run(here.with("show", &shown).at(path));
    });
    let next = move || {
        let cursor = rows.next_cursor()?;
        Some(query.get_value().with("after", &cursor).at(path))
    };
    view! {
        <Show
            when=is_full
            fallback=move || view! { <LoadMore rows load=load.clone() loaded /> }
        >
            {move || {
                next()
                    .map(|next| {
                        view! {
                            <p class="load-more">
                                <a class="button" href=next>
                                    {w.list_next()}
                                </a>
                            </p>
                        }
                    })
            }}
        </Show>
    }
}

/// A list that holds nothing: because nothing was found, or because there is nothing yet.
#[component]
pub fn Empty(
    /// Whether something was searched for or chosen.
    is_narrowed: bool,
    /// The address of the whole list.
    path: &'static str,
    /// What is missing.
    title: &'static str,
    /// How there will be some.
    hint: &'static str,
    /// The way there.
    action: &'static str,
) -> impl IntoView {
    let w = words();
    let (title, hint, href, action) = if is_narrowed {
        (
            w.list_nothing_found(),
            w.list_nothing_found_hint(),
            path,
            w.list_clear(),
        )
    } else {
        (title, hint, "/console/pages", action)
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
}
