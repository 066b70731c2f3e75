//! Work that must happen: rows written in the transaction that causes them, claimed with a lease,
//! done at least once, retried with back-off, put aside visibly after the last try.

mod check_order;
mod clean_up;
mod end_files;
mod launch;
mod make;
mod reconcile;

pub(crate) use check_order::IN_THE_MAKING;
pub use clean_up::{CleanedUp, clean_up};

use crate::{
    Backend, Error, Result, Shared,
    db::{
        self, Connection,
        jobs::{Claimed, NewJob},
    },
    flows::{connect, dispute, files, previews, receipts, refund},
    letters::{self, Letter},
    mailer::Verdict,
    media::Place,
};
use domain::{
    Code, Timestamp,
    id::{FileId, OrderId, PageId, RefundId},
    time::{HOUR, MINUTE, SECOND},
};
use make::Places;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::watch;

/// How long a worker may take before another one tries.
const LEASE: i64 = 2 * MINUTE;
/// How often a worker that takes longer says that it is still at it.
const RENEWAL: Duration = Duration::from_secs(40);
/// How many jobs are worked on at once.
const HANDS: usize = 7;
/// When something that the payment service is needed for is tried again: an outage, however long,
/// uses up no attempts.
const UNTIL_ASKED_AGAIN: i64 = MINUTE;
/// After so many attempts, which take about four days, a letter is put aside. What moves money is
/// never put aside.
const MOST_ATTEMPTS: i64 = 28;
/// After so many attempts, which take about a day, a refusal for good that nobody explained counts.
const MOST_UNEXPLAINED: i64 = 18;
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
    /// Asks the payment service about an order that is undecided.
    CheckOrder {
        /// The order.
        order: OrderId,
    },
    /// Sends money back.
    Refund {
        /// The refund.
        refund: RefundId,
    },
    /// Hands in evidence against a dispute, if its creator has not.
    SubmitEvidence {
        /// The order.
        order: OrderId,
        /// The dispute's id at the payment service.
        dispute: String,
    },
    /// Asks the payment service about a connected account of which something changed.
    AskAccount {
        /// The account.
        account: String,
    },
    /// Reads the payment service's list of events for those that never came.
    Reconcile,
    /// Proves a large upload.
    CheckFile {
        /// The file.
        file: FileId,
    },
    /// Drops bytes that no file needs: of an upload that was given up, or that came late.
    DropBytes {
        /// Where they are, or may come to be.
        keys: Vec<String>,
        /// The store's name for the parts that were to be put together under the last key.
        upload_key: Option<String>,
    },
    /// Makes a buyer's personal copy of a file.
    MakeCopy {
        /// The order.
        order: OrderId,
        /// The file.
        file: FileId,
    },
    /// Makes what sales pages show of a file.
    MakePreview {
        /// The file.
        file: FileId,
    },
    /// Deletes files that nobody can buy or download any more.
    EndFiles,
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

/// One attempt at a job.
#[derive(Debug)]
struct Attempt<'a> {
    /// The job's id.
    id: String,
    /// Which one it is, from 1.
    number: i64,
    /// Where to work, if the job makes something from a file.
    place: Option<Place<'a>>,
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Send(_) => "send",
            Self::Launch { .. } => "launch",
            Self::CheckOrder { .. } => "check_order",
            Self::Refund { .. } => "refund",
            Self::SubmitEvidence { .. } => "submit_evidence",
            Self::AskAccount { .. } => "ask_account",
            Self::Reconcile => "reconcile",
            Self::CheckFile { .. } => "check_file",
            Self::DropBytes { .. } => "drop_bytes",
            Self::MakeCopy { .. } => "make_copy",
            Self::MakePreview { .. } => "make_preview",
            Self::EndFiles => "end_files",
            Self::CleanUp => "clean_up",
        }
    }

    async fn run(&self, b: &Backend, attempt: &Attempt<'_>) -> Result<Done> {
        match self {
            Self::Send(letter) => {
                if let Some(mail) = letters::compose(b, letter).await? {
                    b.mailer.send(&attempt.id, &mail).await?;
                }
                Ok(Done::Finished)
            }
            Self::Launch { page } => launch::run(b, page).await,
            Self::CheckOrder { order } => check_order::run(b, order).await,
            Self::Refund { refund } => {
                let again = refund::send(b, refund, refund::Attempt::Again).await?;
                Ok(again.map_or(Done::Finished, Done::Again))
            }
            Self::SubmitEvidence { order, dispute } => {
                dispute::submit_in_time(b, order, dispute).await?;
                Ok(Done::Finished)
            }
            Self::AskAccount { account } => {
                connect::ask_if_known(b, account).await?;
                Ok(Done::Finished)
            }
            Self::Reconcile => reconcile::run(b).await,
            Self::CheckFile { file } => {
                let again = files::check_later(b, file).await?;
                Ok(again.map_or(Done::Finished, Done::Again))
            }
            Self::DropBytes { keys, upload_key } => {
                files::drop_bytes(b, keys, upload_key.as_deref()).await?;
                Ok(Done::Finished)
            }
            Self::MakeCopy { order, file } => make::copy(b, attempt, order, file).await,
            Self::MakePreview { file } => make::preview(b, attempt, file).await,
            Self::EndFiles => end_files::run(b).await,
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
    let claimed = db::jobs::claim(&mut tx, now, now.plus(LEASE), busy).await?;
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
                () = keep(b, &mut claimed) => return Ok(true),
            }
        }
        Err(error) => Err(Error::from(error)),
    };
    b.pauses.at("job.ran").await;
    record(b, &claimed, outcome).await?;
    Ok(true)
}

