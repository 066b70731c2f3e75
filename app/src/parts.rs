//! Pieces that pages and console share.

pub mod bytes;
pub mod chart;
pub mod icon;
pub mod languages;
pub mod media_kind;
pub mod price;

pub use icon::{Icon, Shape};
pub use languages::Languages;
pub use price::Price;
