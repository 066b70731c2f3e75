//! One file per thing that happens. Each function takes the back end first, checks what came from
//! outside, and does its writing in one transaction.

pub mod account;
pub mod api_keys;
pub mod checkout;
pub(crate) mod codes;
pub mod complete;
pub mod connect;
pub mod copies;
pub mod customers;
pub mod deliver;
pub mod discounts;
pub mod dispute;
pub mod door;
pub mod drafts;
pub mod ending;
pub mod files;
pub mod folder;
pub mod idempotency;
pub mod licences;
mod making;
pub mod orders;
pub mod pages;
pub mod pictures;
pub mod previews;
pub mod products;
pub mod proof;
pub mod receipts;
pub mod refund;
pub mod register;
pub mod registrations;
mod searching;
pub(crate) mod secret;
pub mod sellers;
pub mod stats;
pub mod views;
pub mod wares;
pub mod webhook;
