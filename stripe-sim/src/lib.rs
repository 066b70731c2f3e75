//! A Stripe look-alike for development and tests: the same wire format, state machines, hosted
//! payment page and signed webhooks, in one process, without an account and without a network.
//!
//! The way through it, from the outside in:
//!
//! - [`Sim`] is the simulator, made from a [`SimConfig`]; [`Sim::router`] and [`Sim::nested`]
//!   serve it, and [`Sim::start`] runs what happens by itself (webhooks, expiring sessions);
//! - `api` speaks Stripe's REST API under `/v1`: one file per resource, and `api/call.rs` for
//!   what every call shares (keys, idempotency, `expand`, errors);
//! - `pages` are what people see: the payment page, onboarding, a receipt, the index;
//! - `control` lets tests settle, refund, dispute, break webhooks and move the clock;
//! - `flows` are the things that happen to money, one file each, used by all three of the above;
//! - `state` is what is remembered, one file per noun, each with its JSON beside it; `journal`
//!   keeps it in a file;
//! - `webhooks` signs, schedules and delivers;
//! - `form`, `params`, `error` and `money` are the grammar; `clock` is the only place that reads
//!   the time or makes up random numbers.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use stripe_sim::{Sim, SimConfig};
//!
//! let sim = Sim::new(SimConfig {
//!     public_base_url: "http://127.0.0.1:3000/simulator".into(),
//!     webhook_url: Some("http://127.0.0.1:3000/webhooks/stripe".into()),
//!     webhook_secret: "whsec_test".into(),
//!     ..SimConfig::default()
//! })?;
//! let app: axum::Router = axum::Router::new().merge(sim.nested("/simulator"));
//! let background = sim.start();
//! // … serve `app` …
//! background.stop().await;
//! # Ok(()) }
//! ```
#![recursion_limit = "512"]

mod api;
mod clock;
mod config;
mod control;
mod error;
mod flows;
mod form;
mod journal;
mod money;
mod pages;
mod params;
mod sim;
mod state;
mod tx;
mod webhooks;

pub use config::SimConfig;
pub use sim::{Background, Sim, StartError};
pub use webhooks::signature::signature_header;
