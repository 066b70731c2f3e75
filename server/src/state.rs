//! What every handler can reach.

use crate::{
    config::Config,
    layers::{client_ip::TrustedProxies, rate_limit::Limits},
};
use app::shell::Assets;
use axum::extract::FromRef;
use leptos_config::LeptosOptions;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState {
    /// The back end.
    pub backend: backend::Shared,
    /// Where styles and scripts of the public pages are.
    pub assets: Arc<Assets>,
    /// How the console's own assets are called.
    pub leptos: LeptosOptions,
    /// Whose word about client addresses is believed.
    pub proxies: Arc<TrustedProxies>,
    /// How much is too much.
    pub limits: Limits,
    /// Ends streams that would otherwise never end, when the server stops.
    pub stopping: CancellationToken,
}

impl AppState {
    /// Puts the state together.
    pub fn new(backend: backend::Shared, config: &Config, stopping: CancellationToken) -> Self {
        Self {
            backend,
            assets: Arc::new(Assets::default()),
            leptos: config.leptos.clone(),
            proxies: Arc::new(config.proxies.clone()),
            limits: Limits::new(config.rate_limits),
            stopping,
        }
    }
}

impl FromRef<AppState> for backend::Shared {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.backend)
    }
}
