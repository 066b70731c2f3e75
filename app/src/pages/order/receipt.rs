//! The receipt of an order, to be printed.

use super::{
    bill::{Bill, table},
    keys::{self, LicenceKeys},
};
use crate::{
    pages::notice::{Notice, Step},
    parts::Shape,
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use ::words::Words;
use domain::{
    Timestamp,
    id::OrderId,
    seller::{Buyer, Seller},
};
use leptos::prelude::*;

/// Everything a receipt says.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiptView {
    /// The token of the order page.
    pub order_token: String,
    /// Its number, counted per seller.
    pub number: i64,
    /// The order.
    pub order_id: OrderId,
    /// When it was ordered.
    pub created_at: Timestamp,
    /// When the money arrived.
    pub completed_at: Timestamp,
    /// Who sells.
    pub seller: Seller,
    /// What the seller is called who names no business.
    pub creator_name: String,
    /// The buyer's address.
    pub email: String,
    /// What else is known of the buyer.
    pub buyer: Buyer,
    /// What was bought.
    pub bill: Bill,
    /// The licence keys that came with it, while they may be seen.
    pub keys: Vec<LicenceKeys>,
}

/// Renders the receipt. Its times are in UTC, because it is the same wherever it is read.
pub fn render(site: &Site, view: &ReceiptView) -> Document {
    let head = Head {
        enhanced: true,
        ..Head::titled(name(site.words, view.number))
    };
    let view = view.clone();
    document(site, &head, move || body(&view))
}

/// There is no receipt, because nothing was sold.
pub fn missing(site: &Site, order_token: &str) -> Document {
    let w = site.words;
    Notice::new(
        Shape::Order,
        w.order_receipt_missing_title(),
        w.order_receipt_missing(),
    )
    .step(Step::link(format!("/o/{order_token}"), w.order_back()))
    .render(site)
}

fn name(w: Words, number: i64) -> String {
    w.order_receipt_title(&format!("{number:06}"))
}

fn body(view: &ReceiptView) -> impl IntoView + use<> {
    let w = words();
    let (seller, buyer) = (seller(view), buyer(view));
    let (title, bill) = (name(w, view.number), table(&view.bill, true));
    let keys = keys::list(&view.keys);
    let number = fact(w.order_receipt_number(), Some(view.order_id.to_string()));
    let order_page = format!("/o/{}", view.order_token);
    let ordered = w.moment(view.created_at.into());
    let paid = w.moment(view.completed_at.into());
    let dates = if ordered == paid {
        view! { {fact(w.order_receipt_date(), Some(paid))} }.into_any()
    } else {
        view! {
            {fact(w.order_receipt_ordered(), Some(ordered))}
            {fact(w.order_receipt_paid(), Some(paid))}
        }
        .into_any()
    };
    view! {
        <Frame width=Width::Normal>
            <article class="receipt stack stack--loose">
                <header class="receipt__head">
                    <h1>{title}</h1>
                    {seller}
                </header>
                <dl class="facts">
                    {dates} {number} {buyer}
                </dl>
                {bill}
                {keys}
                <p class="cluster no-print">
                    <button class="button button--primary" type="button" data-print hidden>
                        {w.order_receipt_print()}
                    </button>
                    <span data-print-words>{w.order_receipt_print_how()}</span>
                    <a href=order_page>{w.order_back()}</a>
                </p>
            </article>
        </Frame>
    }
}

fn seller(view: &ReceiptView) -> impl IntoView + use<> {
    let seller = view.seller.clone();
    let name = if seller.business_name.is_empty() {
        view.creator_name.clone()
    } else {
        seller.business_name
    };
    let address = (!seller.business_address.is_empty())
        .then(|| view! { <p class="prose">{seller.business_address}</p> });
    let tax_id = (!seller.tax_id.is_empty())
        .then(|| view! { <p>{words().order_receipt_tax_id(&seller.tax_id)}</p> });
    view! {
        <address class="receipt__seller">
            <p>
                <strong>{name}</strong>
            </p>
            {address}
            {tax_id}
        </address>
    }
}

fn buyer(view: &ReceiptView) -> impl IntoView + use<> {
    let (w, buyer) = (words(), view.buyer.clone());
    view! {
        {fact(w.order_receipt_buyer(), buyer.name)}
        {fact(w.order_receipt_email(), Some(view.email.clone()))}
        {fact(w.order_receipt_country(), buyer.country)}
        {fact(w.order_receipt_buyer_tax_id(), buyer.tax_id)}
    }
}

fn fact(name: &'static str, value: Option<String>) -> Option<impl IntoView + use<>> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(view! {
        <dt>{name}</dt>
        <dd>{value}</dd>
    })
}
