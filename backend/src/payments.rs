//! Who takes the money: Stripe.
//!
//! There is one client. In development it talks to a look-alike through another base address, so
//! the same code always runs. Answers are read leniently ([`event`] has the objects): a field that
//! is new, or a value nobody has heard of, must not lose a payment.

mod account;
mod call;
mod checkout;
mod dispute;
pub mod event;
mod refund;
pub mod session;
pub mod signature;

use crate::{
    Error, Result,
    config::{ConnectConfig, StripeConfig},
};
use domain::Timestamp;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use stripe::{Client, ClientBuilder};

pub use call::{ACCOUNT_GONE, Failure};
pub use checkout::{Line, NewSession};
pub use dispute::Evidence;
pub use refund::NewRefund;

/// How long one attempt may take. Two attempts stay below the five seconds after which a person
/// should have been told that payments do not work right now.
const ATTEMPT: Duration = Duration::from_millis(2_300);
/// How long work that nobody waits for leaves the service alone after it did not answer.
const REST: i64 = 5 * domain::time::SECOND;

/// The payment service.
#[derive(Clone, Debug)]
pub struct Payments {
    client: Client,
    config: StripeConfig,
    /// Until when background work should not ask, in milliseconds since 1970.
    rests_until: Arc<AtomicI64>,
}

impl Payments {
    /// Prepares the client; connects to nothing yet.
    ///
    /// # Errors
    /// If the key or the address cannot be used.
    pub fn new(config: StripeConfig) -> Result<Self> {
        let mut builder = ClientBuilder::new(&config.secret_key).timeout(ATTEMPT);
        if let Some(url) = &config.api_url {
            builder = builder.url(url);
        }
        let client = builder
            .build()
            .map_err(|error| Error::Payments(error.to_string()))?;
        Ok(Self {
            client,
            config,
            rests_until: Arc::default(),
        })
    }

    /// What webhooks are signed with; without it their endpoint is off.
    pub fn webhook_secret(&self) -> Option<&str> {
        set(self.config.webhook_secret.as_deref())
    }

    /// What webhooks about connected accounts are signed with; without it their endpoint is off.
    pub fn connect_webhook_secret(&self) -> Option<&str> {
        set(self.connect()?.webhook_secret.as_deref())
    }

    /// How creators are paid through accounts of their own, if they are.
    pub const fn connect(&self) -> Option<&ConnectConfig> {
        self.config.connect.as_ref()
    }

    /// The origin of the hosted payment page.
    pub fn checkout_origin(&self) -> &str {
        &self.config.checkout_origin
    }

    /// Whether events must come from live mode.
    pub fn is_live(&self) -> bool {
        self.config.secret_key.starts_with("sk_live_")
            || self.config.secret_key.starts_with("rk_live_")
    }

    /// Whether the service did not answer a moment ago: work that nobody waits for does not ask now,
    /// so that an outage costs one attempt every few seconds, and not one per order.
    pub fn rests(&self, now: Timestamp) -> bool {
        now.millis() < self.rests_until.load(Ordering::Relaxed)
    }

    /// Remembers that the service did not answer.
    pub fn let_rest(&self, now: Timestamp) {
        self.rests_until
            .store(now.plus(REST).millis(), Ordering::Relaxed);
    }
}

fn set(secret: Option<&str>) -> Option<&str> {
    secret.filter(|secret| !secret.is_empty())
}
