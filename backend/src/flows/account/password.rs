//! Passwords: forgotten, reset, changed. A new one ends all sessions, but for the one it was typed in.

use super::{Session, prove_password, used_link};
use crate::{
    Backend, Result,
    db::{self, account_tokens::Purpose},
    flows::secret,
    jobs,
    letters::Letter,
};
use domain::{Email, Rejection, factor::Guessed};

/// Sends a link to set a new password, if there is such an account; says nothing about whether
/// there is.
///
/// # Errors
/// An address that is none.
pub async fn forgot_password(b: &Backend, email: &str) -> Result<()> {
    let email = Email::parse(email).map_err(|message| Rejection::field("email", message))?;
    let mut tx = b.db.write().await?;
    if let Some(creator) = db::creators::by_email(&mut tx, &email).await? {
        // Once in five minutes at most.
        let key = format!(
            "reset:{}:{}",
            creator.id,
            b.now().millis() / (5 * domain::time::MINUTE)
        );
        jobs::send(
            b,
            &mut tx,
            Letter::ResetPassword {
                creator: creator.id,
            },
            Some(&key),
        )
        .await?;
    }
    Ok(tx.commit().await?)
}

/// Sets a new password by the link from the mail, and ends all sessions. The link also proves the
/// address.
///
/// # Errors
/// A password that is not acceptable, or [`domain::Code::Expired`] if the link was used or is too old.
pub async fn reset_password(b: &Backend, token: &str, password: &str) -> Result<()> {
    check(password).map_err(|message| Rejection::field("password", message))?;
    let hash = b.passwords.hash(password).await?;
    let now = b.now();
    let mut tx = b.db.write().await?;
    let creator =
        db::account_tokens::take(&mut tx, &secret::hash(token), Purpose::ResetPassword, now)
            .await?;
    let (creator, _) = creator.ok_or_else(used_link)?;
    db::creators::confirm_email(&mut tx, &creator, now).await?;
    db::sign_ups::delete_all(&mut tx, &creator).await?;
    db::creators::set_password(&mut tx, &creator, &hash, now).await?;
    db::sessions::delete_all(&mut tx, &creator).await?;
    db::half_sign_ins::delete_all(&mut tx, &creator).await?;
    // Whoever guessed the old one knows nothing about this one, and its owner need not wait.
    db::guesses::forget(&mut tx, &creator, Guessed::Password).await?;
    jobs::send(b, &mut tx, Letter::PasswordChanged { creator }, None).await?;
    Ok(tx.commit().await?)
}

/// Changes the password of somebody who is signed in, and ends all their other sessions.
///
/// # Errors
/// A wrong current password, or a new one that is not acceptable.
pub async fn change_password(
    b: &Backend,
    session: &Session,
    current: &str,
    new: &str,
) -> Result<()> {
    let creator = &session.creator.id;
    check(new).map_err(|message| Rejection::field("newPassword", message))?;
    prove_password(b, creator, "currentPassword", current).await?;
    let hash = b.passwords.hash(new).await?;
    let mut tx = b.db.write().await?;
    db::creators::set_password(&mut tx, creator, &hash, b.now()).await?;
    db::sessions::delete_others(&mut tx, creator, &session.id).await?;
    db::half_sign_ins::delete_all(&mut tx, creator).await?;
    // A link to set another one may be in somebody's inbox still.
    db::account_tokens::delete(&mut tx, creator, Purpose::ResetPassword).await?;
    jobs::send(
        b,
        &mut tx,
        Letter::PasswordChanged {
            creator: creator.clone(),
        },
        None,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Longer ones are not hashed: a megabyte of password is an attack.
pub(super) const MOST_BYTES: usize = 512;

/// Whether a password may be chosen.
///
/// # Errors
/// A sentence for the person who chose it.
pub(super) fn check(password: &str) -> std::result::Result<(), words::Sentence> {
    if password.chars().count() < 10 {
        return Err(words::refusal::password_short());
    }
    if password.len() > MOST_BYTES {
        return Err(words::refusal::password_long());
    }
    Ok(())
}
