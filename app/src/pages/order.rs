//! The order page: the customer's key to what they bought.

mod bill;
mod code;
pub mod door;
mod downloads;
pub mod keys;
mod mailed;
pub mod proof;
pub mod purchases;
pub mod receipt;
mod stage;

use super::moment;
use crate::spoken::words;
use crate::{
    parts::{Icon, Shape},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
};
use ::words::{GAP, around};
use domain::{
    Rejection, Timestamp,
    id::{FileId, OrderId, ShortId},
    order::OrderStatus,
};
use leptos::prelude::*;

pub use bill::{Bill, OrderLine};
pub use mailed::Mailed;

/// One file that was bought.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderFile {
    /// The file.
    pub id: FileId,
    /// The name it is saved under.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// How often it can still be fetched.
    pub downloads_left: i64,
    /// Why it cannot be fetched at this moment, in a sentence, if so.
    pub waits: Option<::words::Sentence>,
}

/// Everything an order page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderView {
    /// The token of the page's own address.
    pub order_token: String,
    /// The order.
    pub order_id: OrderId,
    /// The headline of the page it was bought on.
    pub page_title: String,
    /// That page.
    pub short_id: ShortId,
    /// Who sold it.
    pub creator_name: String,
    /// Where the order stands.
    pub status: OrderStatus,
    /// What was bought, for how much.
    pub bill: Bill,
    /// Where it can be paid, if there is such a place.
    pub checkout_url: Option<String>,
    /// Until when copies are held for it.
    pub hold_expires_at: Timestamp,
    /// Whether it was paid in a way that takes days.
    pub awaits_payment: bool,
    /// Whether a person has to look at its payment.
    pub is_parked: bool,
    /// Whether the payment service could be asked, if it had to be.
    pub is_certain: bool,
    /// Whether there is a receipt.
    pub has_receipt: bool,
    /// Where the receipt went.
    pub mailed: Mailed,
    /// The creator's thanks; may be empty.
    pub thank_you: String,
    /// The licence keys, while they may be seen.
    pub keys: Vec<keys::LicenceKeys>,
    /// The files.
    pub files: Vec<OrderFile>,
    /// How many bytes all of them have in one archive, if there is one to be had.
    pub archive_bytes: Option<i64>,
    /// Until when they can be fetched.
    pub downloads_until: Option<Timestamp>,
    /// When it was ordered.
    pub created_at: Timestamp,
    /// The server's time.
    pub now: Timestamp,
    /// Why a download that was just asked for was refused.
    pub refusal: Option<Rejection>,
    /// From where it was asked for, for the form that takes a code.
    pub asked_from: String,
}

/// Renders the order as it is now.
pub fn render(site: &Site, view: &OrderView) -> Document {
    let head = Head {
        enhanced: true,
        ..Head::titled(site.words.order_page_title(&view.page_title))
    };
    let news = stage::Stage::of(view).news_after();
    let view = view.clone();
    document(site, &head, move || body(&view)).with_news_after(news)
}

fn body(view: &OrderView) -> impl IntoView + use<> {
    let w = words();
    let (title, sentence) = stage::words(view, w);
    let refusal = view.refusal.as_ref().map(|refusal| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <p class="error-summary__title">{refusal.message.say(w)}</p>
            </div>
        }
    });
    let thanks = view.status.grants_downloads() && !view.thank_you.is_empty();
    let thanks = thanks.then(|| view.thank_you.clone()).map(|words| {
        view! { <blockquote class="thanks prose">{words}</blockquote> }
    });
    // A creator who has gone left a name on receipts only.
    let from = match view.creator_name.as_str() {
        "" => view.page_title.clone(),
        seller => w.order_from(&view.page_title, seller),
    };
    let (code, downloads) = (code::view(view), downloads::view(view));
    let news = mailed::news(view);
    let (next_step, summary) = (stage::next_step(view), summary(view));
    let keys = keys::view(&view.keys);
    view! {
        <Frame width=Width::Normal>
            <div class="stack stack--loose">
                <header class="stack stack--tight">
                    <p class="eyebrow">{from}</p>
                    <h1 class="title">{title}</h1>
                    <p class="lede">{sentence}</p>
                </header>
                {refusal}
                {code}
                {news}
                {thanks}
                {keys}
                {downloads}
                {next_step}
                {summary}
            </div>
        </Frame>
    }
}

fn summary(view: &OrderView) -> impl IntoView + use<> {
    let w = words();
    let receipt = view.has_receipt.then(|| {
        view! { <p><a href=format!("/o/{}/receipt", view.order_token)>{w.order_receipt()}</a></p> }
    });
    let proof = view.has_receipt.then(|| {
        let signed = format!("/o/{}/proof", view.order_token);
        let (before, after) = around(&w.order_proof(GAP));
        view! { <p>{before} <a href=signed>{w.order_proof_link()}</a> {after}</p> }
    });
    view! {
        <section class="stack" aria-labelledby="summary">
            <h2 id="summary" class="with-icon">
                <Icon shape=Shape::Order/>
                {w.order_heading()}
            </h2>
            {bill::table(&view.bill, false)}
            <div class="stack stack--tight">
                {receipt}
                {proof}
                {mailed::again(view)}
            </div>
            <p class="muted small">{placed(view)}</p>
        </section>
    }
}

/// When it was ordered, and its number.
fn placed(view: &OrderView) -> impl IntoView + use<> {
    let w = words();
    let (before, after) = around(&w.order_placed(GAP));
    let (number, end) = around(&w.order_number(GAP));
    view! {
        {before}
        {moment(view.created_at, "")}
        {after}
        " "
        {number}
        <span class="mono">{view.order_id.to_string()}</span>
        {end}
    }
}

#[cfg(test)]
#[path = "order/tests.rs"]
mod tests;
