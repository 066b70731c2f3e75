//! The product's rules: no I/O, no clock, no async. Compiles to native code and to WASM.
//!
//! | module | answers |
//! |---|---|
//! | [`id`] | what identifies things, and what a guessable id would be |
//! | [`time`] | moments, in milliseconds since 1970 UTC |
//! | [`money`] | amounts in minor units, and which prices fit which currency |
//! | [`email`] | which strings are addresses, and when two are the same |
//! | [`text`] | which strings may be names and descriptions |
//! | [`product`], [`file`], [`page`], [`offer`] | what is sold, where, and from when to when |
//! | [`price`], [`discount`] | what it costs at which moment, and what is taken off |
//! | [`order`] | how an order moves from status to status |
//! | [`payment`] | what refunds and disputes make of a paid order, in whatever order they are heard of |
//! | [`registration`] | which questions a page asks, and which answers fit |
//! | [`seller`] | who sells, for receipts and tax |
//! | [`network`] | which addresses count as the same network |
//! | [`link`] | signed, time-limited, bound links |
//! | [`rejection`] | everything a user may be told |

pub mod discount;
pub mod email;
pub mod file;
pub mod id;
pub mod link;
pub mod money;
pub mod network;
pub mod offer;
pub mod order;
pub mod page;
pub mod payment;
pub mod price;
pub mod product;
pub mod registration;
pub mod rejection;
pub mod seller;
pub mod text;
pub mod time;

pub use email::Email;
pub use money::{Currency, Money};
pub use rejection::{Code, FieldError, Rejection};
pub use time::Timestamp;
