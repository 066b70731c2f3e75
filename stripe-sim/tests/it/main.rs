//! The simulator from outside: over HTTP, as clients, browsers and webhook endpoints see it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story that cannot go on is a failed test"
)]

mod accounts;
mod checkout;
mod connect;
mod control;
mod disputes;
mod idempotency;
mod limits;
mod lists;
mod pay_page;
mod payments;
mod refunds;
mod stage;
mod state_file;
mod tax;
mod webhooks;
