//! A server of one's own for each test, and the verbs that stories are told in.

mod browser;
mod creators;
mod end;
mod home;
mod mails;
pub mod money;
mod orders;
mod pages;
pub mod paper;
mod payments;
pub mod post;
mod products;
mod start;
pub mod store;
mod time;

pub use browser::{last_part, shown};
pub use creators::{Creator, PASSWORD};
pub use end::{Down, Program};
pub use mails::link;
pub use pages::Shop;
pub use payments::Elsewhere;

use backend::{Shared, clock::Clock};
use home::Home;
use reqwest::Client;
use std::collections::BTreeMap;
use tokio::{sync::watch, task::JoinHandle};
use tokio_util::sync::CancellationToken;

/// A running server.
pub struct TestApp {
    /// `http://127.0.0.1:PORT`
    pub url: String,
    /// The back end behind it, for what cannot be seen from outside.
    pub backend: Shared,
    /// Moves when a test says so, and with the machine's otherwise.
    pub clock: Clock,
    /// Keeps the cookies of one person and follows no redirects.
    pub browser: Client,
    /// Where its things are.
    pub data: Home,
    env: BTreeMap<String, String>,
    stop: CancellationToken,
    stop_work: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
    worker: Option<JoinHandle<()>>,
    simulator: Option<stripe_sim::Background>,
}
