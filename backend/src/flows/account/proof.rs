//! The password once more, from somebody who is signed in already: before what cannot be taken back.

use super::password::MOST_BYTES;
use crate::{Backend, Result, db};
use domain::{Code, Rejection, id::CreatorId, time::MINUTE};

/// How often it may be wrong.
const MOST_WRONG: i64 = 10;
/// Within this time.
const WITHIN: i64 = 15 * MINUTE;

/// Makes sure that whoever is signed in knows the password. Whoever finds an open window must not be
/// able to try as many as they like: a try is counted before the password is looked at.
///
/// # Errors
/// A wrong password, as a refusal of `field`; [`Code::TooManyRequests`] after ten wrong ones.
pub async fn prove_password(
    b: &Backend,
    creator: &CreatorId,
    field: &str,
    password: &str,
) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let before = now.plus(-WITHIN);
    if !db::password_tries::take(&mut tx, creator, MOST_WRONG, before, now).await? {
        let message = words::refusal::password_tried_often();
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    }
    tx.commit().await?;
    let known = db::creators::password_hash(&mut b.db.fresh().await?, creator).await?;
    let is_right = password.len() <= MOST_BYTES
        && known.is_some()
        && b.passwords.verify(password, known.as_deref()).await?;
    if !is_right {
        return Err(Rejection::field(field, words::refusal::password_wrong()).into());
    }
    let mut tx = b.db.write().await?;
    db::password_tries::forget(&mut tx, creator).await?;
    Ok(tx.commit().await?)
}
