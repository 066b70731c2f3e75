//! From the environment to typed settings. Nothing else reads the environment.
//!
//! A setting that cannot be used stops the start with a sentence that says what to set.

mod files;
mod media;

use crate::layers::client_ip::TrustedProxies;
use backend::config::{
    ChargeType, ConnectConfig, DatabaseConfig, Environment, FilesConfig, MailConfig, Settings,
};
use backend::media::MediaConfig;
use domain::link::Keyring;
use leptos_config::LeptosOptions;
use std::{net::SocketAddr, path::PathBuf, time::Duration};

/// The options that cargo-leptos has in `Cargo.toml`, for a program that runs without it.
const LEPTOS_TOML: &str = include_str!("../../Leptos.toml");

/// Where the payments go.
#[derive(Clone, Debug)]
pub enum PaymentsConfig {
    /// To Stripe, or to another server that speaks like it.
    Stripe {
        /// The secret key.
        secret_key: String,
        /// Another base address.
        api_url: Option<String>,
        /// What webhooks are signed with.
        webhook_secret: Option<String>,
    },
    /// To the built-in simulator.
    Simulator,
}

/// Everything that is decided at the start.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the back end needs to know.
    pub settings: Settings,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where development keeps its things.
    pub data_dir: PathBuf,
    /// Where the rows are.
    pub database: DatabaseConfig,
    /// Where the bytes are.
    pub files: FilesConfig,
    /// How strangers' files are opened.
    pub media: MediaConfig,
    /// Who carries the mail.
    pub mail: MailConfig,
    /// Who takes the money.
    pub payments: PaymentsConfig,
    /// How creators are paid through accounts of their own, if they are.
    pub connect: Option<ConnectConfig>,
    /// Where the tests' builds end the process; other builds have no such points.
    pub crash_at: Option<String>,
    /// The signing keys; in development they are made when there are none.
    pub keys: Option<Keyring>,
    /// Whether the start brings the schema up to date.
    pub auto_migrate: bool,
    /// Whether an empty development database is filled.
    pub demo: bool,
    /// Whether there are limits at all.
    pub rate_limits: bool,
    /// Whose word about client addresses is believed.
    pub proxies: TrustedProxies,
    /// Where the console's files are, and what they are called.
    pub leptos: LeptosOptions,
    /// Where the files of the public pages' islands are.
    pub islands_dir: PathBuf,
}

