//! What answers requests.

pub mod account;
pub mod api_v1;
pub mod assets;
pub mod console;
pub mod cookie;
pub mod dev;
pub mod door;
pub mod download;
pub mod events;
pub mod fallback;
pub mod form;
pub mod forms;
pub mod health;
pub mod html;
pub mod order;
pub mod pages;
pub mod preview;
pub mod proof;
pub mod qr;
pub mod registrant;
pub mod session;
pub mod status;
pub mod unfinished;
pub mod upload;
pub mod way_back;
pub mod webhook;
