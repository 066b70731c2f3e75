//! How often one may guess the code of an app. A guess is counted before it is looked at, and forgotten
//! when it was right: so a thousand at the same moment are a thousand.

use crate::{Backend, Result, db};
use domain::{Code, Rejection, factor, id::CreatorId, time::MINUTE};

/// Counts a guess, which may go on: whether nobody may guess after it if it is wrong.
///
/// # Errors
/// [`Code::TooManyRequests`] if it is too early for another.
pub(super) async fn count(b: &Backend, creator: &CreatorId) -> Result<bool> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let Some(wrong) = db::guesses::count(&mut tx, creator, now).await? else {
        let until = db::guesses::wait_until(&mut tx, creator).await?;
        let left = until.map_or(0, |until| until.since(now));
        let minutes = ((left + MINUTE - 1) / MINUTE).max(1);
        let message = words::refusal::totp_wait(minutes);
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    };
    let pause = factor::wait_after(wrong);
    if let Some(pause) = pause {
        db::guesses::wait(&mut tx, creator, now.plus(pause)).await?;
    }
    tx.commit().await?;
    Ok(pause.is_some())
}
