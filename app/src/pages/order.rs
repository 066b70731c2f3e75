//! The order page: the customer's key to what they bought.

mod code;
pub mod door;
mod downloads;

use super::moment;
use crate::{
    parts::{Icon, Price, Shape},
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, Width},
    },
};
use domain::{
    Money, Rejection, Timestamp,
    id::{FileId, OrderId, ShortId},
    order::OrderStatus,
};
use leptos::prelude::*;

/// One product of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    /// What it was called when it was bought.
    pub name: String,
    /// What one copy cost.
    pub price: Money,
    /// How many.
    pub quantity: i64,
}

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
    /// The buyer's address.
    pub email: String,
    /// Where the order stands.
    pub status: OrderStatus,
    /// What was bought.
    pub lines: Vec<OrderLine>,
    /// What it costs together.
    pub total: Money,
    /// What was paid.
    pub amount_paid: Money,
    /// The creator's thanks; may be empty.
    pub thank_you: String,
    /// The files.
    pub files: Vec<OrderFile>,
    /// Until when they can be fetched.
    pub downloads_until: Option<Timestamp>,
    /// When it was ordered.
    pub created_at: Timestamp,
    /// The server's time.
    pub now: Timestamp,
    /// Why a download that was just asked for was refused.
    pub refusal: Option<Rejection>,
}

/// Seconds until the page of a payment on its way looks again.
const REFRESH: u32 = 4;

/// Renders the order as it is now.
pub fn render(assets: &Assets, view: &OrderView) -> Document {
    let head = Head {
        enhanced: true,
        refresh: (view.status == OrderStatus::Processing).then_some(REFRESH),
        ..Head::titled(format!("Your order: {}", view.page_title))
    };
    let view = view.clone();
    document(assets, &head, move || body(&view))
}

fn body(view: &OrderView) -> impl IntoView + use<> {
    let (title, sentence) = words(view);
    let refusal = view.refusal.as_ref().map(|refusal| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <p class="error-summary__title">{refusal.message.clone()}</p>
            </div>
        }
    });
    let thanks = view.status.grants_downloads() && !view.thank_you.is_empty();
    let thanks = thanks.then(|| view.thank_you.clone()).map(|words| {
        view! { <blockquote class="notice prose">{words}</blockquote> }
    });
    let from = format!("{} · from {}", view.page_title, view.creator_name);
    let (code, downloads) = (code::view(view), downloads::view(view));
    let (next_step, receipt) = (next_step(view), receipt(view));
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
                {thanks}
                {downloads}
                {next_step}
                {receipt}
            </div>
        </Frame>
    }
}

fn words(view: &OrderView) -> (&'static str, String) {
    let email = &view.email;
    match view.status {
        OrderStatus::Processing => (
            "Your payment is on its way",
            format!("This page looks again by itself, and we write to {email} as soon as it is there. You can close it."),
        ),
        OrderStatus::Completed | OrderStatus::PartiallyRefunded => (
            "It’s yours",
            format!("Keep this page: it is your key to the files. The link is also in the mail to {email}."),
        ),
        OrderStatus::Failed => (
            "The payment did not go through",
            "Nothing was charged. You can try again, with another card if you like.".to_owned(),
        ),
        OrderStatus::Expired => (
            "This checkout ran out",
            "It was not paid in time, and nothing was charged.".to_owned(),
        ),
        OrderStatus::Refunded => (
            "This order was refunded",
            format!("{} went back the way it came; banks take a few days. The files are not available any more.", view.amount_paid),
        ),
        OrderStatus::Disputed => (
            "This payment is disputed",
            "Your bank is asking for the money back, so the files have to wait until that is settled.".to_owned(),
        ),
        OrderStatus::Lost => (
            "The payment was taken back",
            "Your bank returned the money, so the files are not available any more.".to_owned(),
        ),
    }
}

fn next_step(view: &OrderView) -> Option<AnyView> {
    let page = format!("/p/{}", view.short_id);
    let link = |words: &'static str| {
        view! { <p><a class="button button--primary" href=page.clone()>{words}</a></p> }.into_any()
    };
    match view.status {
        OrderStatus::Processing => Some(
            view! {
                <p class="cluster">
                    <span class="spinner" aria-hidden="true"></span>
                    <a href=format!("/o/{}", view.order_token)>"Look again now"</a>
                </p>
            }
            .into_any(),
        ),
        OrderStatus::Failed | OrderStatus::Expired => Some(link("Back to the page")),
        _ => None,
    }
}

fn receipt(view: &OrderView) -> impl IntoView + use<> {
    let lines = view
        .lines
        .iter()
        .map(|line| {
            let times = (line.quantity > 1).then(|| format!("{} × ", line.quantity));
            view! {
                <tr>
                    <th scope="row">{times} {line.name.clone()}</th>
                    <td class="table__number"><Price amount=line.price/></td>
                </tr>
            }
        })
        .collect_view();
    let paid = view.status != OrderStatus::Processing && view.amount_paid != view.total;
    view! {
        <section class="stack" aria-labelledby="receipt">
            <h2 id="receipt" class="with-icon">
                <Icon shape=Shape::Order/>
                "Your order"
            </h2>
            <div class="table-wrap">
                <table class="table">
                    <tbody>{lines}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">"Total"</th>
                            <td class="table__number"><Price amount=view.total/></td>
                        </tr>
                        {paid
                            .then(|| {
                                view! {
                                    <tr>
                                        <th scope="row">"Paid"</th>
                                        <td class="table__number">
                                            <Price amount=view.amount_paid/>
                                        </td>
                                    </tr>
                                }
                            })}
                    </tfoot>
                </table>
            </div>
            <p class="muted small">
                "Ordered on " {moment(view.created_at, "")} ". Order number "
                <span class="mono">{view.order_id.to_string()}</span>
            </p>
        </section>
    }
}

#[cfg(test)]
#[path = "order/tests.rs"]
mod tests;
