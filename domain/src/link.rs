//! Signed links: tamper-proof, time-limited, bound to a purpose.
//!
//! A token is `kid.payload.mac`: the id of the key, the payload as base64url JSON, and an
//! HMAC-SHA256 over the purpose and everything before the last dot. The MAC is checked, in constant
//! time, before anything in the payload is looked at.

use crate::{
    Timestamp,
    id::{DownloadId, FileId, OrderId, RegistrationId},
    time::{HOUR, MINUTE, SECOND},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::Sha256;
use std::fmt;

/// One signing key.
#[derive(Clone)]
struct Key {
    id: String,
    secret: Vec<u8>,
}

/// The keys: the first signs, all verify, so that a new key can be put first and an old one taken
/// away when its tokens have run out.
#[derive(Clone)]
pub struct Keyring(Vec<Key>);

impl Keyring {
    /// Reads `kid:base64,kid:base64,…`; each secret has at least 32 bytes.
    ///
    /// # Errors
    /// A sentence for the operator; it never contains a secret.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut keys: Vec<Key> = Vec::new();
        for entry in text
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
        {
            let (id, secret) = entry.split_once(':').ok_or("Each entry is KID:BASE64.")?;
            let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
            if !(1..=32).contains(&id.len()) || !id.bytes().all(plain) {
                return Err("A key id has 1 to 32 letters, digits, - or _.".to_owned());
            }
            if keys.iter().any(|key| key.id == id) {
                return Err(format!("The key id {id} is there twice."));
            }
            let secret = STANDARD
                .decode(secret)
                .or_else(|_| URL_SAFE_NO_PAD.decode(secret))
                .map_err(|_| format!("The secret of key {id} is not base64."))?;
            if secret.len() < 32 {
                return Err(format!("The secret of key {id} is shorter than 32 bytes."));
            }
            keys.push(Key {
                id: id.to_owned(),
                secret,
            });
        }
        if keys.is_empty() {
            Err("There is no key.".to_owned())
        } else {
            Ok(Self(keys))
        }
    }

    /// Writes one entry that [`Keyring::parse`] reads.
    pub fn entry(id: &str, secret: &[u8; 32]) -> String {
        format!("{id}:{}", STANDARD.encode(secret))
    }

    /// Signs a value with the first key.
    pub fn sign<T: Link>(&self, value: &T) -> String {
        // A link is a struct of strings and numbers; serialising it cannot fail.
        let json = serde_json::to_vec(value).unwrap_or_default();
        let key = &self.0[0];
        let body = format!("{}.{}", key.id, URL_SAFE_NO_PAD.encode(json));
        let mac = key.mac(T::PURPOSE, &body).finalize().into_bytes();
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(mac))
    }

    /// Opens a token if one of the keys signed it for this purpose.
    pub fn open<T: Link>(&self, token: &str) -> Option<T> {
        let (body, mac) = token.rsplit_once('.')?;
        let (id, payload) = body.split_once('.')?;
        let key = self.0.iter().find(|key| key.id == id)?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        key.mac(T::PURPOSE, body).verify_slice(&mac).ok()?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
    }

    /// A key for one purpose, derived from the first key, for libraries that sign by themselves.
    pub fn derive(&self, purpose: &str) -> Vec<(String, Vec<u8>)> {
        self.0
            .iter()
            .map(|key| {
                (
                    key.id.clone(),
                    key.mac(purpose, "derive").finalize().into_bytes().to_vec(),
                )
            })
            .collect()
    }
}

impl Key {
    fn mac(&self, purpose: &str, body: &str) -> Hmac<Sha256> {
        #[expect(
            clippy::expect_used,
            reason = "HMAC takes keys of any length (RFC 2104)"
        )]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(body.as_bytes());
        mac
    }
}

/// Key ids only; never a secret.
impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|key| &key.id))
            .finish()
    }
}

/// Something that can be signed; a token for one purpose is worthless for another.
pub trait Link: Serialize + DeserializeOwned {
    /// Separates the signatures of different kinds of links.
    const PURPOSE: &'static str;
}

/// What a download session gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<FileId>", into = "Option<FileId>")]
pub enum Target {
    /// One file.
    File(FileId),
    /// All files of the order, in one archive.
    #[default]
    All,
}

