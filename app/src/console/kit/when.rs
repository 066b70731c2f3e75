//! A moment, in the visitor's own zone.

use super::browser;
use domain::Timestamp;
use leptos::prelude::*;

/// A `<time>`: UTC from the server, local as soon as the browser is there.
#[component]
pub fn When(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    let text = RwSignal::new(at.display_utc());
    Effect::new(move |_| text.set(browser::local_text(at)));
    view! { <time datetime=at.to_string()>{text}</time> }
}
