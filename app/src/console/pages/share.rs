//! The link to share.

use crate::{api::pages::PageWithUrl, console::kit::copy::CopyButton, spoken::words};
use ::words::{GAP, around};
use leptos::prelude::*;

/// A page's address, with buttons to copy and to open it. A draft has none for the world yet.
#[component]
pub(super) fn ShareLink(shared: PageWithUrl) -> impl IntoView {
    let w = words();
    if !shared.page.is_published {
        let edit = format!("/console/pages/{}/edit", shared.page.id);
        let (before, after) = around(&w.page_share_draft(GAP));
        return view! {
            <p class="notice">
                {before} <a href=edit>{w.page_share_publish()}</a> {after}
            </p>
        }
        .into_any();
    }
    view! {
        <section class="card" aria-labelledby="share">
            <h2 class="card__title" id="share">
                {w.page_share_title()}
            </h2>
            <div class="share">
                <code class="share__address">{shared.url.clone()}</code>
                <div class="cluster">
                    <CopyButton text=shared.url.clone() />
                    <a class="button" href=shared.url target="_blank" rel="external">
                        {w.page_open()}
                        <span class="visually-hidden">{w.page_open_where()}</span>
                    </a>
                </div>
            </div>
        </section>
    }
    .into_any()
}
