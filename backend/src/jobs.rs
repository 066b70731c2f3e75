//! Work that must happen: rows written in the transaction that causes them, claimed with a lease,
//! done at least once, retried with back-off, put aside visibly after the last try.
//!
//! | module | is |
//! |---|---|
//! | [`queue`] | writing a job into a transaction |
//! | [`hands`] | the loop that claims jobs and does them, a few at once |
//! | [`lease`] | keeping a job while it takes long |
//! | [`outcome`] | what becomes of a job after an attempt |
//!
//! The other modules are the jobs that are more than one call of a flow.

mod check_order;
mod clean_up;
mod end_files;
mod end_pictures;
mod hands;
mod keep_names;
mod launch;
mod lease;
mod make;
mod outcome;
mod queue;
mod reconcile;

pub(crate) use check_order::IN_THE_MAKING;
pub use clean_up::{CleanedUp, clean_up};
pub use hands::{run_next, work};
pub(crate) use queue::check_order;
pub use queue::{enqueue, reschedule, send, send_once};

use crate::{
    Backend, Result,
    flows::{connect, dispute, files, leaving, notifications, refund},
    letters::{self, Letter},
    media::Place,
};
use domain::{
    Timestamp,
    id::{CreatorId, FileId, OrderId, PageId, RefundId},
};
use serde::{Deserialize, Serialize};

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
    /// Tells a page's creator what came of it, once it has closed.
    TellClosing {
        /// The page.
        page: PageId,
    },
    /// Tells a creator about each week, for as long as they want to hear of it.
    TellWeek {
        /// The creator.
        creator: CreatorId,
    },
    /// Deletes what is left of a creator who has gone.
    Leave {
        /// The creator.
        creator: CreatorId,
    },
    /// Keeps the names of those who registered before names were kept.
    KeepNames,
    /// Deletes files that nobody can buy or download any more.
    EndFiles,
    /// Deletes pictures that nothing uses any more.
    EndPictures,
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
            Self::TellClosing { .. } => "tell_closing",
            Self::TellWeek { .. } => "tell_week",
            Self::Leave { .. } => "leave",
            Self::KeepNames => "keep_names",
            Self::EndFiles => "end_files",
            Self::EndPictures => "end_pictures",
            Self::CleanUp => "clean_up",
        }
    }

    // Each in a box: the one that runs must not take the stack that the biggest of all would need.
    async fn run(&self, b: &Backend, attempt: &Attempt<'_>) -> Result<Done> {
        match self {
            Self::Send(letter) => {
                if let Some(mail) = Box::pin(letters::compose(b, letter)).await? {
                    b.mailer.send(&attempt.id, &mail).await?;
                }
                Ok(Done::Finished)
            }
            Self::Launch { page } => Box::pin(launch::run(b, page)).await,
            Self::CheckOrder { order } => Box::pin(check_order::run(b, order)).await,
            Self::Refund { refund } => {
                let again = Box::pin(refund::send(b, refund, refund::Attempt::Again)).await?;
                Ok(again.map_or(Done::Finished, Done::Again))
            }
            Self::SubmitEvidence { order, dispute } => {
                Box::pin(dispute::submit_in_time(b, order, dispute)).await?;
                Ok(Done::Finished)
            }
            Self::AskAccount { account } => {
                Box::pin(connect::ask_if_known(b, account)).await?;
                Ok(Done::Finished)
            }
            Self::Reconcile => Box::pin(reconcile::run(b)).await,
            Self::CheckFile { file } => {
                let again = Box::pin(files::check_later(b, file)).await?;
                Ok(again.map_or(Done::Finished, Done::Again))
            }
            Self::DropBytes { keys, upload_key } => {
                Box::pin(files::drop_bytes(b, keys, upload_key.as_deref())).await?;
                Ok(Done::Finished)
            }
            Self::MakeCopy { order, file } => Box::pin(make::copy(b, attempt, order, file)).await,
            Self::MakePreview { file } => Box::pin(make::preview(b, attempt, file)).await,
            Self::TellClosing { page } => {
                Ok(again(Box::pin(notifications::tell_closing(b, page)).await?))
            }
            Self::TellWeek { creator } => {
                Ok(again(Box::pin(notifications::tell_week(b, creator)).await?))
            }
            Self::Leave { creator } => {
                Box::pin(leaving::finish(b, creator)).await?;
                Ok(Done::Finished)
            }
            Self::KeepNames => Box::pin(keep_names::run(b)).await,
            Self::EndFiles => Box::pin(end_files::run(b)).await,
            Self::EndPictures => Box::pin(end_pictures::run(b)).await,
            Self::CleanUp => Box::pin(clean_up::run(b)).await,
        }
    }
}

/// Finished, unless there is another time.
fn again(at: Option<Timestamp>) -> Done {
    at.map_or(Done::Finished, Done::Again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_job_that_a_migration_writes_can_be_read() {
        let job = Job::KeepNames;
        let sql = include_str!("../../migrations/0018_findings.sql");
        let written = format!(
            "'{}', '{}'",
            job.kind(),
            serde_json::to_string(&job).unwrap()
        );
        assert!(sql.contains(&written), "{written}");
    }
}
