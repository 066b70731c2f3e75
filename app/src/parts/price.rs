//! Amounts of money on a page.

use domain::Money;
use leptos::prelude::*;

/// An amount with its currency named, because `$` alone is money in twenty countries.
#[component]
pub fn Price(
    /// How much; nothing is "Free".
    amount: Money,
) -> impl IntoView {
    if amount.minor == 0 {
        return view! { <span class="price price__amount">"Free"</span> }.into_any();
    }
    let text = amount.to_string();
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
