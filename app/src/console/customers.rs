//! Customers: whoever bought something, and everything they bought.

mod detail;
mod list;
mod table;

pub use detail::Detail;
pub use list::List;

use crate::api::customers::Customer;
use ::words::Words;
use domain::Money;

/// Amounts in several currencies, which cannot be added up.
fn amounts(w: Words, amounts: &[Money]) -> String {
    let each = amounts.iter().map(|amount| w.money((*amount).into()));
    each.collect::<Vec<_>>().join(" + ")
}

/// What a customer got back, if anything.
fn returned(w: Words, customer: &Customer) -> Option<String> {
    let some = !customer.returned.is_empty();
    some.then(|| w.customers_returned(&amounts(w, &customer.returned)))
}
