//! The worker: claims jobs that are due and does them, a few at once.

use super::{
    Attempt, Job, enqueue, lease,
    make::Places,
    outcome::{record, wait_for_payments},
    reschedule,
};
use crate::{Backend, Error, Result, Shared, db};
use domain::time::{MINUTE, SECOND};
use std::time::Duration;
use tokio::sync::watch;

/// How many jobs are worked on at once.
const HANDS: usize = 7;
/// How long the worker sleeps when nothing is due soon. New rows from other processes are noticed
/// after this at the latest.
const IDLE: Duration = Duration::from_millis(500);

/// Works until `stop` becomes true, on a few jobs at once: one that waits for another service does
/// not hold up the mail.
pub async fn work(b: Shared, stop: watch::Receiver<bool>) {
    if let Err(error) = schedule_regulars(&b).await {
        tracing::error!(%error, "Could not schedule the regular jobs");
    }
    let hands = (0..HANDS).map(|_| work_alone(&b, stop.clone()));
    futures::future::join_all(hands).await;
}

async fn work_alone(b: &Backend, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match run_next(b).await {
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

/// The jobs that come back for ever. There is one row of each, whoever starts how often.
async fn schedule_regulars(b: &Backend) -> Result<()> {
    let soon = b.now().plus(MINUTE);
    let mut tx = b.db.write().await?;
    enqueue(b, &mut tx, &Job::CleanUp, Some("clean_up"), soon).await?;
    enqueue(b, &mut tx, &Job::EndFiles, Some("end_files"), soon).await?;
    let (pictures, key) = (Job::EndPictures, Some("end_pictures"));
    enqueue(b, &mut tx, &pictures, key, soon).await?;
    let at_once = b.now().plus(SECOND);
    // Moved, not only added: whoever was reading when the program stopped is gone.
    reschedule(b, &mut tx, &Job::Reconcile, "reconcile", at_once).await?;
    Ok(tx.commit().await?)
}

/// Runs one job that is due; `false` if there is none.
///
/// # Errors
/// If the database fails. A job that fails is not an error: it is tried again later.
pub async fn run_next(b: &Backend) -> Result<bool> {
    let now = b.now();
    // Held while a job is looked for, so that one that needs a place is only claimed if it has one.
    let places = Places::free(&b.media);
    let busy = places.busy();
    if db::jobs::next_due(&mut b.db.read().await?, busy)
        .await?
        .is_none_or(|due| due > now)
    {
        return Ok(false);
    }
    let mut tx = b.db.write().await?;
    let claimed = db::jobs::claim(&mut tx, now, now.plus(lease::TIME), busy).await?;
    tx.commit().await?;
    let Some(mut claimed) = claimed else {
        return Ok(false);
    };
    let outcome = match serde_json::from_str::<Job>(&claimed.payload) {
        Ok(job) => {
            let attempt = Attempt {
                id: claimed.id.clone(),
                number: claimed.attempts,
                place: places.for_job(&job),
            };
            tokio::select! {
                outcome = job.run(b, &attempt) => wait_for_payments(b, outcome),
                () = lease::keep(b, &mut claimed) => return Ok(true),
            }
        }
        Err(error) => Err(Error::from(error)),
    };
    b.pauses.at("job.ran").await;
    record(b, &claimed, outcome).await?;
    Ok(true)
}
