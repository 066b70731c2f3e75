//! The signed receipt: what it is, and how anybody can check it.

use crate::{
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use ::words::{GAP, around};
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
pub fn render(site: &Site, view: &ProofView) -> Document {
    let head = Head::titled(site.words.order_proof_title());
    let view = view.clone();
    document(site, &head, move || body(&view))
}

fn body(view: &ProofView) -> impl IntoView + use<> {
    let w = words();
    let order_page = format!("/o/{}", view.order_token);
    let path = |name: &str| format!("{order_page}/{name}?entries={}", view.entries);
    let (statement, signature) = (path("proof.json"), path("proof.json.sig"));
    let check = format!(
        "ssh-keygen -Y verify -f allowed_signers -I {} -n temporary-pages-receipt -s receipt.json.sig < receipt.json",
        view.site_name
    );
    view! {
        <Frame width=Width::Normal>
            <div class="stack stack--loose">
                <header class="stack stack--tight">
                    <h1 class="title">{w.order_proof_title()}</h1>
                    <p class="lede">{w.order_proof_lede()}</p>
                </header>
                <section class="stack" aria-labelledby="keep">
                    <h2 id="keep">{w.order_proof_keep()}</h2>
                    <ul class="stack stack--tight">
                        {file(&w.order_proof_statement(GAP), statement, "receipt.json")}
                        {file(&w.order_proof_signature(GAP), signature, "receipt.json.sig")}
                        {file(&w.order_proof_signers(GAP), SIGNERS.to_owned(), "allowed_signers")}
                    </ul>
                </section>
                <section class="stack" aria-labelledby="check">
                    <h2 id="check">{w.order_proof_check()}</h2>
                    <p>{w.order_proof_how()}</p>
                    <pre class="evidence__text" tabindex="0">{check}</pre>
                    <p class="muted small">{w.order_proof_trust()}</p>
                </section>
                <p>
                    <a href=order_page>{w.order_back()}</a>
                </p>
            </div>
        </Frame>
    }
}

/// One of the files, in a sentence that says what it is.
fn file(sentence: &str, href: String, name: &'static str) -> impl IntoView + use<> {
    let (before, after) = around(sentence);
    view! {
        <li>
            {before}
            <a href=href download=name>{name}</a>
            {after}
        </li>
    }
}
