//! Pieces that the console's screens are made of.

pub mod ask;
pub mod badge;
pub mod browser;
pub mod clock;
pub mod confirm;
pub mod copy;
pub mod dialog;
pub mod field;
pub mod form;
pub mod help;
pub mod ledger;
pub mod listing;
pub mod load;
pub mod moment;
pub mod paged;
pub mod picture;
pub mod price;
pub mod radio;
pub mod ready;
pub mod recent;
pub mod screen;
pub mod storage;
pub mod toast;
pub mod when;