impl Target {
    /// What stands in the place of a file's id for all of them.
    pub const ALL: &'static str = "all";

    /// Reads the id of a file, or `all`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            Self::ALL => Some(Self::All),
            id => FileId::parse(id).map(Self::File),
        }
    }

    /// The id of the file, or `all`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::File(id) => id.as_str(),
            Self::All => Self::ALL,
        }
    }

    fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }
}

impl From<Option<FileId>> for Target {
    fn from(file: Option<FileId>) -> Self {
        file.map_or(Self::All, Self::File)
    }
}

impl From<Target> for Option<FileId> {
    fn from(target: Target) -> Self {
        match target {
            Target::File(id) => Some(id),
            Target::All => None,
        }
    }
}

/// The right to fetch one file of one order, or all of them, from one network for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DownloadLink {
    /// The download session, which counts as one attempt.
    #[serde(rename = "s")]
    pub session: DownloadId,
    /// The order.
    #[serde(rename = "o")]
    pub order: OrderId,
    /// What it gives.
    #[serde(rename = "f", default, skip_serializing_if = "Target::is_all")]
    pub target: Target,
    /// When it ends, in milliseconds since 1970 UTC. What was begun before may be resumed longer.
    #[serde(rename = "e")]
    pub expires_at: i64,
    /// The network it is bound to (see [`crate::network`]).
    #[serde(rename = "n")]
    pub network: String,
    /// How many requests a minute it may be used for.
    #[serde(rename = "r")]
    pub requests_per_minute: u32,
    /// How many requests a minute the network may make with all its sessions together.
    #[serde(rename = "rn", default = "requests_per_network")]
    pub requests_per_minute_per_network: u32,
}

impl DownloadLink {
    /// How many requests a minute one session may make: many for a download manager that resumes,
    /// few for somebody who shares it.
    pub const REQUESTS_PER_MINUTE: u32 = 120;
    /// How many all sessions of a network may make: households and offices share an address.
    pub const REQUESTS_PER_MINUTE_PER_NETWORK: u32 = 600;
}

/// What counts for links from before they carried it.
const fn requests_per_network() -> u32 {
    DownloadLink::REQUESTS_PER_MINUTE_PER_NETWORK
}

impl Link for DownloadLink {
    const PURPOSE: &'static str = "download";
}

/// How long a download session lasts: the time the file takes at 50 KB/s, but at least 10 minutes
/// and at most 3 hours. In milliseconds.
pub fn download_lifetime(size_bytes: i64) -> i64 {
    (size_bytes / 50_000)
        .saturating_mul(SECOND)
        .clamp(10 * MINUTE, 3 * HOUR)
}

/// The right to put the bytes of one file, or of one part of it, where they belong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UploadLink {
    /// The file whose bytes these are.
    #[serde(rename = "f")]
    pub file: FileId,
    /// The exact size in bytes.
    #[serde(rename = "b")]
    pub size_bytes: i64,
    /// The media type the request must name; none for a part.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub file_type: Option<String>,
    /// The number of the part, if it is one.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub part: Option<i32>,
    /// MD5 of the bytes in base64 (RFC 1864), if it was announced: then no others are taken.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub md5: Option<String>,
    /// When it ends, in milliseconds since 1970 UTC.
    #[serde(rename = "e")]
    pub expires_at: i64,
}

impl Link for UploadLink {
    const PURPOSE: &'static str = "upload";
}

/// What a link in a registration mail does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegistrationAction {
    /// Proves the address.
    #[serde(rename = "c")]
    Confirm,
    /// Ends all mail, and can delete the registration.
    #[serde(rename = "u")]
    Manage,
}

/// The right to confirm, end or delete one registration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationLink {
    /// The registration.
    #[serde(rename = "r")]
    pub registration: RegistrationId,
    /// What the link does.
    #[serde(rename = "a")]
    pub action: RegistrationAction,
}

impl Link for RegistrationLink {
    const PURPOSE: &'static str = "registration";
}

/// Whether a link's expiry has come.
pub const fn has_expired(expires_at: i64, now: Timestamp) -> bool {
    now.millis() >= expires_at
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
