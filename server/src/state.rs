//! What every handler can reach.

use crate::{
    config::Config,
    layers::{client_ip::TrustedProxies, rate_limit::Limits},
};
use app::shell::Site;
use axum::extract::FromRef;
use backend::media::card::Cards;
use leptos_config::LeptosOptions;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState {
    /// The back end.
    pub backend: backend::Shared,
    /// What the public pages are made with; in the default language until somebody asks.
    pub site: Site,
    /// How the console's own assets are called.
    pub leptos: LeptosOptions,
    /// Whose word about client addresses is believed.
    pub proxies: Arc<TrustedProxies>,
    /// How much is too much.
    pub limits: Limits,
    /// The pictures that others show for links to pages.
    pub cards: Arc<Cards>,
    /// Ends streams that would otherwise never end, when the server stops.
    pub stopping: CancellationToken,
}

impl AppState {
    /// Puts the state together.
    pub fn new(backend: backend::Shared, config: &Config, stopping: CancellationToken) -> Self {
        Self {
            backend,
            site: Site::default(),
            leptos: config.leptos.clone(),
            proxies: Arc::new(config.proxies.clone()),
            limits: Limits::new(config.rate_limits),
            cards: Arc::default(),
            stopping,
        }
    }
}

impl FromRef<AppState> for backend::Shared {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.backend)
    }
}
