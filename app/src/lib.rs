//! What people see, and the server functions they call.
//!
//! | module | holds |
//! |---|---|
//! | [`pages`] | the public pages: sales page, order page, tombstone, account forms, landing |
//! | [`islands`] | the live parts of public pages: countdown, stock, local times |
//! | [`parts`] | pieces that pages and console share: fields, prices, dates |
//! | [`spoken`] | which language they are in |
//! | [`shell`] | the HTML documents around them, rendered on the server |
//! | [`console`] | the creator's application, hydrated in the browser |
//! | [`api`] | the server functions that the console calls |
//!
//! Three builds see different halves: `ssr` (the server), `islands` (the sales pages' WASM) and
//! `console` (the console's WASM). The switches are here and nowhere else.

#![recursion_limit = "512"]

pub mod parts;
pub mod spoken;

#[cfg(any(feature = "ssr", feature = "islands"))]
pub mod islands;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod shell;

#[cfg(any(feature = "ssr", feature = "console"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "console"))]
pub mod console;
#[cfg(any(feature = "ssr", feature = "console"))]
pub mod error;
