//! Proof of delivery: what happened to an order's files.

use crate::error::ApiError;
use domain::Timestamp;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// Something that happened to an order's files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// Counts from 1.
    pub number: i64,
    /// What happened, like `issued`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// The files that were given: name and SHA-256.
    pub files: Vec<(String, String)>,
    /// From which network, shortened.
    pub network: Option<String>,
    /// How many bytes were sent.
    pub bytes: Option<u64>,
    /// The code of a refusal.
    pub why: Option<String>,
}

/// What happened to an order's files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryLog {
    /// How much there is in all.
    pub total: usize,
    /// The newest of it, the newest first.
    pub newest: Vec<Delivery>,
    /// The number of the first entry that does not fit, if one does not.
    pub broken_at: Option<i64>,
}

/// What happened to an order's files.
#[server(prefix = "/api", endpoint = "console/deliveries", input = Json)]
pub async fn list_deliveries(order: String) -> Result<DeliveryLog, ApiError> {
    /// How much of a long log a screen shows; the file has all of it.
    const SHOWN: usize = 100;
    let (shared, session) = super::signed_in()?;
    let id = super::ids::order(&order)?;
    let log = backend::flows::proof::deliveries(&shared, &session.creator.id, &id).await?;
    let newest = log.lines.iter().rev().take(SHOWN).cloned();
    Ok(DeliveryLog {
        total: log.lines.len(),
        newest: newest.map(super::convert::delivery).collect(),
        broken_at: log.broken_at,
    })
}
