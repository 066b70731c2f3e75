//! The live parts of public pages. Without them the pages still say and do everything.
//!
//! | module | does |
//! |---|---|
//! | `clock` | the server's time, told by the visitor's monotonic clock |
//! | `known` | what is known of the page, as the document brings it and as the server corrects it |
//! | `live` | shows it at every tick |
//! | `feed` | keeps it fresh: server-sent events, or asking |
//! | `countdown`, `stock`, `news` | the islands: what the visitor sees of it |
//! | `sections` | which parts of the document belong to which phase |
//! | `prices` | which prices are shown when |
//! | `unfinished` | the checkout that this browser has open |
//! | `seen` | tells that the page is looked at, and what led here |
//! | `local_time` | times that change, in the visitor's zone; the others are told by `shell/times.rs` |
//! | `once`, `print`, `copying` | a form is sent once, a receipt can be printed, a key copied |
//!
//! The islands take no properties: reading those would bring a JSON parser and the printing of
//! floats into the browser, a third of the whole. The document carries what is known once
//! (`data-page`), the browser's own parser reads it, and all islands share it.

mod clock;
mod copying;
mod countdown;
mod feed;
mod known;
mod live;
mod local_time;
mod news;
mod once;
mod prices;
mod print;
mod sections;
mod seen;
mod stock;
mod unfinished;

pub use countdown::Countdown;
pub use known::{Known, Moment, mark};
pub use live::provide_moment;
pub use news::PhaseNews;
pub use stock::{StockLeft, StockReturn, StockState, StockTitle};

/// Starts what works on every page, before its islands wake. Naming this module also keeps the
/// islands in the binary: the linker drops the objects of a library that nobody names.
pub fn keep() {
    once::install();
    print::install();
    copying::install();
    live::install();
    unfinished::install();
    seen::install();
}
