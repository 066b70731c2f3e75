//! The copies that are left.

use super::live::text;
use leptos::prelude::*;

/// How many copies can be bought now.
#[island]
pub fn StockLeft() -> impl IntoView {
    view! {
        <p class="stock__text">
            {text(|moment| {
                let stock = moment.known.stock.unwrap_or_default();
                [stock.left().to_string().as_str(), " of ", &stock.limit.to_string(), " left"]
                    .concat()
            })}
        </p>
    }
}

/// Whether a page that has nothing left may have something again.
#[island]
pub fn StockReturn() -> impl IntoView {
    view! { <p>{text(|moment| hope(moment.known.stock.map_or(0, |stock| stock.held)))}</p> }
}

fn hope(held: i64) -> String {
    match held {
        ..=0 => "Every copy has been sold.".to_owned(),
        1 => "One copy is in somebody’s checkout. If it isn’t paid for, it comes back here."
            .to_owned(),
        _ => [
            held.to_string().as_str(),
            " copies are in other people’s checkouts. Those that aren’t paid for come back here.",
        ]
        .concat(),
    }
}
