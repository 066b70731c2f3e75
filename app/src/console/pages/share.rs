//! What there is to share of a page: its link, a QR code, a button for another site, a link for a
//! campaign.

mod campaign;
mod embed;
mod qr;

use crate::{
    api::pages::PageWithUrl,
    console::kit::copy::{CopyButton, CopyLine},
    spoken::words,
};
use ::words::{GAP, Words, around};
use leptos::prelude::*;

/// A page's address, and what can be made of it. A draft has none for the world yet.
#[component]
pub(super) fn SharePanel(shared: PageWithUrl) -> impl IntoView {
    let w = words();
    if !shared.page.is_published {
        let edit = format!("/console/pages/{}/edit", shared.page.id);
        return draft(w, edit).into_any();
    }
    let PageWithUrl { page, url } = shared;
    let short_id = page.short_id.to_string();
    let qr = qr::view(w, &short_id, &url).into_any();
    let embed = embed::view(w, &page, &url).into_any();
    let campaign = campaign::view(w, short_id, url.clone()).into_any();
    view! {
        <section class="card sharing" aria-labelledby="share">
            <h2 class="card__title" id="share">
                {w.share_title()}
            </h2>
            <CopyLine id="share-address" label=w.share_address() text=url.clone()>
                <CopyButton text=url.clone() select="share-address" primary=true />
                <a class="button" href=url target="_blank" rel="external">
                    {w.page_open()}
                    <span class="visually-hidden">{w.page_open_where()}</span>
                </a>
            </CopyLine>
            <div class="sharing__parts">
                {part(w.share_qr(), w.share_qr_about(), qr)}
                {part(w.share_embed(), w.share_embed_about(), embed)}
                {part(w.share_campaign(), w.share_campaign_about(), campaign)}
            </div>
        </section>
    }
    .into_any()
}

fn draft(w: Words, edit: String) -> impl IntoView {
    let (before, after) = around(&w.share_draft(GAP));
    view! {
        <p class="notice">
            {before} <a href=edit>{w.share_publish()}</a> {after}
        </p>
    }
}

/// One way to share, folded away until it is wanted; of several at most one is open.
fn part(title: &'static str, about: &'static str, content: AnyView) -> AnyView {
    view! {
        <details class="sharing__part" name="sharing">
            <summary class="sharing__summary">
                <span class="sharing__name">{title}</span>
                <span class="sharing__about">{about}</span>
            </summary>
            <div class="sharing__content">{content}</div>
        </details>
    }
    .into_any()
}
