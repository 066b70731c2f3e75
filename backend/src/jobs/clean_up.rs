//! Removes what has run out: sign-ins, remembered answers, finished jobs, mailed codes, yesterday's
//! visitors, uploads that were given up.

use super::Done;
use crate::{Backend, Result, db, flows::files};
use domain::{
    stats::Day,
    time::{DAY, HOUR},
};
use std::time::Duration;

/// How long finished jobs stay for a person to look at.
const KEEP_DONE: i64 = 7 * DAY;
/// How long an answer to an idempotency key is remembered.
const KEEP_ANSWERS: i64 = DAY;

/// Nobody writes one piece of a file for longer than this.
const LONGEST_UPLOAD: Duration = Duration::from_secs(24 * 60 * 60);

/// How many of each kind were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CleanedUp {
    /// Sign-ins.
    pub sessions: u64,
    /// Remembered answers to idempotency keys.
    pub answers: u64,
    /// Finished jobs.
    pub jobs: u64,
    /// Visitors of the days before today, as hashes.
    pub visitors: u64,
    /// The secrets those hashes were made with.
    pub salts: u64,
    /// Uploads that were given up.
    pub uploads: u64,
}

pub(super) async fn run(b: &Backend) -> Result<Done> {
    let removed = clean_up(b).await?;
    tracing::debug!(?removed, "Cleaned up");
    Ok(Done::Again(b.now().plus(HOUR)))
}

/// Removes what has run out.
///
/// # Errors
/// If the database or the file store fails.
pub async fn clean_up(b: &Backend) -> Result<CleanedUp> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let sessions = db::sessions::delete_expired(&mut tx, now).await?;
    let answers = db::idempotency::delete_older(&mut tx, now.plus(-KEEP_ANSWERS)).await?;
    let jobs = db::jobs::delete_done(&mut tx, now.plus(-KEEP_DONE)).await?;
    db::codes::delete_older(&mut tx, now.plus(-DAY)).await?;
    db::former_addresses::delete_older(&mut tx, now.plus(-KEEP_DONE)).await?;
    db::ceremonies::delete_expired(&mut tx, now).await?;
    db::half_sign_ins::delete_expired(&mut tx, now).await?;
    let (visitors, salts) = db::views::forget_before(&mut tx, Day::of(now)).await?;
    tx.commit().await?;
    let uploads = files::drop_abandoned(b)
        .await?
        .try_into()
        .unwrap_or(u64::MAX);
    b.files.sweep(LONGEST_UPLOAD).await?;
    Ok(CleanedUp {
        sessions,
        answers,
        jobs,
        visitors,
        salts,
        uploads,
    })
}
