//! From settings to a running back end.

use crate::config::{Config, PaymentsConfig};
use backend::{
    Backend, Shared,
    clock::{self, Clock},
    config::{ConnectConfig, Environment, MailConfig, StripeConfig},
    db::Db,
    flows::{connect, folder, views::Views},
    live::Live,
    mailer::Mailer,
    media::{Limits, Media},
    passwords::Passwords,
    pause::Pauses,
    payments::Payments,
    turns::Turns,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::link::Keyring;
use std::{fs, io, net::SocketAddr, path::Path};
use stripe_sim::{Sim, SimConfig};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

/// How many large uploads are proven at once: fewer than the worker has hands.
const CHECKS: usize = 2;

/// A back end, and the simulator it talks to if there is one.
pub struct Booted {
    /// The back end.
    pub backend: Shared,
    /// The built-in Stripe look-alike.
    pub simulator: Option<Sim>,
}

/// Opens the database and the stores. `listen` is where this process will answer: the simulator's
/// webhooks go there.
///
/// # Errors
/// A sentence for the operator.
pub async fn boot(config: &Config, listen: SocketAddr, clock: Clock) -> Result<Booted, String> {
    let db = open_database(config).await?;
    let files = folder::open(&db, &config.files)
        .await
        .map_err(|refusal| refusal.to_string())?;
    let media = Media::open(config.media.clone(), Limits::default())
        .map_err(|e| format!("The folder for opening files cannot be used: {e}"))?;
    let mailer = Mailer::new(&config.mail, &config.settings.mail_from, &db, &clock)
        .map_err(|error| format!("SMTP_URL or MAIL_FROM cannot be used: {error}"))?;
    let (stripe, simulator) = payments(config, listen)?;
    let backend = Backend {
        checks: Semaphore::new(CHECKS),
        payments: Payments::new(stripe)
            .map_err(|e| format!("STRIPE_SECRET_KEY cannot be used: {e}"))?,
        keys: keys(config)?,
        passwords: Passwords::new().map_err(|e| format!("Passwords cannot be hashed: {e}"))?,
        pauses: Pauses::new(config.crash_at.clone()),
        readings: Turns::default(),
        errands: TaskTracker::new(),
        views: Views::default(),
        settings: config.settings.clone(),
        live: Live::default(),
        db,
        files,
        media,
        mailer,
        clock,
    };
    connect::settle(&backend)
        .await
        .map_err(|error| format!("The database cannot be written: {error}"))?;
    Ok(Booted {
        backend: Shared::new(backend),
        simulator,
    })
}

/// Opens the database, and brings its schema up to date unless that was switched off.
///
/// # Errors
/// A sentence for the operator.
pub async fn open_database(config: &Config) -> Result<Db, String> {
    fs::create_dir_all(&config.data_dir).map_err(|e| format!("DATA_DIR cannot be made: {e}"))?;
    let db = Db::connect(&config.database)
        .await
        .map_err(|e| format!("DATABASE_URL cannot be opened: {e}"))?;
    if config.auto_migrate {
        db.migrate()
            .await
            .map_err(|e| format!("The schema cannot be brought up to date: {e}"))?;
    }
    Ok(db)
}

/// The simulator keeps its payments in `DATA_DIR`, so that they survive a restart.
fn payments(config: &Config, listen: SocketAddr) -> Result<(StripeConfig, Option<Sim>), String> {
    match &config.payments {
        PaymentsConfig::Stripe {
            secret_key,
            api_url,
            webhook_secret,
        } => {
            let stripe = StripeConfig {
                secret_key: secret_key.clone(),
                checkout_origin: api_url.as_deref().map_or_else(stripe_checkout, origin),
                api_url: api_url.clone(),
                webhook_secret: webhook_secret.clone(),
                connect: config.connect.clone(),
            };
            Ok((stripe, None))
        }
        PaymentsConfig::Simulator => {
            let here = reachable(listen);
            let secret = new_webhook_secret();
            let connect_secret = new_webhook_secret();
            let sim = Sim::new(SimConfig {
                public_base_url: format!("{}/simulator", config.settings.public_url),
                webhook_url: Some(format!("http://{here}/webhooks/stripe")),
                webhook_secret: secret.clone(),
                connect_webhook_url: Some(format!("http://{here}/webhooks/stripe/connect")),
                connect_webhook_secret: Some(connect_secret.clone()),
                state_file: Some(config.data_dir.join("simulator.jsonl")),
                ..SimConfig::default()
            })
            .map_err(|error| format!("The payment simulator cannot start: {error}"))?;
            let stripe = StripeConfig {
                secret_key: "sk_test_simulator".to_owned(),
                api_url: Some(format!("http://{here}/simulator/")),
                webhook_secret: Some(secret),
                connect: config.connect.clone().map(|connect| ConnectConfig {
                    webhook_secret: Some(connect_secret),
                    ..connect
                }),
                checkout_origin: config.settings.public_url.clone(),
            };
            Ok((stripe, Some(sim)))
        }
    }
}

fn new_webhook_secret() -> String {
    format!("whsec_{}", URL_SAFE_NO_PAD.encode(clock::random::<24>()))
}

fn stripe_checkout() -> String {
    "https://checkout.stripe.com".to_owned()
}

fn origin(url: &str) -> String {
    url::Url::parse(url).map_or_else(
        |_| stripe_checkout(),
        |url| url.origin().ascii_serialization(),
    )
}

/// An address that this machine can connect to: "everywhere" is nowhere.
fn reachable(listen: SocketAddr) -> SocketAddr {
    match listen {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => {
            ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into()
        }
        other => other,
    }
}

/// The keys from the settings, or those that development made for itself.
fn keys(config: &Config) -> Result<Keyring, String> {
    if let Some(keys) = &config.keys {
        return Ok(keys.clone());
    }
    if config.settings.environment == Environment::Production {
        return Err("SECRET_KEYS must hold at least one key".to_owned());
    }
    let path = config.data_dir.join("secret_keys");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let entry = new_key();
            write_private(&path, &entry)
                .map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
            entry
        }
        Err(error) => return Err(format!("{} cannot be read: {error}", path.display())),
    };
    Keyring::parse(text.trim()).map_err(|error| format!("{}: {error}", path.display()))
}

/// A fresh entry for `SECRET_KEYS`.
pub fn new_key() -> String {
    let id: String = clock::random::<4>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Keyring::entry(&format!("k{id}"), &clock::random())
}

/// Writes a file that only its owner can read.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _};
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Whether mail goes nowhere and is shown to the developer.
pub fn has_outbox(config: &Config) -> bool {
    matches!(config.mail, MailConfig::Outbox)
}
