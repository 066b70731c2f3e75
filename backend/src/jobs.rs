//! Work that must happen: rows written in the transaction that causes them, claimed with a lease,
//! done at least once, retried with back-off, put aside visibly after the last try.

mod check_order;
mod clean_up;
mod launch;

use crate::{
    Backend, Error, Result, Shared,
    db::{
        self, Connection,
        jobs::{Claimed, NewJob},
    },
    letters::{self, Letter},
};
use domain::{
    Timestamp,
    id::{OrderId, PageId},
    time::{HOUR, MINUTE, SECOND},
};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::watch;

/// How long a worker may take before another one tries.
const LEASE: i64 = 2 * MINUTE;
/// After so many attempts a job is put aside.
const MOST_ATTEMPTS: i64 = 12;
/// How long the worker sleeps when nothing is due soon. New rows from other processes are noticed
/// after this at the latest.
const IDLE: Duration = Duration::from_millis(500);

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Writes and sends a letter.
    Send(Letter),
    /// Tells the registrants of a page that it is open.
    Launch {
        /// The page.
        page: PageId,
    },
    /// Asks the payment service about an order whose hold has ended.
    CheckOrder {
        /// The order.
        order: OrderId,
    },
    /// Removes what has run out, once an hour.
    CleanUp,
}

/// What became of an attempt.
#[derive(Debug)]
pub(crate) enum Done {
    /// The work is finished.
    Finished,
    /// Not yet: again at this moment, without counting as a failure.
    Again(Timestamp),
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Send(_) => "send",
            Self::Launch { .. } => "launch",
            Self::CheckOrder { .. } => "check_order",
            Self::CleanUp => "clean_up",
        }
    }

    async fn run(&self, b: &Backend) -> Result<Done> {
        match self {
            Self::Send(letter) => {
                if let Some(mail) = letters::compose(b, letter).await? {
                    b.mailer.send(&mail).await?;
                }
                Ok(Done::Finished)
            }
            Self::Launch { page } => launch::run(b, page).await,
            Self::CheckOrder { order } => check_order::run(b, order).await,
            Self::CleanUp => clean_up::run(b).await,
        }
    }
}

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
    let (id, payload) = (b.new_id(), serde_json::to_string(job)?);
    let row = NewJob {
        id: &id,
        kind: job.kind(),
        payload: &payload,
        dedupe_key,
        run_at,
    };
    db::jobs::insert(tx, &row, b.now()).await?;
    Ok(())
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

/// Works until `stop` becomes true, one job at a time.
pub async fn work(b: Shared, mut stop: watch::Receiver<bool>) {
    if let Err(error) = schedule_clean_up(&b).await {
        tracing::error!(%error, "Could not schedule the clean-up");
    }
    while !*stop.borrow() {
        match run_next(&b).await {
            Ok(true) => {}
            Ok(false) => idle(&mut stop).await,
            Err(error) => {
                tracing::error!(%error, "Could not claim a job");
                idle(&mut stop).await;
            }
        }
    }
}

async fn idle(stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = tokio::time::sleep(IDLE) => {}
        _ = stop.changed() => {}
    }
}

async fn schedule_clean_up(b: &Backend) -> Result<()> {
    let mut tx = b.db.write().await?;
    enqueue(
        b,
        &mut tx,
        &Job::CleanUp,
        Some("clean_up"),
        b.now().plus(MINUTE),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Runs one job that is due; `false` if there is none.
///
/// # Errors
/// If the database fails. A job that fails is not an error: it is tried again later.
pub async fn run_next(b: &Backend) -> Result<bool> {
    let now = b.now();
    if db::jobs::next_due(&mut b.db.read().await?)
        .await?
        .is_none_or(|due| due > now)
    {
        return Ok(false);
    }
    let mut tx = b.db.write().await?;
    let claimed = db::jobs::claim(&mut tx, now, now.plus(LEASE)).await?;
    tx.commit().await?;
    let Some(claimed) = claimed else {
        return Ok(false);
    };
    let outcome = match serde_json::from_str::<Job>(&claimed.payload) {
        Ok(job) => job.run(b).await,
        Err(error) => Err(Error::from(error)),
    };
    record(b, &claimed, outcome).await?;
    Ok(true)
}

async fn record(b: &Backend, claimed: &Claimed, outcome: Result<Done>) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    match outcome {
        Ok(Done::Finished) => db::jobs::finish(&mut tx, claimed, now).await?,
        Ok(Done::Again(at)) => db::jobs::again(&mut tx, claimed, at).await?,
        Err(error) if claimed.attempts >= MOST_ATTEMPTS => {
            tracing::error!(job.id = claimed.id, job.kind = claimed.kind, %error, "Put a job aside");
            db::jobs::park(&mut tx, claimed, now, &error.to_string()).await?;
        }
        Err(error) => {
            tracing::warn!(job.id = claimed.id, job.kind = claimed.kind, %error, "A job failed and will be tried again");
            let run_at = now.plus(back_off(claimed.attempts));
            db::jobs::retry(&mut tx, claimed, run_at, &error.to_string()).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// 2 s, 4 s, 8 s … up to six hours: an outage of a day does not exhaust the attempts.
fn back_off(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 16)).unwrap_or(1);
    (SECOND << doublings).min(6 * HOUR)
}
