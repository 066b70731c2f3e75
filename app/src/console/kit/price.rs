//! What a product costs, in a few words.

use super::when::When;
use crate::spoken::words;
use domain::{Timestamp, price::Pricing};
use leptos::prelude::*;
use words::{GAP, Words, around};

/// What a product costs at a moment: `Free`, `€9.00`, `from €5.00`.
pub fn price_words(w: Words, pricing: &Pricing, now: Timestamp) -> String {
    match (pricing.at(now), pricing.pay_what_you_want) {
        (least, true) if least.minor == 0 => w.kit_pay_what_you_want().to_owned(),
        (least, true) => w.kit_price_at_least(least.into()),
        (price, false) if price.minor == 0 => w.kit_free().to_owned(),
        (price, false) => w.money(price.into()),
    }
}

/// What a product costs now, what it is compared with, and what it will cost next.
#[component]
pub fn PriceNow(
    /// How it is priced.
    pricing: Pricing,
    /// The server's time.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = words();
    let pricing = StoredValue::new(pricing);
    let words =
        Memo::new(move |_| pricing.with_value(|pricing| price_words(w, pricing, now.get())));
    let before = Memo::new(move |_| {
        let before = pricing.with_value(|pricing| pricing.compare_at(now.get()));
        before.map(|before| w.money(before.into()))
    });
    let next = Memo::new(move |_| {
        pricing.with_value(|pricing| {
            let change = pricing.next_change(now.get())?;
            Some((price_words(w, pricing, change.at), change.at))
        })
    });
    view! {
        <span class="number">{words}</span>
        {move || {
            before
                .get()
                .map(|before| {
                    view! {
                        " "
                        <s class="muted number">
                            <span class="visually-hidden">{w.kit_instead_of()} " "</span>
                            {before}
                        </s>
                    }
                })
        }}
        {move || {
            next.get()
                .map(|(price, at)| {
                    let (before, after) = around(&w.kit_price_next(&price, GAP));
                    view! { <span class="table__note">{before} <When at /> {after}</span> }
                })
        }}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Currency, Money, price::PriceChange};

    #[test]
    fn says_what_it_costs_at_that_moment() {
        let money = |minor| Money {
            minor,
            currency: Currency::parse("EUR").unwrap(),
        };
        let mut pricing = Pricing::fixed(money(900));
        pricing.changes.push(PriceChange {
            at: Timestamp::from_millis(10),
            price_in_cents: 0,
        });
        let at = |pricing: &Pricing, millis| {
            price_words(Words::default(), pricing, Timestamp::from_millis(millis))
        };
        assert_eq!(at(&pricing, 9), "€9.00");
        assert_eq!(at(&pricing, 10), "Free");
        pricing.pay_what_you_want = true;
        assert_eq!(at(&pricing, 9), "from €9.00");
        assert_eq!(at(&pricing, 10), "Pay what you want");
    }
}
