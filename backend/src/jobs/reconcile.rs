//! Reads the payment service's list of events for those that never came.
//!
//! Webhooks get lost: the endpoint was down for days, a proxy swallowed them, somebody switched
//! them off. The list has every event of the last 30 days. It is read from where it was read before,
//! with an overlap, and each event goes through the same inbox as a webhook.

use super::{Done, outcome::UNTIL_ASKED_AGAIN};
use crate::{
    Backend, Result,
    config::ChargeType,
    db,
    flows::{connect, webhook},
    payments::event::KINDS,
};
use domain::{
    Code, Timestamp,
    time::{DAY, MINUTE},
};
use serde_json::Value;

/// The name of the mark of the own account's list; lists of connected accounts have their id added.
const LIST: &str = "events";
/// How many lists of connected accounts are read in one go.
const AT_ONCE: i64 = 10;
/// How far back is read again: events appear in the list a little late and not in order.
const OVERLAP: i64 = 5 * MINUTE;
/// How far back a first reading goes: as far as the list does.
const ALL: i64 = 30 * DAY;

pub(super) async fn run(b: &Backend) -> Result<Done> {
    let next = Done::Again(b.now().plus(UNTIL_ASKED_AGAIN));
    match read_all(b).await {
        Ok(()) => {}
        // The next reading begins where this one began: nothing is lost.
        Err(error) if error.is(Code::PaymentsUnavailable) => {}
        Err(error) => tracing::error!(%error, "The list of events cannot be read"),
    }
    if let Err(error) = connect::refresh_accounts(b).await {
        tracing::warn!(%error, "Could not ask about connected accounts");
    }
    Ok(next)
}

/// Reads the own account's list, and, where connected accounts are charged directly, some of theirs:
/// those that were not read for the longest time.
async fn read_all(b: &Backend) -> Result<()> {
    read(b, None).await?;
    let connect = b.payments.connect();
    if connect.is_some_and(|connect| connect.charge_type == ChargeType::Direct) {
        let mut c = b.db.fresh().await?;
        let accounts = db::reconciliation::accounts_to_read(&mut c, LIST, AT_ONCE).await?;
        drop(c);
        for account in accounts {
            // One account that cannot be read must not keep the others from being read.
            if let Err(error) = read(b, Some(&account)).await {
                tracing::warn!(account, %error, "The events of an account cannot be read");
                set_mark(b, &name(Some(&account)), b.now().plus(-ALL)).await?;
            }
        }
    }
    Ok(())
}

/// Reads everything since the mark, newest first, and moves the mark when all of it was taken in.
async fn read(b: &Backend, account: Option<&str>) -> Result<()> {
    let list = name(account);
    let mark = db::reconciliation::mark(&mut b.db.fresh().await?, &list).await?;
    let since = mark.map_or_else(|| b.now().plus(-ALL), |(seen, _)| seen.plus(-OVERLAP));
    let mut newest = mark.map_or(since, |(seen, _)| seen);
    // What could not be taken in is read again.
    let mut failed = b.now();
    let mut after: Option<String> = None;
    loop {
        let (events, has_more) = b
            .payments
            .events(&KINDS, since, after.as_deref(), account)
            .await?;
        after = events
            .last()
            .and_then(|event| event["id"].as_str().map(str::to_owned));
        for event in &events {
            newest = newest.max(created(event));
            if let Err(error) = webhook::take_in_listed(b, event, account).await {
                tracing::error!(%error, "An event of the list cannot be taken in");
                failed = failed.min(created(event));
            }
        }
        if !has_more || after.is_none() {
            break;
        }
    }
    set_mark(b, &list, newest.min(failed)).await
}

/// Remembers up to where a list was read; the mark never goes back.
async fn set_mark(b: &Backend, list: &str, seen: Timestamp) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::reconciliation::set_mark(&mut tx, list, seen, b.now()).await?;
    Ok(tx.commit().await?)
}

/// The name of a list's mark.
fn name(account: Option<&str>) -> String {
    account.map_or_else(|| LIST.to_owned(), |account| format!("{LIST}:{account}"))
}

fn created(event: &Value) -> Timestamp {
    Timestamp::from_millis(event["created"].as_i64().unwrap_or(0).saturating_mul(1_000))
}
