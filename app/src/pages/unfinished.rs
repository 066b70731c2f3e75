//! What can be done about a checkout that was begun and not paid.

use crate::spoken::words;
use domain::id::ShortId;
use leptos::prelude::*;

/// Go on to the payment, or let the copies go. Where the address of the payment or the order is not
/// known yet, the islands fill it in.
pub fn buttons(
    checkout_url: Option<String>,
    order: String,
    short_id: &ShortId,
) -> impl IntoView + use<> {
    let w = words();
    view! {
        <div class="cluster">
            <a class="button button--primary" href=checkout_url data-unfinished-link>
                {w.order_continue()}
            </a>
            <form method="post" action="/api/cancel_checkout">
                <input type="hidden" name="order" value=order data-unfinished-order/>
                <input type="hidden" name="short_id" value=short_id.to_string()/>
                <button class="button" type="submit">
                    {w.order_let_go()}
                </button>
            </form>
        </div>
    }
}
