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
//! | [`order`] | how an order moves from status to status |
//! | [`registration`] | which questions a page asks, and which answers fit |
//! | [`network`] | which addresses count as the same network |
//! | [`link`] | signed, time-limited, bound links |
//! | [`rejection`] | everything a user may be told |

pub mod email;
pub mod file;
pub mod id;
pub mod link;
pub mod money;
pub mod network;
pub mod offer;
pub mod order;
pub mod page;
pub mod product;
pub mod registration;
pub mod rejection;
pub mod text;
pub mod time;

pub use email::Email;
pub use money::{Currency, Money};
pub use rejection::{Code, FieldError, Rejection};
pub use time::Timestamp;
