//! The link to share.

use crate::{api::pages::PageWithUrl, console::kit::copy::CopyButton};
use leptos::prelude::*;

/// A page's address, with buttons to copy and to open it. A draft has none for the world yet.
#[component]
pub(super) fn ShareLink(shared: PageWithUrl) -> impl IntoView {
    if !shared.page.is_published {
        let edit = format!("/console/pages/{}/edit", shared.page.id);
        return view! {
            <p class="notice">
                "This page is a draft: nobody else can see it. "
                <a href=edit>"Publish it"</a> " to share its link."
            </p>
        }
        .into_any();
    }
    view! {
        <section class="card" aria-labelledby="share">
            <h2 class="card__title" id="share">
                "Link to share"
            </h2>
            <div class="share">
                <code class="share__address">{shared.url.clone()}</code>
                <div class="cluster">
                    <CopyButton text=shared.url.clone() />
                    <a class="button" href=shared.url target="_blank" rel="external">
                        "Open"
                        <span class="visually-hidden">" in a new tab"</span>
                    </a>
                </div>
            </div>
        </section>
    }
    .into_any()
}
