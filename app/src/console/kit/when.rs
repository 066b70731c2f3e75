//! A moment, in the visitor's own zone.

use super::browser;
use crate::spoken::words;
use domain::Timestamp;
use leptos::prelude::*;

/// A `<time>`: UTC from the server, local as soon as the browser is there.
#[component]
pub fn When(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    let w = words();
    let text = RwSignal::new(w.moment(at.into()));
    Effect::new(move |_| text.set(browser::local_text(at, w.language())));
    view! { <time datetime=at.to_string()>{text}</time> }
}
