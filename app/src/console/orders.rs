//! Orders: what customers bought, and what became of the money.

mod copies;
mod deliveries;
mod detail;
mod dispute;
mod keys;
mod list;
mod mailed;
mod money;
mod refund;
mod story;
pub(super) mod table;

pub use detail::Detail;
pub use list::List;

use ::words::Words;
use domain::order::OrderStatus;

/// Where an order stands, in a word or two.
pub fn status_words(w: Words, status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Processing => w.orders_state_processing(),
        OrderStatus::Completed => w.orders_state_completed(),
        OrderStatus::Failed => w.orders_state_failed(),
        OrderStatus::Expired => w.orders_state_expired(),
        OrderStatus::PartiallyRefunded => w.orders_state_partially_refunded(),
        OrderStatus::Refunded => w.orders_state_refunded(),
        OrderStatus::Disputed => w.orders_state_disputed(),
        OrderStatus::Lost => w.orders_state_lost(),
    }
}
