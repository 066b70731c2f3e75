//! A webhook that has not arrived yet.

use serde::{Deserialize, Serialize};

use super::table::Row;

/// One event on its way to one endpoint. It is forgotten when it has arrived, or after three days.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Delivery {
    pub id: String,
    pub event: String,
    /// The simulated moment of the next attempt, in milliseconds.
    pub due_ms: i64,
    pub created_ms: i64,
    pub attempts: u32,
}

impl Row for Delivery {
    const KIND: &'static str = "delivery";
    fn id(&self) -> &str {
        &self.id
    }
}
