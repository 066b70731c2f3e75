//! Short news in the corner, read out by screen readers.

use crate::spoken::words;
use leptos::prelude::*;
use std::time::Duration;

/// How many are shown at once; older ones make room.
const MOST: usize = 3;

#[derive(Clone, PartialEq)]
struct Toast {
    id: usize,
    tone: &'static str,
    words: String,
}

/// Where news goes; get it with [`use_toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<usize>,
}

impl Toasts {
    /// Something worked.
    pub fn ok(self, words: impl Into<String>) {
        self.show("ok", words.into());
    }

    /// Something did not.
    pub fn problem(self, words: impl Into<String>) {
        self.show("danger", words.into());
    }

    fn show(self, tone: &'static str, words: String) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        // Long enough to read: six seconds, and one more for every thirty letters.
        let seconds = 6 + u64::try_from(words.len() / 30).unwrap_or(0);
        self.list.update(|list| {
            list.retain(|toast| toast.words != words);
            list.push(Toast { id, tone, words });
            let surplus = list.len().saturating_sub(MOST);
            list.drain(..surplus);
        });
        set_timeout(move || self.dismiss(id), Duration::from_secs(seconds));
    }

    fn dismiss(self, id: usize) {
        self.list
            .try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Makes a place for news; called once, at the root.
pub(crate) fn provide() {
    provide_context(Toasts {
        list: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
    });
}

/// Where news goes.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts {
        list: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
    })
}

/// The corner itself.
#[component]
pub fn ToastCorner() -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                <div class=format!("toast toast--{}", toast.tone)>
                    <span>{toast.words}</span>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| toasts.dismiss(toast.id)
                    >
                        {w.kit_close()}
                    </button>
                </div>
            </For>
        </div>
    }
}
