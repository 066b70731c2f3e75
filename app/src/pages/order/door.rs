//! The door for buyers who lost their order page.

use crate::{
    pages::{
        form::{FormState, TextField, error_summary, text_field},
        notice::{Notice, Step},
    },
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
                            "Tell us the e-mail address you bought with, and we send you the way back to your files."
                        </p>
                    </header>
                    <form class="stack" method="post" action="/orders">
                        {error_summary(&form, "orders")}
                        {text_field(&form, TextField::email("orders"))}
                        <button class="button button--primary button--wide" type="submit">
                            "Send me the link"
                        </button>
                    </form>
                </div>
            </Frame>
        }
    })
}

/// The same answer for known and unknown addresses.
pub fn sent(assets: &Assets) -> Document {
    Notice::mail(
        "Look into your inbox",
        "If we know this address, mail is on its way. It can take a minute; look into the spam folder too.",
    )
    .step(Step::link("/orders", "Try another address"))
    .render(assets)
}
