//! Orders: what customers bought, and what became of the money.

mod copies;
mod deliveries;
mod detail;
mod dispute;
mod history;
mod keys;
mod list;
mod mailed;
mod money;
mod refund;
pub(super) mod table;

pub use detail::Detail;
pub use list::List;
