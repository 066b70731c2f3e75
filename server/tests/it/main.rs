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
mod copying;
mod crashing;
mod discounting;
mod disputing;
mod door;
mod downloading;
mod ending;
mod files;
mod licensing;
mod news;
mod pages;
mod previewing;
mod pricing;
mod proving;
mod receipting;
mod reconciling;
mod refunding;
mod registering;
mod returning;
mod roaming;
mod showing;
mod stepping;
mod stock;
mod surviving;
mod uploading;
mod webhooks;
