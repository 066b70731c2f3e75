//! What a buyer has bought, behind the door.

use crate::{
    pages::moment,
    parts::{Icon, Shape},
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, Width},
    },
};
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
pub fn render(assets: &Assets, view: &Purchases) -> Document {
    let head = Head {
        enhanced: true,
        ..Head::titled("Your purchases")
    };
    let view = view.clone();
    document(assets, &head, move || body(&view))
}

fn body(view: &Purchases) -> impl IntoView + use<> {
    let now = view.now;
    let rows = view
        .items
        .iter()
        .map(|purchase| row(purchase, now))
        .collect_view();
    let list = if view.items.is_empty() {
        view! { <p class="empty">"Nothing is left here. Purchases made with another address are behind that address."</p> }
            .into_any()
    } else {
        view! { <ul class="files">{rows}</ul> }.into_any()
    };
    let older = view.older.as_ref().map(|cursor| {
        view! { <p><a class="button" href=format!("/orders?after={cursor}")>"Older purchases"</a></p> }
    });
    view! {
        <Frame width=Width::Normal>
            <div class="stack stack--loose">
                <header class="stack stack--tight">
                    <h1 class="title">"Your purchases"</h1>
                    <p class="muted">"This list closes by itself after half an hour."</p>
                </header>
                {list}
                {older}
                <form method="post" action="/orders/leave">
                    <button class="link-button" type="submit">"Leave this list"</button>
                </form>
            </div>
        </Frame>
    }
}

fn row(purchase: &Purchase, now: Timestamp) -> impl IntoView + use<> {
    let names = purchase.names.join(" + ");
    view! {
        <li class="file">
            <Icon shape=Shape::Order/>
            <div class="file__text">
                <p class="file__name">{names.clone()}</p>
                <p class="muted small">
                    {moment(purchase.created_at, "")} " · " {purchase.amount.to_string()} " · "
                    {state(purchase)}
                </p>
                {downloads(purchase, now)}
            </div>
            <form method="post" action="/orders/open">
                <input type="hidden" name="order" value=purchase.order_id.to_string()/>
                <button class="button" type="submit">
                    "Open"
                    <span class="visually-hidden">" " {names}</span>
                </button>
            </form>
        </li>
    }
}

fn state(purchase: &Purchase) -> &'static str {
    match purchase.status {
        OrderStatus::Processing => "Payment on its way",
        OrderStatus::Completed if purchase.amount.minor == 0 => "Free",
        OrderStatus::Completed => "Paid",
        OrderStatus::PartiallyRefunded => "Partly refunded",
        OrderStatus::Refunded => "Refunded",
        OrderStatus::Disputed => "Disputed",
        OrderStatus::Lost => "Taken back by the bank",
        OrderStatus::Failed | OrderStatus::Expired => "Not paid",
    }
}

fn downloads(purchase: &Purchase, now: Timestamp) -> Option<AnyView> {
    let until = purchase
        .downloads_until
        .filter(|_| purchase.status.grants_downloads())?;
    let words = if now >= until {
        view! { "Downloads ended on " {moment(until, "")} }.into_any()
    } else if purchase.has_downloads {
        view! { "Downloads until " {moment(until, "")} }.into_any()
    } else {
        view! { "No downloads left" }.into_any()
    };
    Some(view! { <p class="muted small">{words}</p> }.into_any())
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
        render(&Assets::default(), &view).html
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
