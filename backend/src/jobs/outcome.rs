//! What becomes of a job after an attempt: done, tried again, or put aside.

use super::{Done, Job};
use crate::{
    Backend, Error, Result,
    db::{self, jobs::Claimed},
    flows::{previews, receipts},
    letters::Letter,
    mailer::Verdict,
};
use domain::{
    Code,
    time::{HOUR, MINUTE, SECOND},
};

/// When something that the payment service is needed for is tried again: an outage, however long,
/// uses up no attempts.
pub(super) const UNTIL_ASKED_AGAIN: i64 = MINUTE;
/// After so many attempts, which take about four days, a letter is put aside. What moves money is
/// never put aside.
const MOST_ATTEMPTS: i64 = 28;
/// After so many attempts, which take about a day, a refusal for good that nobody explained counts.
const MOST_UNEXPLAINED: i64 = 18;

/// That the payment service does not answer is not the job's failure.
pub(super) fn wait_for_payments(b: &Backend, outcome: Result<Done>) -> Result<Done> {
    match outcome {
        Err(error) if error.is(Code::PaymentsUnavailable) => {
            b.payments.let_rest(b.now());
            Ok(Done::Again(b.now().plus(UNTIL_ASKED_AGAIN)))
        }
        other => other,
    }
}

/// Writes down what became of an attempt.
pub(super) async fn record(b: &Backend, claimed: &Claimed, outcome: Result<Done>) -> Result<()> {
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
        Ok(
            Job::Send(_)
            | Job::Launch { .. }
            | Job::MakePreview { .. }
            | Job::TellClosing { .. }
            | Job::TellWeek { .. },
        )
        | Err(_) => true,
        Ok(_) => false,
    }
}

/// 2 s, 4 s, 8 s … up to six hours; what moves money, up to one.
fn back_off(claimed: &Claimed) -> i64 {
    let doublings = u32::try_from(claimed.attempts.clamp(1, 16)).unwrap_or(1);
    let most = if may_end(claimed) { 6 * HOUR } else { HOUR };
    (SECOND << doublings).min(most)
}
