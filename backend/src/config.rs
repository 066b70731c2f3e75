//! Typed settings. Who reads them from where is the caller's business.

use std::{path::PathBuf, time::Duration};

/// Where and what for the application runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// On somebody's own machine: stand-ins are welcome.
    Development,
    /// Like production, with stand-ins allowed.
    Staging,
    /// Real people's money and files.
    Production,
}

/// Everything that is decided at the start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where and what for this runs.
    pub environment: Environment,
    /// The address of the site, without a slash at the end.
    pub public_url: String,
    /// How long a sign-in lasts.
    pub session_ttl: Duration,
    /// What the address in a mail's `From` is.
    pub mail_from: String,
}

impl Settings {
    /// Whether this is somebody's own machine.
    pub fn is_development(&self) -> bool {
        self.environment == Environment::Development
    }

    /// Whether browsers reach the site over TLS only.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Where the rows are.
#[derive(Clone, Debug)]
pub struct DatabaseConfig {
    /// `sqlite://PATH` or `postgres://…`.
    pub url: String,
    /// A replica for reads that may be a little old.
    pub read_url: Option<String>,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
pub enum FilesConfig {
    /// A folder on this machine.
    Local(PathBuf),
}

/// Who carries the mail.
#[derive(Clone, Debug)]
pub enum MailConfig {
    /// An SMTP server, `smtp://…` or `smtps://…`.
    Smtp(String),
    /// Nobody: mail stays in the outbox table.
    Outbox,
}

/// How a connected account is charged.
///
/// See Stripe, "Understand how charges work in a Connect integration".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChargeType {
    /// The platform charges and transfers the money on.
    Destination,
    /// The connected account itself charges.
    Direct,
}

impl ChargeType {
    /// The name in the environment and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Destination => "destination",
            Self::Direct => "direct",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Destination, Self::Direct]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// How creators are paid through accounts of their own.
#[derive(Clone, Debug)]
pub struct ConnectConfig {
    /// How their accounts are charged.
    pub charge_type: ChargeType,
    /// What the platform keeps, in basis points (hundredths of a percent).
    pub fee_bps: i64,
    /// What webhooks about their accounts are signed with; without it the endpoint is off.
    pub webhook_secret: Option<String>,
}

/// How to reach Stripe.
#[derive(Clone, Debug)]
pub struct StripeConfig {
    /// The secret key.
    pub secret_key: String,
    /// Another base address for the same API, with a slash at the end; Stripe's own if empty.
    pub api_url: Option<String>,
    /// What the platform's webhooks are signed with; without it the endpoint is off.
    pub webhook_secret: Option<String>,
    /// The origin of the hosted payment page, for the content security policy.
    pub checkout_origin: String,
    /// Set if each creator sells through a connected account; otherwise the operator's own account
    /// is charged.
    pub connect: Option<ConnectConfig>,
}
