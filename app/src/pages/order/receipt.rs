//! The receipt of an order, to be printed.

use super::{
    bill::{Bill, table},
    keys::{self, LicenceKeys},
};
use crate::{
    pages::notice::{Notice, Step},
    parts::Shape,
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, Width},
    },
};
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
pub fn render(assets: &Assets, view: &ReceiptView) -> Document {
    let head = Head {
        enhanced: true,
        ..Head::titled(name(view.number))
    };
    let view = view.clone();
    document(assets, &head, move || body(&view))
}

/// There is no receipt, because nothing was sold.
pub fn missing(assets: &Assets, order_token: &str) -> Document {
    Notice::new(
        Shape::Order,
        "There is no receipt yet",
        "A receipt is made as soon as an order is paid, and this one is not.",
    )
    .step(Step::link(
        format!("/o/{order_token}"),
        "Back to your order",
    ))
    .render(assets)
}

fn name(number: i64) -> String {
    format!("Receipt {number:06}")
}

fn body(view: &ReceiptView) -> impl IntoView + use<> {
    let (seller, buyer) = (seller(view), buyer(view));
    let (title, bill) = (name(view.number), table(&view.bill, true));
    let keys = keys::list(&view.keys);
    let number = fact("Order number", Some(view.order_id.to_string()));
    let order_page = format!("/o/{}", view.order_token);
    let dates = if view.created_at.display_utc() == view.completed_at.display_utc() {
        view! { {fact("Date", Some(view.completed_at.display_utc()))} }.into_any()
    } else {
        view! {
            {fact("Ordered", Some(view.created_at.display_utc()))}
            {fact("Paid", Some(view.completed_at.display_utc()))}
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
                        "Print"
                    </button>
                    <span data-print-words>"Print this page, or save it as a PDF."</span>
                    <a href=order_page>"Back to your order"</a>
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
    let tax_id = (!seller.tax_id.is_empty()).then(|| view! { <p>"Tax ID " {seller.tax_id}</p> });
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
    let buyer = view.buyer.clone();
    view! {
        {fact("Bought by", buyer.name)}
        {fact("E-mail", Some(view.email.clone()))}
        {fact("Country", buyer.country)}
        {fact("Buyer’s tax ID", buyer.tax_id)}
    }
}

fn fact(name: &'static str, value: Option<String>) -> Option<impl IntoView + use<>> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(view! {
        <dt>{name}</dt>
        <dd>{value}</dd>
    })
}
