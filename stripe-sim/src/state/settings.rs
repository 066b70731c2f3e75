//! What the control calls set.

use serde::{Deserialize, Serialize};

use super::table::Row;

/// The switches of the simulator itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// How far the simulated clock is ahead of the wall clock.
    pub clock_offset_ms: i64,
    /// What happens to new webhooks.
    pub webhooks: WebhookMode,
    /// How late webhooks are in the mode `delay`.
    pub webhook_delay_ms: i64,
    /// Until when calls fail, by the wall clock.
    pub outage_until_ms: i64,
    /// How they fail.
    pub outage: OutageMode,
    /// Whether new refunds stay pending.
    #[serde(default)]
    pub slow_refunds: bool,
}

impl Row for Settings {
    const KIND: &'static str = "settings";
    fn id(&self) -> &str {
        "settings"
    }
}

/// What happens to new webhooks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookMode {
    /// They are sent at once.
    #[default]
    Deliver,
    /// They are lost; `redeliver` still sends them.
    Drop,
    /// Each is sent twice.
    Duplicate,
    /// Those of one change are sent last first.
    Reorder,
    /// They are sent later.
    Delay,
}

/// How calls fail during an outage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutageMode {
    /// They are answered with 503 and change nothing.
    #[default]
    Unavailable,
    /// They are answered with 500 and change nothing, and their idempotency key remembers that.
    Error,
    /// The connection breaks and nothing changes.
    Reset,
    /// The call takes effect, then the connection breaks before the answer.
    Lost,
    /// No answer comes until the outage is over; then 503.
    Hang,
    /// They are carried out when the outage is over. Until then their idempotency keys are in use.
    Slow,
}
