//! What a buyer has bought, behind the door.

use crate::{
    pages::moment,
    parts::{Icon, Shape},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use ::words::{GAP, Words, around};
use domain::{Money, Timestamp, id::OrderId, order::OrderStatus};
use leptos::prelude::*;

/// One purchase.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// The order.
    pub order_id: OrderId,
    /// What was bought.
    pub names: Vec<String>,
    /// When.
    pub created_at: Timestamp,
    /// For how much.
    pub amount: Money,
    /// Where it stands.
    pub status: OrderStatus,
    /// Until when its files can be fetched.
    pub downloads_until: Option<Timestamp>,
    /// Whether any of them can be fetched now.
    pub has_downloads: bool,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchases {
    /// The purchases, the newest first.
    pub items: Vec<Purchase>,
    /// Where the older ones begin.
    pub older: Option<String>,
    /// The server's time.
    pub now: Timestamp,
}

/// Renders the list.
pub fn render(site: &Site, view: &Purchases) -> Document {
    let head = Head {
        enhanced: true,
        ..Head::titled(site.words.order_list())
    };
    let view = view.clone();
    document(site, &head, move || body(&view))
}

fn body(view: &Purchases) -> impl IntoView + use<> {
    let (w, now) = (words(), view.now);
    let rows = view
        .items
        .iter()
        .map(|purchase| row(purchase, now))
        .collect_view();
    let list = if view.items.is_empty() {
        view! {
            <div class="empty">
                <p class="empty__title">{w.order_list_none_title()}</p>
                <p>{w.order_list_none()}</p>
                <a class="button" href="/orders">{w.order_door_code_again()}</a>
            </div>
        }
        .into_any()
    } else {
        view! { <ul class="files">{rows}</ul> }.into_any()
    };
    let older = view.older.as_ref().map(|cursor| {
        view! { <p><a class="button" href=format!("/orders?after={cursor}")>{w.order_list_older()}</a></p> }
    });
    view! {
        <Frame width=Width::Normal>
            <div class="stack stack--loose">
                <header class="stack stack--tight">
                    <h1 class="title">{w.order_list()}</h1>
                    <p class="muted">{w.order_list_lede()}</p>
                </header>
                {list}
                {older}
                <form method="post" action="/orders/leave">
                    <button class="link-button" type="submit">{w.order_list_leave()}</button>
                </form>
            </div>
        </Frame>
    }
}

fn row(purchase: &Purchase, now: Timestamp) -> impl IntoView + use<> {
    let w = words();
    let names = purchase.names.join(" + ");
    view! {
        <li class="file">
            <Icon shape=Shape::Order/>
            <div class="file__text">
                <p class="file__name">{names.clone()}</p>
                <p class="muted small">
                    {moment(purchase.created_at, "")} " · " {w.money(purchase.amount.into())} " · "
                    {state(purchase, w)}
                </p>
                {downloads(purchase, now)}
            </div>
            <form method="post" action="/orders/open">
                <input type="hidden" name="order" value=purchase.order_id.to_string()/>
                <button class="button" type="submit">
                    {w.order_list_open()}
                    <span class="visually-hidden">" " {names}</span>
                </button>
            </form>
        </li>
    }
}

const fn state(purchase: &Purchase, w: Words) -> &'static str {
    match purchase.status {
        OrderStatus::Processing => w.order_state_processing(),
        OrderStatus::Completed if purchase.amount.minor == 0 => w.order_state_free(),
        OrderStatus::Completed => w.order_state_paid(),
        OrderStatus::PartiallyRefunded => w.order_state_partly(),
        OrderStatus::Refunded => w.order_state_refunded(),
        OrderStatus::Disputed => w.order_state_disputed(),
        OrderStatus::Lost => w.order_state_lost(),
        OrderStatus::Failed | OrderStatus::Expired => w.order_state_unpaid(),
    }
}

fn downloads(purchase: &Purchase, now: Timestamp) -> Option<AnyView> {
    let until = purchase
        .downloads_until
        .filter(|_| purchase.status.grants_downloads())?;
    let w = words();
    let (sentence, names_it) = match (now >= until, purchase.has_downloads) {
        (true, _) => (w.order_list_ended(GAP), true),
        (false, true) => (w.order_list_until(GAP), true),
        (false, false) => (w.order_list_used().to_owned(), false),
    };
    let (before, after) = around(&sentence);
    let at = names_it.then(|| moment(until, ""));
    Some(view! { <p class="muted small">{before} {at} {after}</p> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

    const EVIL: &str = "</title><script>alert(1)</script>\"'><img src=x>";

    fn shown(status: OrderStatus, has_downloads: bool, now: i64) -> String {
        let purchase = Purchase {
            order_id: OrderId::trusted("order"),
            names: vec![EVIL.to_owned()],
            created_at: Timestamp::default(),
            amount: Money {
                minor: 900,
                currency: Currency::parse("EUR").unwrap(),
            },
            status,
            downloads_until: Some(Timestamp::from_millis(2_000)),
            has_downloads,
        };
        let view = Purchases {
            items: vec![purchase],
            older: None,
            now: Timestamp::from_millis(now),
        };
        render(&Site::default(), &view).html
    }

    #[test]
    fn a_purchase_says_whether_there_is_something_to_fetch() {
        let paid = OrderStatus::Completed;
        assert!(shown(paid, true, 1_999).contains("Downloads until"));
        assert!(shown(paid, false, 1_999).contains("No downloads left"));
        assert!(shown(paid, false, 2_000).contains("Downloads ended"));
        let refunded = shown(OrderStatus::Refunded, false, 1_000);
        assert!(refunded.contains("Refunded") && !refunded.contains("ownloads"));
        assert!(!refunded.contains("<img"), "{refunded}");
    }
}
