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
//! | [`design`] | how a page looks, and what stands on it |
//! | [`colour`], [`palette`] | which colours can be read on which, and which a page has |
//! | [`draft`] | what a page shall become, and what to do when it changed meanwhile |
//! | [`staging`] | how a page would look in another phase |
//! | [`licence`] | which keys a copy comes with |
//! | [`upload`], [`disposition`] | how a file is cut into parts, and named when it is saved |
//! | [`preview`] | what a page shows of a file before it is bought, and where what is made from it lies |
//! | [`picture`] | in which sizes a creator’s pictures are kept, and what they are called |
//! | [`profile`] | what visitors read about a creator beside the name |
//! | [`ending`] | when its files go for good |
//! | [`price`], [`discount`] | what it costs at which moment, and what is taken off |
//! | [`order`] | how an order moves from status to status |
//! | [`payment`] | what refunds and disputes make of a paid order, in whatever order they are heard of |
//! | [`registration`] | which questions a page asks, and which answers fit |
//! | [`campaign`], [`embed`] | what a page's address is like in a campaign, and on another site |
//! | [`visit`], [`stats`] | which visits count and where they came from; the numbers of it all |
//! | [`seller`] | who sells, for receipts and tax |
//! | [`network`] | which addresses count as the same network |
//! | [`archive`] | where each byte of a ZIP archive is, before any of them is read |
//! | [`media_type`] | which files a browser could run, and how they are sent instead |
//! | [`factor`] | how long a proof of who one is counts, and how often one may guess |
//! | [`door`] | what lets a buyer back in: tickets for mailed codes, and passes |
//! | [`link`] | signed, time-limited, bound links |
//! | [`list`] | which part of a long list is wanted |
//! | [`likeness`] | how much a name is like what somebody typed |
//! | [`notification`], [`device`], [`leaving`] | what creators are told by mail; what their devices are called; what keeps them from leaving |
//! | [`rejection`] | everything a user may be told |

pub mod archive;
pub mod campaign;
pub mod colour;
pub mod design;
pub mod device;
pub mod discount;
pub mod disposition;
pub mod door;
pub mod draft;
pub mod email;
pub mod embed;
pub mod ending;
pub mod factor;
pub mod file;
pub mod id;
pub mod leaving;
pub mod licence;
pub mod likeness;
pub mod link;
pub mod list;
pub mod media_type;
pub mod money;
pub mod network;
pub mod notification;
pub mod offer;
pub mod order;
pub mod page;
pub mod palette;
pub mod payment;
pub mod picture;
pub mod preview;
pub mod price;
pub mod product;
pub mod profile;
pub mod registration;
pub mod rejection;
pub mod seller;
pub mod staging;
pub mod stats;
pub mod text;
pub mod time;
pub mod upload;
pub mod visit;

pub use email::Email;
pub use money::{Currency, Money};
pub use rejection::{Code, FieldError, Rejection};
pub use time::Timestamp;
