//! The whole server, driven over HTTP like the world does: real database, real files, the payment
//! simulator. The suite runs on SQLite, and on PostgreSQL when `TEST_DATABASE_URL` is set.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod accounts;
mod api_v1;
mod app;
mod buying;
mod connecting;
mod crashing;
mod discounting;
mod disputing;
mod downloading;
mod files;
mod news;
mod pages;
mod pricing;
mod reconciling;
mod refunding;
mod registering;
mod showing;
mod stepping;
mod stock;
mod surviving;
mod webhooks;
