//! Products: what is sold.

mod detail;
mod edit;
mod files;
mod form;
mod list;

pub use detail::Detail;
pub use edit::New;
pub use list::List;
