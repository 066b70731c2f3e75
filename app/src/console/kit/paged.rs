//! Lists that come in parts.

use super::{ready::is_ready, toast::use_toasts};
use crate::{api::Batch, error::ApiError, spoken::words};
use leptos::{prelude::*, task::spawn_local};

/// The rows of a list so far, and where the next part begins.
#[derive(Debug)]
pub struct Rows<T: Send + Sync + 'static> {
    /// What has been read.
    pub items: RwSignal<Vec<T>>,
    next_cursor: RwSignal<Option<String>>,
    pending: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Rows<T> {}

impl<T: Clone + Send + Sync + 'static> Rows<T> {
    /// Begins with the first part.
    pub fn of(first: Batch<T>) -> Self {
        Self {
            items: RwSignal::new(first.items),
            next_cursor: RwSignal::new(first.next_cursor),
            pending: RwSignal::new(false),
        }
    }

    /// A list of one.
    pub fn only(item: T) -> Self {
        Self {
            items: RwSignal::new(vec![item]),
            next_cursor: RwSignal::new(None),
            pending: RwSignal::new(false),
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(self) -> bool {
        self.items.with(Vec::is_empty)
    }

    /// Where the next part begins, if there is one.
    pub fn next_cursor(self) -> Option<String> {
        self.next_cursor.get()
    }

    /// Takes away what does not match.
    pub fn retain(self, keep: impl Fn(&T) -> bool) {
        self.items.try_update(|items| items.retain(keep));
    }
}

/// A button that reads the next part, as long as there is one.
#[component]
pub fn LoadMore<T, F, Fut>(
    /// The list to append to.
    rows: Rows<T>,
    /// Reads the part that begins at a cursor.
    load: F,
    /// What the button says, if more than that there is more.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What to do when the part is there.
    #[prop(optional)]
    loaded: Option<Callback<()>>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Option<String>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Batch<T>, ApiError>> + 'static,
{
    let (ready, toasts) = (is_ready(), use_toasts());
    let label = label.unwrap_or_else(|| words().list_more());
    let more = move |_| {
        let part = load(rows.next_cursor.get_untracked());
        rows.pending.set(true);
        spawn_local(async move {
            match part.await {
                Ok(part) => {
                    rows.items.try_update(|items| items.extend(part.items));
                    rows.next_cursor.try_set(part.next_cursor);
                    loaded.and_then(|loaded| loaded.try_run(()));
                }
                Err(error) => toasts.problem(error.to_string()),
            }
            rows.pending.try_set(false);
        });
    };
    view! {
        <Show when=move || rows.next_cursor.with(Option::is_some)>
            <p class="load-more">
                <button
                    type="button"
                    class="button"
                    disabled=move || !ready.get() || rows.pending.get()
                    aria-busy=move || rows.pending.get().to_string()
                    on:click=more.clone()
                >
                    {label}
                </button>
            </p>
        </Show>
    }
}
