//! An order's log as people read it, and as anybody can check it.

use super::chain::broken_at;
use crate::{
    Backend, Result,
    db::{
        self,
        delivery_log::{Entry, Log},
    },
    flows::orders,
};
use domain::{
    Timestamp,
    id::{CreatorId, OrderId},
};
use serde::{Deserialize, Serialize};

/// The name of the file format, and its version.
const FORMAT: &str = "temporary-pages-delivery-log/1";

/// What an entry says; what does not belong to its kind is empty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Said {
    /// The download session.
    pub session: Option<String>,
    /// What the session gives.
    pub files: Vec<SaidFile>,
    /// The other side's network, truncated.
    pub network: Option<String>,
    /// The first byte that was sent, counted from 0.
    pub from: Option<u64>,
    /// How many bytes were sent.
    pub bytes: Option<u64>,
    /// Why something was refused.
    pub why: Option<String>,
}

/// A file as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SaidFile {
    /// The file.
    pub id: String,
    /// The name it had.
    pub name: String,
    /// SHA-256 of the bytes that the buyer gets.
    pub sha256: String,
}

/// An entry of a log.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Counts from 1 within the order.
    pub number: i64,
    /// What happened: `issued`, `started`, `sent`, `finished` or `refused`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// What there is to say about it.
    pub said: Said,
    /// Seals the entry and all before it.
    pub hash: String,
}

/// The log of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Deliveries {
    /// What happened, the oldest first.
    pub lines: Vec<Line>,
    /// The number of the first entry that does not fit; nothing if the log is complete and unchanged.
    pub broken_at: Option<i64>,
}

impl From<&Entry> for Line {
    fn from(entry: &Entry) -> Self {
        Self {
            number: entry.number,
            kind: entry.kind.clone(),
            at: entry.moment(),
            // Of what cannot be read any more, at least what it was and when.
            said: serde_json::from_str(&entry.detail).unwrap_or_default(),
            hash: entry.hash.clone(),
        }
    }
}

/// The log of a creator's order.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn deliveries(b: &Backend, creator: &CreatorId, id: &OrderId) -> Result<Deliveries> {
    let log = log_of(b, creator, id).await?;
    Ok(Deliveries {
        lines: log.entries.iter().map(Line::from).collect(),
        broken_at: broken_at(&log),
    })
}

async fn log_of(b: &Backend, creator: &CreatorId, id: &OrderId) -> Result<Log> {
    orders::get(b, creator, id).await?;
    Ok(db::delivery_log::whole(&mut b.db.fresh().await?, id).await?)
}

/// A log in a file, with every text exactly as it was hashed.
#[derive(Serialize)]
struct Export<'a> {
    format: &'static str,
    site: &'a str,
    order: &'a OrderId,
    entries: Vec<ExportedEntry<'a>>,
    head: &'a str,
}

#[derive(Serialize)]
struct ExportedEntry<'a> {
    number: i64,
    kind: &'a str,
    detail: &'a str,
    at: i64,
    hash: &'a str,
}

/// The log of a creator's order as a JSON file that anybody can check: its name and its text.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn export(b: &Backend, creator: &CreatorId, id: &OrderId) -> Result<(String, String)> {
    let log = log_of(b, creator, id).await?;
    let export = Export {
        format: FORMAT,
        site: b.public_url(),
        order: id,
        entries: log.entries.iter().map(exported).collect(),
        head: log.head.as_ref().map_or("", |head| &head.hash),
    };
    let text = serde_json::to_string_pretty(&export)?;
    Ok((format!("proof-of-delivery-{id}.json"), format!("{text}\n")))
}

fn exported(entry: &Entry) -> ExportedEntry<'_> {
    ExportedEntry {
        number: entry.number,
        kind: &entry.kind,
        detail: &entry.detail,
        at: entry.at,
        hash: &entry.hash,
    }
}
