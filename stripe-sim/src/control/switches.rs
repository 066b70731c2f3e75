//! Controls that change how the simulator itself behaves.

use serde_json::{Value, json};

use crate::error::ApiError;
use crate::params::Params;
use crate::state::settings::{OutageMode, WebhookMode};
use crate::tx::{Tx, find};
use crate::webhooks::schedule;

const LATE_MS: i64 = 5_000;

/// `webhooks {mode, for?}`: `deliver`, `drop`, `duplicate`, `reorder`, or `delay` (by `for`
/// seconds, 5 unless told). It counts for events from now on.
pub fn webhooks(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let mode = match params.required("mode")? {
        "deliver" => WebhookMode::Deliver,
        "drop" => WebhookMode::Drop,
        "duplicate" => WebhookMode::Duplicate,
        "reorder" => WebhookMode::Reorder,
        "delay" => WebhookMode::Delay,
        _ => {
            return Err(ApiError::invalid(
                "The mode is deliver, drop, duplicate, reorder or delay.",
            )
            .param("mode"));
        }
    };
    let late = seconds(params, "for")?.unwrap_or(LATE_MS);
    tx.state.settings.webhooks = mode;
    tx.state.settings.webhook_delay_ms = late;
    Ok(json!({ "mode": mode, "for": late / 1_000 }))
}

/// `refunds {mode}`: new refunds `succeed` at once, or stay `pending` until the controls
/// `refund_succeeded` or `refund_failed`.
pub fn refunds(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let mode = params.one_of("mode", &["succeed", "pending"])?;
    let mode = mode.ok_or_else(|| ApiError::required("mode"))?;
    tx.state.settings.slow_refunds = mode == "pending";
    Ok(json!({ "mode": mode }))
}

/// `redeliver {eventId}`: sends an event (again), whatever the mode.
pub fn redeliver(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let mut id = None;
    for name in ["eventId", "event_id", "event", "id"] {
        id = id.or(params.text(name)?);
    }
    let id = id.ok_or_else(|| ApiError::required("eventId"))?;
    if tx.state.events.get(id).is_none() {
        return Err(ApiError::missing("event", "eventId", id));
    }
    let now = tx.now_ms();
    schedule::put(tx, id, now);
    let account = tx
        .state
        .events
        .get(id)
        .and_then(|event| event.account.clone());
    Ok(tx.show(find(&tx.state.events, id, account.as_deref())?))
}

/// `outage {for, mode?}`: for so many seconds calls to `/v1` fail, each mode in its way. Zero ends
/// it.
pub fn outage(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let mode = match params.text("mode")? {
        None | Some("unavailable") => OutageMode::Unavailable,
        Some("error") => OutageMode::Error,
        Some("reset") => OutageMode::Reset,
        Some("lost") => OutageMode::Lost,
        Some("hang") => OutageMode::Hang,
        Some("slow") => OutageMode::Slow,
        Some(_) => {
            return Err(ApiError::invalid(
                "The mode is unavailable, error, reset, lost, hang or slow.",
            )
            .param("mode"));
        }
    };
    let length = seconds(params, "for")?.ok_or_else(|| ApiError::required("for"))?;
    tx.state.settings.outage = mode;
    tx.state.settings.outage_until_ms = tx.wall_ms().saturating_add(length);
    Ok(json!({ "mode": mode, "for": length / 1_000 }))
}

/// `clock {advance}`: moves the simulated clock on by so many seconds. Sessions expire, keys are
/// forgotten and webhooks come due.
pub fn clock(tx: &mut Tx<'_>, params: &Params<'_>) -> Result<Value, ApiError> {
    let length = seconds(params, "advance")?.ok_or_else(|| ApiError::required("advance"))?;
    let offset = &mut tx.state.settings.clock_offset_ms;
    *offset = offset.saturating_add(length);
    tx.wake = true;
    crate::flows::expire::sweep(tx);
    Ok(json!({ "now": tx.now() }))
}

/// Seconds, as milliseconds. At most ten years, which keeps every sum in range.
fn seconds(params: &Params<'_>, name: &str) -> Result<Option<i64>, ApiError> {
    let Some(seconds) = params.integer(name)? else {
        return Ok(None);
    };
    if !(0..=315_360_000).contains(&seconds) {
        return Err(ApiError::invalid("Give a number of seconds, not negative.").param(name));
    }
    Ok(Some(seconds * 1_000))
}
