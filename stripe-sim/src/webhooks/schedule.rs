//! When webhooks are sent: at once, late, twice, out of order or never, as the controls say.

use std::collections::HashSet;
use std::time::Duration;

use crate::clock::new_id;
use crate::state::delivery::Delivery;
use crate::state::event::Event;
use crate::state::settings::WebhookMode;
use crate::state::table::Resource;
use crate::tx::Tx;
use crate::webhooks::send::Parcel;

/// The distance between webhooks that are sent out of order.
const REORDER_STEP_MS: i64 = 150;

/// Puts the events of a change on their way.
pub fn schedule(tx: &mut Tx<'_>) {
    let settings = tx.state.settings.clone();
    let now = tx.now_ms();
    let events = tx.emitted.clone();
    for (place, event) in events.iter().enumerate() {
        let from_the_end = i64::try_from(events.len() - 1 - place).unwrap_or(0);
        match settings.webhooks {
            WebhookMode::Drop => lose(tx, event),
            WebhookMode::Deliver => put(tx, event, now),
            WebhookMode::Duplicate => {
                put(tx, event, now);
                put(tx, event, now);
            }
            WebhookMode::Reorder => put(tx, event, now + from_the_end * REORDER_STEP_MS),
            WebhookMode::Delay => put(tx, event, now + settings.webhook_delay_ms),
        }
    }
}

/// Loses an event on its way to its endpoint, if there is one.
fn lose(tx: &mut Tx<'_>, event: &str) {
    let Some(row) = tx.state.events.get_mut(event) else {
        return;
    };
    row.lost = tx.config.endpoint(row.account.as_deref()).is_some();
}

/// Puts one event on its way, if there is an endpoint for it.
pub fn put(tx: &mut Tx<'_>, event: &str, due_ms: i64) {
    let created_ms = tx.now_ms();
    let Some(row) = tx.state.events.get_mut(event) else {
        return;
    };
    if tx.config.endpoint(row.account.as_deref()).is_none() {
        return;
    }
    row.pending_webhooks += 1;
    row.lost = false;
    tx.wake = true;
    tx.state.deliveries.insert(Delivery {
        id: new_id("del_", 24),
        event: event.to_owned(),
        due_ms,
        created_ms,
        attempts: 0,
    });
}

/// The webhooks to send now, oldest first, at most `room`.
pub fn due(tx: &Tx<'_>, under_way: &HashSet<String>, room: usize) -> Vec<Parcel> {
    let now = tx.now_ms();
    let mut due: Vec<&Delivery> = tx
        .state
        .deliveries
        .oldest_first()
        .filter(|delivery| delivery.due_ms <= now && !under_way.contains(&delivery.id))
        .collect();
    due.sort_by_key(|delivery| delivery.due_ms);
    due.into_iter()
        .filter_map(|delivery| parcel(tx, delivery))
        .take(room)
        .collect()
}

/// How long there is nothing to do. `None` when there is nothing to wait for.
pub fn next(tx: &Tx<'_>, under_way: &HashSet<String>, taken: &[Parcel]) -> Option<Duration> {
    let waiting = |delivery: &&Delivery| {
        !under_way.contains(&delivery.id)
            && !taken.iter().any(|it| it.delivery == delivery.id)
            && endpoint(tx, delivery).is_some()
    };
    let deliveries = tx
        .state
        .deliveries
        .oldest_first()
        .filter(waiting)
        .map(|it| it.due_ms)
        .min();
    let expiry = tx
        .state
        .next_expiry()
        .map(|(at, _)| at.saturating_mul(1_000));
    let at = [deliveries, expiry].into_iter().flatten().min()?;
    Some(Duration::from_millis(
        u64::try_from(at - tx.now_ms()).unwrap_or(0),
    ))
}

/// The event and where it goes. There may be no endpoint any more after a restart.
fn endpoint<'t>(tx: &'t Tx<'_>, delivery: &Delivery) -> Option<(&'t Event, String, &'t str)> {
    let event = tx.state.events.get(&delivery.event)?;
    let (url, secret) = tx.config.endpoint(event.account.as_deref())?;
    Some((event, url, secret))
}

fn parcel(tx: &Tx<'_>, delivery: &Delivery) -> Option<Parcel> {
    let (event, url, secret) = endpoint(tx, delivery)?;
    let body = serde_json::to_string_pretty(&event.object(&tx.config.public_base_url)).ok()?;
    Some(Parcel {
        delivery: delivery.id.clone(),
        event: event.id.clone(),
        url,
        secret: secret.to_owned(),
        body,
    })
}
