//! Products: what is sold.

mod detail;
mod edit;
mod ended;
mod files;
mod form;
mod keys;
mod list;
mod price_changes;
mod pricing;

pub use detail::Detail;
pub use edit::New;
pub use list::List;
