//! Pages: where products are sold for a while.

mod actions;
mod detail;
mod edit;
mod form;
mod list;
mod picker;
mod questions;
mod share;
mod stock;
mod words;

pub use detail::Detail;
pub use edit::{Edit, New};
pub use list::List;
