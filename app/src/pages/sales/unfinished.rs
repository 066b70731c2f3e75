//! The checkout that this browser has open already: hidden until the islands find one, because the
//! document is the same for everybody. See `islands::unfinished`.

use crate::{pages::unfinished::buttons, spoken::words};
use ::words::{GAP, around};
use domain::page::Page;
use leptos::prelude::*;

/// What is open, until when, and what can be done about it.
pub fn notice(page: &Page) -> impl IntoView + use<> {
    let w = words();
    let buttons = buttons(None, String::new(), &page.short_id);
    let (before, after) = around(&w.sales_unfinished_until(GAP));
    view! {
        <div class="notice stack stack--tight" role="status" data-unfinished hidden>
            <p>
                <strong>{w.sales_unfinished()}</strong>
                " "
                <span data-unfinished-what></span>
                ". "
                {before}
                <time data-unfinished-until></time>
                {after}
            </p>
            {buttons}
        </div>
    }
}
