//! The frame of a list, and how much there is of it.

use super::wish::Address;
use crate::{
    api::Found,
    console::kit::{ask::Asked, screen::Screen},
    spoken::words,
};
use ::words::Words;
use domain::list::Count;
use leptos::prelude::*;
use std::pin::Pin;

/// A screen with a list, which can be taken away as a table.
#[component]
pub fn ListScreen(
    /// The heading.
    title: &'static str,
    /// The address of the list.
    address: Address,
    /// The list, and what belongs to it.
    children: Children,
) -> impl IntoView {
    let w = words();
    let actions = move || {
        view! {
            <a class="button" href=address.file download rel="external">
                {w.list_export()}
            </a>
        }
    };
    view! {
        <Screen title actions=actions>
            {children()}
        </Screen>
    }
}

/// That the list does not begin at its beginning, and the way there.
#[component]
pub fn FurtherDown(
    /// The address of the list.
    address: Address,
) -> impl IntoView {
    let w = words();
    view! {
        <Show when=move || address.after.with(Option::is_some)>
            <p class="notice">
                {w.list_further_down()} " " <a href=address.start>{w.list_to_the_start()}</a>
            </p>
        </Show>
    }
}

/// The words for so many rows, counted exactly, and for more than that.
#[derive(Clone, Copy)]
pub struct Counted(
    /// So many.
    pub fn(Words, i64) -> String,
    /// More than so many.
    pub fn(Words, i64) -> String,
);

/// How much a list holds, told to screen readers whenever it changes.
pub fn how_many<T: Clone + Send + Sync + 'static>(
    data: Asked<Found<T>>,
    counted: Counted,
) -> AnyView {
    let count = move || -> Counting { Box::pin(async move { data.await.ok()?.count }) };
    told(Box::new(count), counted)
}

type Counting = Pin<Box<dyn Future<Output = Option<Count>> + Send>>;

/// Takes what waits in a box: it is the same code for all lists.
fn told(count: Box<dyn Fn() -> Counting + Send + Sync>, counted: Counted) -> AnyView {
    let w = words();
    let say = move |count: Count| {
        let say = if count.is_more { counted.1 } else { counted.0 };
        say(w, count.number)
    };
    view! {
        <p class="list-count" role="status">
            <Transition>
                {move || {
                    let count = count();
                    Suspend::new(async move { count.await.map(say) })
                }}
            </Transition>
        </p>
    }
    .into_any()
}
