//! The door for buyers who lost their order page: their address, and the code from the mail.

use crate::{
    pages::form::{FormState, TextField, error_summary, text_field},
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, Width},
    },
};
use leptos::prelude::*;

/// Asks for the address that was used.
pub fn render(assets: &Assets, form: &FormState) -> Document {
    let form = form.clone();
    document(assets, &Head::titled("Find my purchases"), move || {
        view! {
            <Frame width=Width::Narrow>
                <div class="stack stack--loose">
                    <header class="stack stack--tight">
                        <h1>"Find my purchases"</h1>
                        <p class="muted">
                            "Tell us the e-mail address you bought with, and we send a code to it."
                        </p>
                    </header>
                    <form class="stack" method="post" action="/orders">
                        {error_summary(&form, "orders")}
                        {text_field(&form, TextField::email("orders"))}
                        <button class="button button--primary button--wide" type="submit">
                            "Send me a code"
                        </button>
                    </form>
                </div>
            </Frame>
        }
    })
}

/// The field for a code from a mail.
pub(super) fn code_field(form: &'static str, hint: &'static str) -> TextField<'static> {
    TextField {
        form,
        name: "code",
        label: "Code from the mail",
        kind: "text",
        autocomplete: "one-time-code",
        required: true,
        max: 20,
        hint,
    }
}

/// Asks for the code; the same for known and unknown addresses.
pub fn code(assets: &Assets, form: &FormState) -> Document {
    let form = form.clone();
    document(assets, &Head::titled("Look into your inbox"), move || {
        view! {
            <Frame width=Width::Narrow>
                <div class="stack stack--loose">
                    <header class="stack stack--tight">
                        <h1>"Look into your inbox"</h1>
                        <p class="muted">
                            "If there are purchases for this address, a code is on its way. It can take a minute; look into the spam folder too."
                        </p>
                    </header>
                    <form class="stack" method="post" action="/orders/code">
                        {error_summary(&form, "door")}
                        {text_field(&form, code_field("door", "Eight digits. They work for 15 minutes, in this browser."))}
                        <button class="button button--primary button--wide" type="submit">
                            "Show my purchases"
                        </button>
                    </form>
                    <p class="small">
                        <a href="/orders">"Ask for another code, or with another address"</a>
                    </p>
                </div>
            </Frame>
        }
    })
}
