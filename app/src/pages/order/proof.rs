//! The signed receipt: what it is, and how anybody can check it.

use crate::shell::{
    Assets, Document, Head, document,
    frame::{Frame, Width},
};
use leptos::prelude::*;

/// What the page says.
#[derive(Clone, Debug, PartialEq)]
pub struct ProofView {
    /// The token of the order page.
    pub order_token: String,
    /// How many entries of the delivery log the receipt speaks of: the receipt and its signature are
    /// fetched one after the other and have to fit.
    pub entries: usize,
    /// Who signs.
    pub site_name: String,
}

/// Where the public keys are.
const SIGNERS: &str = "/.well-known/temporary-pages/allowed_signers";

/// Renders the page.
pub fn render(assets: &Assets, view: &ProofView) -> Document {
    let head = Head::titled("Your signed receipt");
    let view = view.clone();
    document(assets, &head, move || body(&view))
}

fn body(view: &ProofView) -> impl IntoView + use<> {
    let order_page = format!("/o/{}", view.order_token);
    let file = |name: &str| format!("{order_page}/{name}?entries={}", view.entries);
    let (statement, signature) = (file("proof.json"), file("proof.json.sig"));
    let check = format!(
        "ssh-keygen -Y verify -f allowed_signers -I {} -n temporary-pages-receipt -s receipt.json.sig < receipt.json",
        view.site_name
    );
    view! {
        <Frame width=Width::Normal>
            <div class="stack stack--loose">
                <header class="stack stack--tight">
                    <h1 class="title">"Your signed receipt"</h1>
                    <p class="lede">
                        "It says what you bought, what you paid and which files you got. The signature proves that it comes from here and that nobody changed it, even when this page is long gone."
                    </p>
                </header>
                <section class="stack" aria-labelledby="keep">
                    <h2 id="keep">"Keep these three files"</h2>
                    <ul class="stack stack--tight">
                        <li>
                            <a href=statement download="receipt.json">"receipt.json"</a>
                            ": the receipt"
                        </li>
                        <li>
                            <a href=signature download="receipt.json.sig">"receipt.json.sig"</a>
                            ": its signature"
                        </li>
                        <li>
                            <a href=SIGNERS download="allowed_signers">"allowed_signers"</a>
                            ": the key to check it with"
                        </li>
                    </ul>
                </section>
                <section class="stack" aria-labelledby="check">
                    <h2 id="check">"How to check it"</h2>
                    <p>
                        "With OpenSSH, which comes with Linux, macOS and Windows, in the folder with the three files:"
                    </p>
                    <pre class="evidence__text" tabindex="0">{check}</pre>
                    <p class="muted small">
                        "Take the key from this site yourself: a signature proves as much as you trust the key."
                    </p>
                </section>
                <p>
                    <a href=order_page>"Back to your order"</a>
                </p>
            </div>
        </Frame>
    }
}
