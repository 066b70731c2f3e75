//! Moments that are often wanted, one click away.

use crate::{
    console::kit::{moment::Moment, ready::is_ready},
    spoken::words,
};
use domain::{
    Timestamp,
    time::{DAY, MINUTE},
};
use leptos::prelude::*;

/// Closing times that are often wanted, one click away.
#[component]
pub(super) fn Soon(moment: Moment, now: Signal<Timestamp>) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let soon = [
        (w.editor_in_a_day(), 1),
        (w.editor_in_three_days(), 3),
        (w.editor_in_a_week(), 7),
    ];
    let buttons = soon.map(|(words, days)| {
        view! {
            <button
                type="button"
                class="button button--small"
                disabled=move || !ready.get()
                on:click=move |_| moment.set(in_days(now.get_untracked(), days))
            >
                {words}
            </button>
        }
    });
    view! { <div class="cluster cluster--tight">{buttons.into_iter().collect_view()}</div> }
}

/// So many days from now, at a full minute.
pub(super) const fn in_days(now: Timestamp, days: i64) -> Timestamp {
    let at = now.plus(days * DAY);
    at.plus(-(at.millis() % MINUTE))
}
