//! Proof of delivery: what happened to the files of an order, in a log that cannot be rewritten
//! without being noticed.
//!
//! Each entry is sealed by `SHA-256(previous hash, number, kind, detail, at)`, one per line; the
//! first one's previous hash is empty. Networks are cut to /24 (IPv4) and /48 (IPv6).
//!
//! | module | is |
//! |---|---|
//! | [`chain`] | whether a log is complete and unchanged |
//! | [`shown`] | a log for its creator, and for anybody who wants to check it |
//! | [`evidence`] | a log in the words that a bank reads |
//! | [`statement`] | what a customer bought and got, signed |
//! | [`signature`] | how it is signed, and with which keys |

mod chain;
mod evidence;
mod shown;
mod signature;
mod statement;

use crate::{
    Backend, Result,
    db::{self, Connection, delivery_log::Entry},
};
use domain::{
    id::{DownloadId, FileId, OrderId},
    network,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

pub(in crate::flows) use evidence::lines as evidence;
pub use shown::{Deliveries, Line, Said, SaidFile, deliveries, export};
pub use signature::{allowed_signers, site_name};
pub use statement::{Receipt, receipt};

/// Something that happened to the files of an order.
#[derive(Clone, Debug, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
pub enum Delivery {
    /// A download session was made.
    Issued {
        /// The session.
        session: DownloadId,
        /// What it gives, each with its hash.
        files: Vec<Given>,
        /// From where it was asked for, truncated.
        network: String,
    },
    /// The first byte was about to be sent.
    Started {
        /// The session.
        session: DownloadId,
        /// To where, truncated.
        network: String,
    },
    /// A response of a session has ended.
    Sent {
        /// The session.
        session: DownloadId,
        /// The first byte of it, counted from 0.
        from: u64,
        /// How many bytes were handed to the network.
        bytes: u64,
    },
    /// The last byte was handed to the network.
    Finished {
        /// The session.
        session: DownloadId,
    },
    /// A request for the order's files was turned down.
    Refused {
        /// The session, if there was one.
        session: Option<DownloadId>,
        /// Why: the code of the refusal.
        why: String,
        /// From where, truncated.
        network: String,
    },
}

/// A file as it was given.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    /// The file.
    pub id: FileId,
    /// The name it had.
    pub name: String,
    /// SHA-256 of the bytes that this buyer gets.
    pub sha256: String,
}

impl Delivery {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Issued { .. } => "issued",
            Self::Started { .. } => "started",
            Self::Sent { .. } => "sent",
            Self::Finished { .. } => "finished",
            Self::Refused { .. } => "refused",
        }
    }
}

/// Adds an entry to an order's log.
///
/// Takes the end of the chain until the transaction ends: let nothing slow follow.
///
/// # Errors
/// If the database fails.
pub(crate) async fn note(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &OrderId,
    delivery: &Delivery,
) -> Result<()> {
    let (number, previous) = db::delivery_log::take_head(tx, order).await?;
    let mut entry = Entry {
        number,
        kind: delivery.kind().to_owned(),
        detail: serde_json::to_string(delivery)?,
        at: b.now().millis(),
        hash: String::new(),
    };
    entry.hash = seal(&previous, &entry);
    Ok(db::delivery_log::append(tx, order, &entry).await?)
}

/// The hash of an entry after the one with the hash `previous`.
pub fn seal(previous: &str, entry: &Entry) -> String {
    let Entry {
        number,
        kind,
        detail,
        at,
        ..
    } = entry;
    let text = format!("{previous}\n{number}\n{kind}\n{detail}\n{at}");
    Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A network as the log keeps it: no single connection can be told from it.
pub fn truncated(address: IpAddr) -> String {
    network::truncated(address)
}
