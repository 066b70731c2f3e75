//! Writing a job into the transaction of what causes it.

use super::Job;
use crate::{
    Backend, Result,
    db::{self, Connection, jobs::NewJob},
    letters::Letter,
};
use domain::{Timestamp, id::OrderId};

/// Writes a job into a transaction; with a key that is known already it is not written again.
///
/// # Errors
/// If the database fails.
pub async fn enqueue(
    b: &Backend,
    tx: &mut dyn Connection,
    job: &Job,
    dedupe_key: Option<&str>,
    run_at: Timestamp,
) -> Result<()> {
    insert(b, tx, job, dedupe_key, run_at).await?;
    Ok(())
}

async fn insert(
    b: &Backend,
    tx: &mut dyn Connection,
    job: &Job,
    dedupe_key: Option<&str>,
    run_at: Timestamp,
) -> Result<bool> {
    let (id, payload) = (b.new_id(), serde_json::to_string(job)?);
    let row = NewJob {
        id: &id,
        kind: job.kind(),
        payload: &payload,
        dedupe_key,
        run_at,
    };
    Ok(db::jobs::insert(tx, &row, b.now()).await?)
}

/// Writes a job, or moves the one with the same key to another moment, whether it ran or not.
///
/// # Errors
/// If the database fails.
pub async fn reschedule(
    b: &Backend,
    tx: &mut dyn Connection,
    job: &Job,
    dedupe_key: &str,
    run_at: Timestamp,
) -> Result<()> {
    let (id, payload) = (b.new_id(), serde_json::to_string(job)?);
    let row = NewJob {
        id: &id,
        kind: job.kind(),
        payload: &payload,
        dedupe_key: Some(dedupe_key),
        run_at,
    };
    db::jobs::reschedule(tx, &row, b.now()).await?;
    Ok(())
}

/// The job that asks about an order, and its key.
pub(crate) fn check_order(id: &OrderId) -> (Job, String) {
    let job = Job::CheckOrder { order: id.clone() };
    (job, format!("check_order:{id}"))
}

/// Sends a letter soon.
///
/// # Errors
/// If the database fails.
pub async fn send(
    b: &Backend,
    tx: &mut dyn Connection,
    letter: Letter,
    dedupe_key: Option<&str>,
) -> Result<()> {
    enqueue(b, tx, &Job::Send(letter), dedupe_key, b.now()).await
}

/// Sends a letter soon, unless one with the same key is known already: whether it will be sent.
///
/// # Errors
/// If the database fails.
pub async fn send_once(
    b: &Backend,
    tx: &mut dyn Connection,
    letter: Letter,
    dedupe_key: &str,
) -> Result<bool> {
    insert(b, tx, &Job::Send(letter), Some(dedupe_key), b.now()).await
}
