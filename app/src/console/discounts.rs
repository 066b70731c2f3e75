//! Discounts: codes that make things cheaper.

mod edit;
mod form;
mod list;
mod phrases;

pub use edit::{Edit, New};
pub use list::List;
