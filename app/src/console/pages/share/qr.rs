//! A QR code to look at and to take along.

use ::words::Words;
use leptos::prelude::*;

/// The code of a page's own address.
pub(super) fn view(w: Words, short_id: &str, url: &str) -> impl IntoView + use<> {
    view! {
        <div class="sharing__code">
            {picture(w, address(short_id, "svg", ""), url)}
            <div class="stack stack--tight">
                <p>{w.share_qr_leads()}</p>
                {downloads(w, short_id, "")}
            </div>
        </div>
    }
}

/// Where the code of a page is; `query` is what its address goes on with, from the `?` on.
fn address(short_id: &str, kind: &str, query: &str) -> String {
    ["/p/", short_id, "/qr.", kind, query].concat()
}

/// The code of a page's address with a query.
pub(super) fn of(w: Words, short_id: &str, url: &str, query: &str) -> AnyView {
    view! {
        <div class="sharing__code">
            {picture(w, address(short_id, "svg", query), url)} {downloads(w, short_id, query)}
        </div>
    }
    .into_any()
}

fn picture(w: Words, address: String, url: &str) -> impl IntoView + use<> {
    view! {
        <img
            class="sharing__qr"
            src=address
            alt=w.share_qr_alt(url)
            width="176"
            height="176"
            loading="lazy"
        />
    }
}

fn downloads(w: Words, short_id: &str, query: &str) -> impl IntoView + use<> {
    let download = |kind: &'static str, words: &'static str| {
        view! {
            <a
                class="button button--small"
                href=address(short_id, kind, query)
                download=[short_id, ".", kind].concat()
                rel="external"
            >
                <span class="visually-hidden">{w.share_qr_download()} " "</span>
                {words}
            </a>
        }
    };
    view! {
        <div class="cluster cluster--tight">
            {download("png", w.share_qr_png())} {download("svg", w.share_qr_svg())}
        </div>
    }
}
