//! What the doors of a buyer are opened with: tickets for a mailed code, and the pass it gives.

use crate::{id::OrderId, link::Link};
use serde::{Deserialize, Serialize};

/// The right to enter one code; the browser that asked for it keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorTicket {
    /// The code.
    #[serde(rename = "c")]
    pub code: String,
    /// Tells this ticket from others to the same code.
    #[serde(rename = "n")]
    pub nonce: String,
}

impl Link for DoorTicket {
    const PURPOSE: &'static str = "door ticket";
}

/// The right to see the purchases of one customer for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorPass {
    /// The customer, as a name that means nothing outside.
    #[serde(rename = "c")]
    pub customer: String,
    /// When it ends, in milliseconds since 1970 UTC.
    #[serde(rename = "e")]
    pub expires_at: i64,
}

impl Link for DoorPass {
    const PURPOSE: &'static str = "door pass";
}

/// From which network an order was opened when its code was asked for: browsers change between IPv4
/// and IPv6 from one request to the next, so the one that brings the code may be another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFrom {
    /// The order.
    #[serde(rename = "o")]
    pub order: OrderId,
    /// The network (see [`crate::network`]).
    #[serde(rename = "n")]
    pub network: String,
}

impl Link for AskedFrom {
    const PURPOSE: &'static str = "asked from";
}
