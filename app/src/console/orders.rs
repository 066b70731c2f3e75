//! Orders: what customers bought.

mod detail;
mod list;
pub(super) mod table;

pub use detail::Detail;
pub use list::List;