/// Renews the lease of a job for as long as it takes; ends when the job is not ours any more.
async fn keep(b: &Backend, claimed: &mut Claimed) {
    loop {
        tokio::time::sleep(RENEWAL).await;
        let until = b.now().plus(LEASE);
        let renewed = async {
            let mut tx = b.db.write().await?;
            let is_ours = db::jobs::extend(&mut tx, claimed, until).await?;
            tx.commit().await.map(|()| is_ours)
        };
        match renewed.await {
            Ok(true) => claimed.lease_until = until.millis(),
            Ok(false) => return,
            Err(error) => tracing::warn!(job.id = claimed.id, %error, "Could not renew a lease"),
        }
    }
}

/// That the payment service does not answer is not the job's failure.
fn wait_for_payments(b: &Backend, outcome: Result<Done>) -> Result<Done> {
    match outcome {
        Err(error) if error.is(Code::PaymentsUnavailable) => {
            b.payments.let_rest(b.now());
            Ok(Done::Again(b.now().plus(UNTIL_ASKED_AGAIN)))
        }
        other => other,
    }
}

async fn record(b: &Backend, claimed: &Claimed, outcome: Result<Done>) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    match outcome {
        Ok(Done::Finished) => {
            db::jobs::finish(&mut tx, claimed, now).await?;
            if let Some(letter) = letter(claimed) {
                receipts::handed_over(b, &mut tx, &letter).await?;
            }
        }
        Ok(Done::Again(at)) => db::jobs::again(&mut tx, claimed, at).await?,
        Err(error) if is_over(claimed, &error) => {
            tracing::error!(job.id = claimed.id, job.kind = claimed.kind, %error, "Put a job aside");
            db::jobs::park(&mut tx, claimed, now, &error.to_string()).await?;
            if let Some(letter) = letter(claimed) {
                receipts::gave_up(b, &mut tx, &letter, &error).await?;
            }
            if let Ok(Job::MakePreview { file }) = serde_json::from_str(&claimed.payload) {
                previews::gave_up(&mut tx, &file).await?;
            }
        }
        Err(error) => {
            tracing::warn!(job.id = claimed.id, job.kind = claimed.kind, %error, "A job failed and will be tried again");
            let run_at = now.plus(back_off(claimed));
            db::jobs::retry(&mut tx, claimed, run_at, &error.to_string()).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Whether another attempt makes no sense, or there were enough.
fn is_over(claimed: &Claimed, error: &Error) -> bool {
    let most = match error {
        Error::NotTaken(refusal) => match refusal.verdict {
            Verdict::NoSuchAddress => return true,
            Verdict::Unexplained => MOST_UNEXPLAINED,
            Verdict::NotNow => MOST_ATTEMPTS,
        },
        _ => MOST_ATTEMPTS,
    };
    claimed.attempts >= most && may_end(claimed)
}

/// The letter that a job sends.
fn letter(claimed: &Claimed) -> Option<Letter> {
    match serde_json::from_str(&claimed.payload) {
        Ok(Job::Send(letter)) => Some(letter),
        _ => None,
    }
}

/// Whether a job may be put aside: a letter may, and what cannot be read; money waits for ever.
fn may_end(claimed: &Claimed) -> bool {
    match serde_json::from_str(&claimed.payload) {
        Ok(Job::Send(_) | Job::Launch { .. } | Job::MakePreview { .. }) | Err(_) => true,
        Ok(_) => false,
    }
}

/// 2 s, 4 s, 8 s … up to six hours; what moves money, up to one.
fn back_off(claimed: &Claimed) -> i64 {
    let doublings = u32::try_from(claimed.attempts.clamp(1, 16)).unwrap_or(1);
    let most = if may_end(claimed) { 6 * HOUR } else { HOUR };
    (SECOND << doublings).min(most)
}
