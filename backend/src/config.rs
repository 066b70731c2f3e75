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
    /// How files reach those who bought them.
    pub files_delivery: FilesDelivery,
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
    /// A bucket.
    S3(S3Config),
}

/// How to reach a bucket that speaks S3.
#[derive(Clone)]
pub struct S3Config {
    /// Its name.
    pub bucket: String,
    /// What every key begins with: empty, or a folder with a slash at the end.
    pub prefix: String,
    /// Another server than Amazon's.
    pub endpoint: Option<String>,
    /// `auto` for R2.
    pub region: String,
    /// Whether the bucket's name is in the path and not in the host's name.
    pub path_style: bool,
    /// Who we are.
    pub access_key_id: String,
    /// What requests are signed with.
    pub secret_access_key: String,
}

impl S3Config {
    /// The origin of the bucket's addresses.
    pub fn origin(&self) -> String {
        let amazon = || format!("https://s3.{}.amazonaws.com", self.region);
        let endpoint = self.endpoint.clone().unwrap_or_else(amazon);
        match endpoint.split_once("://") {
            Some((scheme, rest)) => {
                let host = rest.split('/').next().unwrap_or(rest);
                let bucket = match self.path_style {
                    true => String::new(),
                    false => format!("{}.", self.bucket),
                };
                format!("{scheme}://{bucket}{host}")
            }
            None => endpoint,
        }
    }
}

/// Never the secret.
impl std::fmt::Debug for S3Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Config")
            .field("bucket", &self.bucket)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

/// How files reach those who bought them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilesDelivery {
    /// Through this server, which sees every request.
    #[default]
    Stream,
    /// By an address of the store itself that lives for a minute: it asks nobody where they are, and
    /// cannot be taken back.
    Redirect,
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
