//! Orders: what customers bought, and what became of the money.

mod detail;
mod dispute;
mod history;
mod list;
mod money;
mod refund;
pub(super) mod table;

pub use detail::Detail;
pub use list::List;
