//! The money of an order, line by line.

use crate::{api::orders::Order, spoken::words};
use ::words::Words;
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
    let w = words();
    let lines = lines(w, &order, underway).into_iter().map(|line| {
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
                {w.orders_money()}
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

fn lines(w: Words, order: &Order, underway: Money) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |words: &str, amount: String, strong| {
        lines.push(Line {
            words: words.to_owned(),
            amount,
            strong,
        });
    };
    let told = |money: Money| w.money(money.into());
    let less = |money: Money| w.orders_money_less(money.into());
    let with = |minor| Money {
        minor,
        ..order.total
    };
    let paid = order.amount_paid.minor > 0;
    if order.discount.minor > 0 {
        let before = order.total.minor.saturating_add(order.discount.minor);
        let code = order.discount_code.as_deref().unwrap_or_default();
        add(w.orders_money_price(), told(with(before)), false);
        let words = w.orders_money_discount(code);
        add(&words, less(order.discount), false);
    }
    add(w.orders_money_total(), told(order.total), !paid);
    if order.tax.minor > 0 || (paid && order.tax_mode != TaxMode::None) {
        let words = match order.tax_mode {
            TaxMode::Exclusive => w.orders_money_tax_added(),
            TaxMode::None | TaxMode::Inclusive => w.orders_money_tax_included(),
        };
        add(words, told(order.tax), false);
    }
    if paid {
        add(w.orders_money_paid(), told(order.amount_paid), true);
    }
    if order.refunded.minor > 0 {
        add(w.orders_money_refunded(), less(order.refunded), false);
    }
    if underway.minor > 0 {
        add(w.orders_money_underway(), less(underway), false);
    }
    if order.refunded.minor + underway.minor > 0 {
        let gone = order.refunded.minor + underway.minor;
        let kept = with(order.amount_paid.minor - gone);
        add(w.orders_money_kept(), told(kept), true);
    }
    if let Some(fee) = order.fee.filter(|fee| fee.minor > 0) {
        add(w.orders_money_fee(), told(fee), false);
    }
    lines
}
