//! The recovery codes, the only time they are shown: to be copied, saved or printed.

use super::Card;
use crate::{api::factor::RecoveryCodes, console::kit::copy::CopyButton, spoken::words};
use leptos::prelude::*;

/// What the file is called.
const FILE: &str = "temporary-pages-recovery-codes.txt";

/// Drawn in the browser only, after somebody asked for them.
pub(super) fn view(made: RecoveryCodes, card: Card) -> AnyView {
    let w = words();
    let heading = w.factor_codes_heading(&made.email);
    let lines = made.codes.join("\n");
    let text = [&heading, "\n\n", &lines, "\n"].concat();
    let address = String::from(js_sys::encode_uri_component(&text));
    let codes = made.codes.into_iter().map(|code| {
        view! { <li class="codes__code mono">{code}</li> }
    });
    let kept = move |_| {
        card.codes.set(None);
        card.standing.refetch();
    };
    view! {
        <div class="stack">
            <div class="notice notice--warn no-print" role="status">
                <p class="notice__title">{w.factor_codes_now()}</p>
                <p>{w.factor_codes_about()}</p>
            </div>
            <p class="codes__heading">{heading}</p>
            <ol class="codes">{codes.collect_view()}</ol>
            <div class="cluster no-print">
                <CopyButton text=lines label=w.factor_codes_copy() />
                <a
                    class="button"
                    download=FILE
                    href=["data:text/plain;charset=utf-8,", &address].concat()
                >
                    {w.factor_codes_download()}
                </a>
                <button type="button" class="button" on:click=print>
                    {w.factor_codes_print()}
                </button>
                <button type="button" class="button button--primary" on:click=kept>
                    {w.factor_codes_kept()}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn print<T>(_: T) {
    // A browser without a printer says so itself.
    let _ = window().print();
}
