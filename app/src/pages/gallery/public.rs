//! What only public pages have.

use super::specimen;
use crate::{
    pages::{landing, moment},
    parts::{Icon, Shape},
    spoken::words,
};
use domain::Timestamp;
use leptos::prelude::*;

/// Headlines, moments, folds, words of thanks, keys, and the picture of a page.
pub(super) fn view(now: Timestamp) -> impl IntoView {
    let w = words();
    let title = view! {
        <div class="stack stack--tight">
            <p class="eyebrow">{w.landing_picture_by()}</p>
            <p class="title">{w.landing_picture_title()}</p>
            <p class="lede">{w.landing_lede()}</p>
            <p class="muted small">{moment(now, "")}</p>
        </div>
    };
    let fold = view! {
        <details class="fold">
            <summary class="fold__summary">{w.dev_sample_fold()}</summary>
            <p>{w.dev_sample_sentence()}</p>
        </details>
    };
    let thanks = view! { <blockquote class="thanks prose">{w.dev_sample_sentence()}</blockquote> };
    let said = view! {
        <div class="said stack">
            <span class="said__sign">
                <Icon shape=Shape::Mail/>
            </span>
            <p class="title">{w.account_inbox_title()}</p>
            <p class="muted">{w.account_inbox_sentence()}</p>
        </div>
    };
    view! {
        <div class="stack">
            {specimen("eyebrow, title, lede, muted small", title)} {specimen("fold fold__summary", fold)}
            {specimen("thanks prose", thanks)} {specimen("keys keys__name keys__row keys__key", keys())}
            {specimen("said said__sign", said)}
            <div class="narrow">{landing::specimen()}</div>
        </div>
    }
}

fn keys() -> impl IntoView {
    let w = words();
    view! {
        <div class="keys">
            <p class="keys__name">{w.landing_picture_title()}</p>
            <ul class="keys__list">
                <li class="keys__row">
                    <code class="keys__key">"K7QM-29XV-4T8W"</code>
                    <button class="button button--small" type="button">{w.order_keys_copy()}</button>
                </li>
            </ul>
        </div>
    }
}
