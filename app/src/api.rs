//! The server functions that the console calls: `POST /api/console/{name}`, JSON both ways.
//!
//! Each one parses, calls one of the backend's flows, and answers. What a refusal or a failure
//! becomes on the way is in [`crate::error`]. The server provides two contexts, for rendering and
//! for server functions: `backend::Shared` and `CurrentSession`.

#![expect(
    missing_docs,
    reason = "`#[server]` makes public fields of a function's arguments, which have no docs"
)]

pub mod account;
pub mod api_keys;
pub mod copies;
pub mod customers;
pub mod deliveries;
pub mod discounts;
pub mod drafts;
pub mod endings;
pub mod factor;
pub mod files;
pub mod finding;
pub mod leaving;
pub mod licences;
pub mod notifications;
pub mod orders;
pub mod overview;
pub mod pages;
pub mod payments;
pub mod pictures;
pub mod products;
pub mod profile;
pub mod registrations;
pub mod sessions;
pub mod stats;

#[cfg(feature = "ssr")]
mod context;
#[cfg(feature = "ssr")]
mod convert;
#[cfg(feature = "ssr")]
mod ids;

#[cfg(feature = "ssr")]
pub use context::{CurrentSession, signed_in};
#[cfg(feature = "ssr")]
use convert::{batch, found, paging, part, started_upload};

use domain::{Timestamp, list::Count};
use serde::{Deserialize, Serialize};

/// How many rows of a list are read at once.
pub const ROWS: i64 = 50;
/// How many rows of a list are shown before it goes on at an address of its own.
pub const MOST_ROWS: i64 = 500;

/// A part of a list, and how much there is in all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found<T> {
    /// The part.
    pub part: Batch<T>,
    /// How much there is; not counted again further down.
    pub count: Option<Count>,
}

/// What became of a wish about several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// For so many it is done.
    pub done: i64,
    /// So many were left out.
    pub left_out: i64,
}

/// A part of a list, newest first, and the server's time at which it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch<T> {
    /// The server's time.
    pub now: Timestamp,
    /// The part.
    pub items: Vec<T>,
    /// Where the next part begins, if there is one.
    pub next_cursor: Option<String>,
}
