//! The things that happen to money, one file each. They check first and change after, so that a
//! refusal leaves nothing behind.

pub mod book;
pub mod cancel;
pub mod cards;
pub mod dispute;
pub mod expire;
pub mod late;
pub mod onboard;
pub mod open;
pub mod pay;
pub mod refund;
pub mod settle;
pub mod split;
pub mod tax;
