//! The door for buyers who lost their order page: their address, and the code from the mail.

use crate::{
    pages::form::{FormState, TextField, error_summary, text_field},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use leptos::prelude::*;

/// Asks for the address that was used.
pub fn render(site: &Site, form: &FormState) -> Document {
    let form = form.clone();
    document(
        site,
        &Head::titled(site.words.order_door_title()),
        move || {
            let w = words();
            view! {
                <Frame width=Width::Narrow>
                    <div class="gate stack stack--loose">
                        <header class="stack stack--tight">
                            <h1>{w.order_door_title()}</h1>
                            <p class="muted">{w.order_door_lede()}</p>
                        </header>
                        <form class="card" method="post" action="/orders">
                            {error_summary(&form, "orders")}
                            {text_field(&form, TextField::email("orders"))}
                            <button class="button button--primary button--wide" type="submit">
                                {w.order_door_button()}
                            </button>
                        </form>
                    </div>
                </Frame>
            }
        },
    )
}

/// The field for a code from a mail.
pub(super) fn code_field(form: &'static str, hint: &'static str) -> TextField<'static> {
    TextField {
        form,
        name: "code",
        label: words().order_code(),
        kind: "text",
        autocomplete: "one-time-code",
        required: true,
        max: 20,
        hint,
    }
}

/// Asks for the code; the same for known and unknown addresses.
pub fn code(site: &Site, form: &FormState) -> Document {
    let form = form.clone();
    document(
        site,
        &Head::titled(site.words.order_door_code_title()),
        move || {
            let w = words();
            view! {
                <Frame width=Width::Narrow>
                    <div class="gate stack stack--loose">
                        <header class="stack stack--tight">
                            <h1>{w.order_door_code_title()}</h1>
                            <p class="muted">{w.order_door_code_lede()}</p>
                        </header>
                        <form class="card" method="post" action="/orders/code">
                            {error_summary(&form, "door")}
                            {text_field(&form, code_field("door", w.order_code_hint_browser()))}
                            <button class="button button--primary button--wide" type="submit">
                                {w.order_door_code_button()}
                            </button>
                        </form>
                        <p class="gate__below">
                            <a href="/orders">{w.order_door_code_again()}</a>
                        </p>
                    </div>
                </Frame>
            }
        },
    )
}
