//! Pieces that pages and console share.

pub mod bytes;
pub mod icon;
pub mod price;

pub use icon::{Icon, Shape};
pub use price::Price;
