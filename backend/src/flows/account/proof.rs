//! The password once more, from somebody who is signed in already: before what cannot be taken back.

use super::password::MOST_BYTES;
use crate::{Backend, Result, db, flows::factor::guess};
use domain::{Rejection, factor::Guessed, id::CreatorId};

/// Makes sure that whoever is signed in knows the password. Whoever finds an open window must not be
/// able to try as many as they like.
///
/// # Errors
/// A wrong password, as a refusal of `field`; [`domain::Code::TooManyRequests`] after ten wrong ones.
pub async fn prove_password(
    b: &Backend,
    creator: &CreatorId,
    field: &str,
    password: &str,
) -> Result<()> {
    guess::count(b, creator, Guessed::Password).await?;
    let known = db::creators::password_hash(&mut b.db.fresh().await?, creator).await?;
    let is_right = password.len() <= MOST_BYTES
        && known.is_some()
        && b.passwords.verify(password, known.as_deref()).await?;
    if !is_right {
        return Err(Rejection::field(field, words::refusal::password_wrong()).into());
    }
    let mut tx = b.db.write().await?;
    db::guesses::forget(&mut tx, creator, Guessed::Password).await?;
    Ok(tx.commit().await?)
}
