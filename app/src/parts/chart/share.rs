//! One bar of a list of shares, beside words that say the same.

use super::bars::percent;
use leptos::prelude::*;

/// A bar as long as a share; screen readers skip it.
#[component]
pub fn ShareBar(
    /// Of ten thousand.
    share: i64,
) -> impl IntoView {
    view! {
        <svg class="share-bar" width="100%" height="8" aria-hidden="true">
            <rect class="share-bar__all" width="100%" height="8" rx="4"></rect>
            <rect
                class="share-bar__part"
                width=percent(share.clamp(0, 10_000))
                height="8"
                rx="4"
            ></rect>
        </svg>
    }
}
