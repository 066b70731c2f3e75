//! The simulator itself: what it holds, how it changes, how it starts and stops.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::routing::get;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::api::in_progress::KeysInUse;
use crate::config::SimConfig;
use crate::journal::{Journal, JournalError};
use crate::state::State;
use crate::tx::{Cause, Tx};
use crate::{api, control, flows, pages, webhooks};

/// A simulated Stripe. Clones share everything.
#[derive(Debug, Clone)]
pub struct Sim {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    config: SimConfig,
    world: Mutex<World>,
    http: reqwest::Client,
    keys: KeysInUse,
    wake: Notify,
}

#[derive(Debug)]
struct World {
    state: State,
    journal: Option<Journal>,
}

/// Why a simulator could not be made.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The state file cannot be read or written.
    #[error("the state file cannot be used: {0}")]
    StateFile(#[from] std::io::Error),
    /// The HTTP client for webhooks cannot be made.
    #[error("webhooks cannot be sent: {0}")]
    Http(#[from] reqwest::Error),
}

impl From<JournalError> for StartError {
    fn from(JournalError(error): JournalError) -> Self {
        Self::StateFile(error)
    }
}

impl Sim {
    /// Makes a simulator and loads its state file, if there is one. Nothing runs yet.
    ///
    /// # Errors
    /// When the state file cannot be used or the webhook client cannot be made.
    pub fn new(mut config: SimConfig) -> Result<Self, StartError> {
        let trimmed = config.public_base_url.trim_end_matches('/').len();
        config.public_base_url.truncate(trimmed);
        let (journal, state) = match &config.state_file {
            Some(path) => {
                let (journal, state) = Journal::open(path)?;
                (Some(journal), state)
            }
            None => (None, State::default()),
        };
        let http = webhooks::client()?;
        let world = Mutex::new(World { state, journal });
        Ok(Self {
            inner: Arc::new(Inner {
                config,
                world,
                http,
                keys: KeysInUse::default(),
                wake: Notify::new(),
            }),
        })
    }

    /// Everything it serves, under a prefix such as `/simulator`, with and without a slash at the
    /// end. It must be the path of [`SimConfig::public_base_url`].
    pub fn nested(&self, prefix: &str) -> Router {
        let index = get(pages::index::show).with_state(self.clone());
        Router::new()
            .nest(prefix, self.router())
            .route(&format!("{prefix}/"), index)
    }

    /// Everything it serves, at the root: `/v1/…`, `/pay/…`, `/control/…` and a few pages.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(api::router())
            .merge(control::router())
            .merge(pages::router())
            .fallback(pages::elsewhere)
            .with_state(self.clone())
    }

    /// Starts what happens by itself: webhooks are delivered and sessions expire. Call it inside a
    /// Tokio runtime, once.
    pub fn start(&self) -> Background {
        let (stop, stopped) = watch::channel(());
        let task = tokio::spawn(webhooks::run(self.clone(), stopped));
        Background { stop, task }
    }

    /// The settings it was made from.
    pub fn config(&self) -> &SimConfig {
        &self.inner.config
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.inner.http
    }

    /// The idempotency keys of calls under way.
    pub(crate) fn keys_in_use(&self) -> &KeysInUse {
        &self.inner.keys
    }

    /// Waits until a change gives the background something to do.
    pub(crate) async fn woken(&self) {
        self.inner.wake.notified().await;
    }

    /// Runs one change (or look) with nobody in between. It is in the state file when this
    /// returns, so that an answer is never ahead of what a restart remembers.
    pub(crate) fn change<R>(&self, cause: Option<Cause>, run: impl FnOnce(&mut Tx<'_>) -> R) -> R {
        let mut guard = self
            .inner
            .world
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let World { state, journal } = &mut *guard;
        let mut tx = Tx::new(state, &self.inner.config, cause);
        flows::expire::sweep(&mut tx);
        let result = run(&mut tx);
        webhooks::schedule::schedule(&mut tx);
        let wake = tx.wake || !tx.emitted.is_empty();
        match journal {
            Some(journal) => journal.save(state),
            None => drop(state.take_changes()),
        }
        drop(guard);
        if wake {
            self.inner.wake.notify_one();
        }
        result
    }
}

/// The running background of a simulator. Dropping it stops it as well, without waiting.
#[derive(Debug)]
pub struct Background {
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Background {
    /// Stops it and waits until it has. Webhooks that have not arrived stay in the state file and
    /// are sent after the next start.
    pub async fn stop(mut self) {
        self.stop.send_replace(());
        if let Err(error) = (&mut self.task).await {
            tracing::warn!(%error, "The simulator's background ended badly");
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.task.abort();
    }
}
