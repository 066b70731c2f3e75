//! How often one may guess a password or the code of an app. A guess is counted before it is looked at,
//! and forgotten when it was right: so a thousand at the same moment are a thousand.

use crate::{Backend, Result, db};
use domain::{Code, Rejection, factor::Guessed, id::CreatorId, time::MINUTE};

/// Counts a guess, which may go on: whether nobody may guess after it if it is wrong.
///
/// # Errors
/// [`Code::TooManyRequests`] if it is too early for another.
pub(crate) async fn count(b: &Backend, creator: &CreatorId, what: Guessed) -> Result<bool> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let Some(wrong) = db::guesses::count(&mut tx, creator, what, now).await? else {
        let until = db::guesses::wait_until(&mut tx, creator, what).await?;
        let left = until.map_or(0, |until| until.since(now));
        let minutes = ((left + MINUTE - 1) / MINUTE).max(1);
        let message = match what {
            Guessed::Password if minutes > 90 => {
                words::refusal::password_tried_often_hours((minutes + 59) / 60)
            }
            Guessed::Password => words::refusal::password_tried_often(minutes),
            Guessed::Code => words::refusal::totp_wait(minutes),
        };
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    };
    let pause = what.wait_after(wrong);
    if let Some(pause) = pause {
        db::guesses::wait(&mut tx, creator, what, now.plus(pause)).await?;
    }
    tx.commit().await?;
    Ok(pause.is_some())
}

/// Takes back a guess that could not be looked at, and those before it.
///
/// # Errors
/// If the database fails.
pub(crate) async fn take_back(b: &Backend, creator: &CreatorId, what: Guessed) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::guesses::forget(&mut tx, creator, what).await?;
    Ok(tx.commit().await?)
}
