//! The mail with the receipt: that it came back, and once more.

use super::OrderView;
use crate::spoken::words;
use leptos::prelude::*;

/// Where the receipt went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailed {
    /// The address, masked: whoever has the link is perhaps not its owner.
    pub to: String,
    /// Whether it could not be delivered.
    pub has_trouble: bool,
    /// Whether it was sent again just now.
    pub is_on_its_way: bool,
}

/// What there is to know about it before anything else.
pub fn news(view: &OrderView) -> Option<AnyView> {
    let (w, to) = (words(), &view.mailed.to);
    if view.mailed.has_trouble {
        let words = w.order_mailed_trouble(to);
        return Some(view! { <p class="notice notice--warn" role="status">{words}</p> }.into_any());
    }
    view.mailed.is_on_its_way.then(|| {
        let words = w.order_mailed_sent(to);
        view! { <p class="notice notice--ok" role="status">{words}</p> }.into_any()
    })
}

/// The button that sends it once more.
pub fn again(view: &OrderView) -> Option<AnyView> {
    let can = view.has_receipt && view.status.grants_downloads();
    let token = view.order_token.clone();
    let w = words();
    let to = w.order_mailed_to(&view.mailed.to);
    can.then(|| {
        view! {
            <form method="post" action="/api/resend_receipt">
                <input type="hidden" name="order_token" value=token/>
                <button class="link-button" type="submit">{w.order_mailed_again()}</button>
                " "
                <span class="muted small">{to}</span>
            </form>
        }
        .into_any()
    })
}
