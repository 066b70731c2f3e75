//! Pages: where products are sold for a while.

mod actions;
mod detail;
mod editor;
mod list;
mod new;
mod picker;
mod share;
mod soon;

pub use detail::Detail;
pub use editor::Edit;
pub use list::List;
pub use new::New;
