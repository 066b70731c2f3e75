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
mod attacking;
mod breaking;
mod buying;
mod commanding;
mod connecting;
mod copying;
mod crashing;
mod designing;
mod discounting;
mod disputing;
mod door;
mod downloading;
mod drafting;
mod embedding;
mod ending;
mod factoring;
mod files;
mod licensing;
mod listing;
mod mounting;
mod news;
mod pages;
mod picturing;
mod previewing;
mod pricing;
mod proving;
mod reading;
mod receipting;
mod reconciling;
mod refunding;
mod registering;
mod returning;
mod roaming;
mod settings;
mod showing;
mod speaking;
mod stepping;
mod stock;
mod surviving;
mod uploading;
mod viewing;
mod webhooks;
