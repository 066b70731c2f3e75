//! What an order costs, line by line: on the order page and on its receipt.

use crate::{parts::Price, spoken::words};
use domain::{Money, seller::TaxMode};
use leptos::prelude::*;

/// One product of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    /// What it was called when it was bought.
    pub name: String,
    /// What one copy cost.
    pub price: Money,
    /// How many.
    pub quantity: i64,
}

/// An order in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// What was bought.
    pub lines: Vec<OrderLine>,
    /// The code that made it cheaper, and by how much.
    pub discount: Option<(String, Money)>,
    /// What it costs together: after the discount, before tax that is added.
    pub total: Money,
    /// Whether tax is part of prices.
    pub tax_mode: TaxMode,
    /// The tax, as far as it is known.
    pub tax: Money,
    /// What was paid, tax included.
    pub paid: Money,
    /// What went back.
    pub refunded: Money,
}

impl Bill {
    /// What it costs, tax included.
    fn grand_total(&self) -> Money {
        let added = match self.tax_mode {
            TaxMode::Exclusive => self.tax,
            TaxMode::None | TaxMode::Inclusive => Money {
                minor: 0,
                ..self.total
            },
        };
        self.total.checked_add(added).unwrap_or(self.total)
    }

    /// What is below the total: what was paid only where that is news, or is asked for.
    fn payments(&self, always: bool) -> Vec<AnyView> {
        let is_news = self.refunded.minor > 0 || self.paid != self.grand_total();
        let (w, mut rows) = (words(), Vec::new());
        if self.tax_mode == TaxMode::Inclusive && self.tax.minor > 0 {
            rows.push(row(w.order_bill_tax_included(), false, self.tax));
        }
        if self.paid.minor > 0 && (always || is_news) {
            rows.push(row(w.order_bill_paid(), false, self.paid));
        }
        if self.refunded.minor > 0 {
            rows.push(row(w.order_bill_refunded(), true, self.refunded));
        }
        rows
    }
}

/// The lines with their sum. `receipt`: what was paid is said in any case.
pub fn table(bill: &Bill, receipt: bool) -> impl IntoView + use<> {
    let w = words();
    let lines = bill.lines.iter().map(line).collect_view();
    let discount = bill
        .discount
        .as_ref()
        .map(|(code, off)| row(&w.order_bill_discount(code), true, *off));
    let adds_tax = bill.tax_mode == TaxMode::Exclusive;
    let tax = (adds_tax && bill.tax.minor > 0).then(|| row(w.order_bill_tax(), false, bill.tax));
    let total = if adds_tax && bill.paid.minor == 0 {
        w.order_bill_total_before_tax()
    } else {
        w.order_bill_total()
    };
    view! {
        <div class="table-wrap">
            <table class="table bill">
                <tbody>{lines} {discount} {tax}</tbody>
                <tfoot>{row(total, false, bill.grand_total())} {bill.payments(receipt)}</tfoot>
            </table>
        </div>
    }
}

fn line(line: &OrderLine) -> AnyView {
    let w = words();
    let times = (line.quantity > 1).then(|| format!("{} × ", w.number(line.quantity)));
    let each = (line.quantity > 1).then(|| {
        view! { <span class="muted small">" " {w.order_bill_each(line.price.into())}</span> }
    });
    let sum = Money {
        minor: line.price.minor.saturating_mul(line.quantity),
        ..line.price
    };
    view! {
        <tr>
            <th scope="row">{times} {line.name.clone()} {each}</th>
            <td class="table__number"><Price amount=sum/></td>
        </tr>
    }
    .into_any()
}

fn row(label: &str, goes_off: bool, amount: Money) -> AnyView {
    view! {
        <tr>
            <th scope="row">{label.to_owned()}</th>
            <td class="table__number">{goes_off.then_some("−")} <Price amount=amount/></td>
        </tr>
    }
    .into_any()
}
