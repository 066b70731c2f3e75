//! The checkout that this browser has open already: hidden until the islands find one, because the
//! document is the same for everybody. See `islands::unfinished`.

use crate::pages::unfinished::buttons;
use domain::page::Page;
use leptos::prelude::*;

/// What is open, until when, and what can be done about it.
pub fn notice(page: &Page) -> impl IntoView + use<> {
    let buttons = buttons(None, String::new(), &page.short_id);
    view! {
        <div class="notice stack stack--tight" role="status" data-unfinished hidden>
            <p>
                <strong>"You have a checkout open: "</strong>
                <span data-unfinished-what></span>
                ". Your copy is held until "
                <time data-unfinished-until></time>
                "."
            </p>
            {buttons}
        </div>
    }
}
