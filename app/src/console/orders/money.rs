//! The money of an order, line by line.

use crate::api::orders::Order;
use domain::{Money, seller::TaxMode};
use leptos::prelude::*;

/// What an order costs, what came in, and what went back.
#[component]
pub(super) fn MoneyBlock(
    /// The order.
    order: Order,
    /// What was asked to go back and is not confirmed yet.
    underway: Money,
) -> impl IntoView {
    let lines = lines(&order, underway).into_iter().map(|line| {
        view! {
            <div class="sum__line" class:sum__line--strong=line.strong>
                <dt>{line.words}</dt>
                <dd class="number">{line.amount}</dd>
            </div>
        }
    });
    view! {
        <section class="card" aria-labelledby="money">
            <h2 class="card__title" id="money">
                "Money"
            </h2>
            <dl class="sum">{lines.collect_view()}</dl>
        </section>
    }
}

/// One line: what, and how much.
#[derive(Debug, PartialEq)]
struct Line {
    words: String,
    amount: String,
    strong: bool,
}

fn lines(order: &Order, underway: Money) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |words: &str, amount: String, strong| {
        lines.push(Line {
            words: words.to_owned(),
            amount,
            strong,
        });
    };
    let less = |money: Money| format!("−{money}");
    let with = |minor| Money {
        minor,
        ..order.total
    };
    let paid = order.amount_paid.minor > 0;
    if order.discount.minor > 0 {
        let before = order.total.minor.saturating_add(order.discount.minor);
        let code = order.discount_code.as_deref().unwrap_or_default();
        add("Price", with(before).to_string(), false);
        add(&format!("Discount {code}"), less(order.discount), false);
    }
    add("Total", order.total.to_string(), !paid);
    if order.tax.minor > 0 || (paid && order.tax_mode != TaxMode::None) {
        let words = match order.tax_mode {
            TaxMode::Exclusive => "Tax added",
            TaxMode::None | TaxMode::Inclusive => "Tax included",
        };
        add(words, order.tax.to_string(), false);
    }
    if paid {
        add("Paid", order.amount_paid.to_string(), true);
    }
    if order.refunded.minor > 0 {
        add("Refunded", less(order.refunded), false);
    }
    if underway.minor > 0 {
        add("Refund on its way", less(underway), false);
    }
    if order.refunded.minor + underway.minor > 0 {
        let gone = order.refunded.minor + underway.minor;
        add(
            "Kept",
            with(order.amount_paid.minor - gone).to_string(),
            true,
        );
    }
    if let Some(fee) = order.fee.filter(|fee| fee.minor > 0) {
        add("Platform fee", fee.to_string(), false);
    }
    lines
}
