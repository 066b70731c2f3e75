//! How a server starts, and with what.

use super::{TestApp, home::Home, store::Bucket};
use backend::{clock::Clock, jobs};
use reqwest::{Client, redirect::Policy};
use server::{boot, config::Config, router, serve, state::AppState};
use std::collections::BTreeMap;
use tokio::{net::TcpListener, sync::watch};
use tokio_util::sync::CancellationToken;

impl TestApp {
    /// A server with an empty database.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with settings.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        Self::begin(settings, Clock::shifted()).await
    }

    /// A server that keeps its files in a bucket.
    pub async fn start_with_bucket() -> (Self, Bucket) {
        let bucket = Bucket::start().await;
        let app = Self::start_with(&bucket.settings()).await;
        (app, bucket)
    }

    /// The same with a clock of one's own.
    pub async fn start_at(clock: Clock) -> Self {
        Self::begin(&[], clock).await
    }

    pub(super) async fn begin(settings: &[(&str, &str)], clock: Clock) -> Self {
        let data = Home::new().await;
        let mut env = BTreeMap::from([
            ("DATA_DIR".to_owned(), data.path().display().to_string()),
            ("DEMO".to_owned(), "0".to_owned()),
            (
                "MEDIA_PROGRAM".to_owned(),
                env!("CARGO_BIN_EXE_temporary-pages").to_owned(),
            ),
            ("PATH".to_owned(), std::env::var("PATH").unwrap_or_default()),
            ("RATE_LIMITS".to_owned(), "off".to_owned()),
            ("TRUSTED_PROXIES".to_owned(), "127.0.0.0/8".to_owned()),
        ]);
        if let Some(url) = data.database_url() {
            env.insert("DATABASE_URL".to_owned(), url);
        }
        if let Ok(url) = std::env::var("TEST_FILES_URL") {
            env.extend(own_folder(&url));
        }
        env.extend(
            settings
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        Self::run(data, env, clock).await
    }

    pub(super) async fn run(data: Home, mut env: BTreeMap<String, String>, clock: Clock) -> Self {
        // After a restart the same address, so that links go on working.
        let wanted = env
            .get("LEPTOS_SITE_ADDR")
            .map_or("127.0.0.1:0", String::as_str);
        let listener = TcpListener::bind(wanted).await.unwrap();
        let address = listener.local_addr().unwrap();
        env.insert("LEPTOS_SITE_ADDR".to_owned(), address.to_string());
        let config = Config::from(&|name| env.get(name).cloned()).unwrap();
        let booted = boot::boot(&config, address, clock.clone()).await.unwrap();
        let stop = CancellationToken::new();
        let state = AppState::new(booted.backend.clone(), &config, stop.clone());
        let app = router::router(state, &config, booted.simulator.as_ref());
        let (stop_work, stopped) = watch::channel(false);
        Self {
            url: format!("http://{address}"),
            clock,
            browser: Client::builder()
                .cookie_store(true)
                .redirect(Policy::none())
                .build()
                .unwrap(),
            data,
            env,
            server: Some(tokio::spawn(serve::serve(listener, app, stop.clone()))),
            worker: Some(tokio::spawn(jobs::work(booted.backend.clone(), stopped))),
            simulator: booted.simulator.as_ref().map(stripe_sim::Sim::start),
            backend: booted.backend,
            stop,
            stop_work,
        }
    }
}

/// A folder of its own in a bucket elsewhere, whose keys the environment has.
fn own_folder(bucket: &str) -> [(String, String); 3] {
    let mut url = url::Url::parse(bucket).unwrap();
    // Short: the example's server makes file names of keys.
    let name = u32::from_le_bytes(backend::clock::random());
    url.set_path(&format!("{name:x}"));
    let given = |name: &str| (name.to_owned(), std::env::var(name).unwrap());
    [
        ("FILES_URL".to_owned(), url.to_string()),
        given("AWS_ACCESS_KEY_ID"),
        given("AWS_SECRET_ACCESS_KEY"),
    ]
}
