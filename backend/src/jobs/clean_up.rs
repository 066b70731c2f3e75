//! Removes what has run out: sign-ins, remembered answers, finished jobs.

use super::Done;
use crate::{Backend, Result, db};
use domain::time::{DAY, HOUR};

/// How long finished jobs stay for a person to look at.
const KEEP_DONE: i64 = 7 * DAY;
/// How long an answer to an idempotency key is remembered.
const KEEP_ANSWERS: i64 = DAY;

pub(super) async fn run(b: &Backend) -> Result<Done> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let sessions = db::sessions::delete_expired(&mut tx, now).await?;
    let answers = db::idempotency::delete_older(&mut tx, now.plus(-KEEP_ANSWERS)).await?;
    let jobs = db::jobs::delete_done(&mut tx, now.plus(-KEEP_DONE)).await?;
    tx.commit().await?;
    tracing::debug!(sessions, answers, jobs, "Cleaned up");
    Ok(Done::Again(now.plus(HOUR)))
}