/// Reads one variable; empty counts as not set.
type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Config {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// A sentence that says what to set.
    pub fn from_env() -> Result<Self, String> {
        Self::from(&|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads settings from wherever `get` finds them.
    ///
    /// # Errors
    /// A sentence that says what to set.
    pub fn from(get: Lookup<'_>) -> Result<Self, String> {
        let environment = environment(get)?;
        let leptos = leptos_options(get)?;
        let listen = leptos.site_addr;
        let data_dir = PathBuf::from(get("DATA_DIR").unwrap_or_else(|| "data".to_owned()));
        let public_url = public_url(get, listen)?;
        let files = files::read(get, &data_dir)?;
        let config = Self {
            settings: Settings {
                environment,
                public_url,
                session_ttl: duration(
                    get("SESSION_TTL").as_deref().unwrap_or("7d"),
                    "SESSION_TTL",
                )?,
                mail_from: get("MAIL_FROM")
                    .unwrap_or_else(|| "Temporary Pages <pages@localhost.localdomain>".to_owned()),
                files_delivery: files::delivery(get, &files)?,
            },
            listen,
            database: DatabaseConfig {
                url: get("DATABASE_URL")
                    .unwrap_or_else(|| format!("sqlite://{}", data_dir.join("app.db").display())),
                read_url: get("DATABASE_READ_URL"),
            },
            files,
            media: media::read(get, &data_dir)?,
            mail: get("SMTP_URL").map_or(MailConfig::Outbox, MailConfig::Smtp),
            payments: payments(get),
            connect: connect(get)?,
            crash_at: get("CRASH_AT"),
            keys: get("SECRET_KEYS")
                .map(|text| Keyring::parse(&text).map_err(|error| format!("SECRET_KEYS: {error}")))
                .transpose()?,
            auto_migrate: get("AUTO_MIGRATE").as_deref() != Some("0"),
            demo: get("DEMO").as_deref() != Some("0"),
            rate_limits: get("RATE_LIMITS").as_deref() != Some("off"),
            proxies: TrustedProxies::parse(
                get("TRUSTED_PROXIES").as_deref().unwrap_or_default(),
                get("CLIENT_IP_HEADER")
                    .as_deref()
                    .unwrap_or("CF-Connecting-IP"),
            )?,
            leptos,
            islands_dir: PathBuf::from(
                get("ISLANDS_DIR").unwrap_or_else(|| "target/islands".to_owned()),
            ),
            data_dir,
        };
        if environment == Environment::Production {
            refuse_stand_ins(&config, get)?;
        }
        Ok(config)
    }
}

/// Production starts with real things only.
fn refuse_stand_ins(config: &Config, get: Lookup<'_>) -> Result<(), String> {
    let mut missing = Vec::new();
    if !config.settings.is_https() {
        missing.push("PUBLIC_URL must be the https:// address of the site");
    }
    if config.keys.is_none() {
        missing.push(
            "SECRET_KEYS must hold at least one key (make one with `temporary-pages keys new`)",
        );
    }
    match &config.payments {
        PaymentsConfig::Simulator => {
            missing.push("STRIPE_SECRET_KEY must be set: the simulator takes no real money")
        }
        PaymentsConfig::Stripe {
            webhook_secret: None,
            ..
        } => {
            missing.push("STRIPE_WEBHOOK_SECRET must be set: without it no payment is noticed");
        }
        PaymentsConfig::Stripe { .. } => {}
    }
    if matches!(&config.connect, Some(connect) if connect.webhook_secret.is_none()) {
        missing.push(
            "STRIPE_CONNECT_WEBHOOK_SECRET must be set: without it no connected account gets ready",
        );
    }
    if matches!(config.mail, MailConfig::Outbox) {
        missing.push("SMTP_URL must be set: without it no mail is sent");
    }
    if get("MAIL_FROM").is_none() {
        missing.push("MAIL_FROM must be the address mail comes from");
    }
    if !config.rate_limits {
        missing.push("RATE_LIMITS must not be off");
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "production cannot start yet:\n  - {}",
        missing.join("\n  - ")
    ))
}

fn environment(get: Lookup<'_>) -> Result<Environment, String> {
    match get("APP_ENV").as_deref() {
        None | Some("development") => Ok(Environment::Development),
        Some("staging") => Ok(Environment::Staging),
        Some("production") => Ok(Environment::Production),
        Some(_) => Err("APP_ENV must be development, staging or production".to_owned()),
    }
}

fn public_url(get: Lookup<'_>, listen: SocketAddr) -> Result<String, String> {
    let text = get("PUBLIC_URL").unwrap_or_else(|| format!("http://{listen}"));
    let wrong = || "PUBLIC_URL must be an address like https://pages.example.com".to_owned();
    let url = url::Url::parse(&text).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() || url.path() != "/" {
        return Err(wrong());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn payments(get: Lookup<'_>) -> PaymentsConfig {
    match get("STRIPE_SECRET_KEY") {
        None => PaymentsConfig::Simulator,
        Some(secret_key) => PaymentsConfig::Stripe {
            secret_key,
            api_url: get("STRIPE_API_URL").map(|url| format!("{}/", url.trim_end_matches('/'))),
            webhook_secret: get("STRIPE_WEBHOOK_SECRET"),
        },
    }
}

fn connect(get: Lookup<'_>) -> Result<Option<ConnectConfig>, String> {
    match get("STRIPE_CONNECT").as_deref() {
        None | Some("off") => return Ok(None),
        Some("required") => {}
        Some(_) => return Err("STRIPE_CONNECT must be off or required".to_owned()),
    }
    let charge_type = get("STRIPE_CHARGE_TYPE").unwrap_or_else(|| "destination".to_owned());
    let charge_type = ChargeType::parse(&charge_type)
        .ok_or("STRIPE_CHARGE_TYPE must be destination or direct")?;
    let fee_bps = get("PLATFORM_FEE_BPS").unwrap_or_else(|| "0".to_owned());
    let fee_bps = fee_bps
        .parse()
        .ok()
        .filter(|fee| (0..=10_000).contains(fee))
        .ok_or("PLATFORM_FEE_BPS must be 0 to 10000 (hundredths of a percent)")?;
    Ok(Some(ConnectConfig {
        charge_type,
        fee_bps,
        webhook_secret: get("STRIPE_CONNECT_WEBHOOK_SECRET"),
    }))
}

/// `30s`, `15m`, `12h`, `7d`.
fn duration(text: &str, name: &str) -> Result<Duration, String> {
    let wrong = || format!("{name} must be a time like 30m, 12h or 7d");
    let (digits, unit) = text.split_at(text.len().saturating_sub(1));
    let count: u64 = digits.parse().map_err(|_| wrong())?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    match count.checked_mul(seconds) {
        Some(total) if (1..=31_536_000).contains(&total) => Ok(Duration::from_secs(total)),
        _ => Err(wrong()),
    }
}

/// The options embedded in the program, with what the environment says instead.
fn leptos_options(get: Lookup<'_>) -> Result<LeptosOptions, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("Leptos.toml cannot be read: {error}");
    let table: toml::Table = LEPTOS_TOML.parse().map_err(|error| wrong(&error))?;
    let text = |key: &str| {
        table
            .get(key)
            .and_then(toml::Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let listen = get("LEPTOS_SITE_ADDR").unwrap_or_else(|| text("site-addr"));
    let listen: SocketAddr = listen
        .parse()
        .map_err(|_| "LEPTOS_SITE_ADDR must be an address like 127.0.0.1:3000")?;
    Ok(LeptosOptions::builder()
        .output_name(text("output-name"))
        .site_root(get("LEPTOS_SITE_ROOT").unwrap_or_else(|| text("site-root")))
        .site_pkg_dir(text("site-pkg-dir"))
        .site_addr(listen)
        .build())
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
