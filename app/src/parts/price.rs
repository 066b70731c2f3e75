//! Amounts of money on a page.

use crate::spoken::words;
use domain::Money;
use leptos::prelude::*;

/// An amount with its currency named, because `$` alone is money in twenty countries.
#[component]
pub fn Price(
    /// How much; nothing is "Free".
    amount: Money,
) -> impl IntoView {
    let w = words();
    if amount.minor == 0 {
        return view! { <span class="price price__amount">{w.part_free()}</span> }.into_any();
    }
    let text = w.money(amount.into());
    let code = amount.currency.code();
    let named = text.contains(code);
    view! {
        <span class="price">
            <span class="price__amount">{text}</span>
            {(!named).then(|| view! { " " <span class="price__currency">{code}</span> })}
        </span>
    }
    .into_any()
}
