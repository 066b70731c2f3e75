//! Another address for an account. It counts once its owner has pressed the button in the mail to it;
//! until then nothing changes.
//!
//! Whoever asks does not learn whether the address has an account: the answer is the same, and the
//! difference goes by mail.

use super::{prove_password, used_link};
use crate::{
    Backend, Result,
    db::{self, email_changes::EmailChange},
    flows::secret,
    jobs,
    letters::Letter,
};
use domain::{Code, Email, Rejection, id::CreatorId, time::DAY};

/// For how long the link counts.
const LIFETIME: i64 = DAY;
/// How many addresses somebody can have written to in a day: they may be anybody's.
const MOST_A_DAY: i64 = 5;

/// Has a link mailed to the new address, and a notice to the one that counts.
///
/// # Errors
/// A wrong password; an address that is none, or the same; [`Code::TooManyRequests`].
pub async fn change_email(
    b: &Backend,
    creator: &CreatorId,
    email: &str,
    password: &str,
) -> Result<()> {
    let email = Email::parse(email).map_err(|message| Rejection::field("email", message))?;
    prove_password(b, creator, "password", password).await?;
    let now = b.now();
    let mut tx = b.db.write().await?;
    let me = db::creators::by_id(&mut tx, creator).await?;
    if me.is_none_or(|me| me.email == email) {
        return Err(Rejection::field("email", words::refusal::account_same_address()).into());
    }
    let wish = EmailChange {
        id: b.new_id(),
        creator: creator.clone(),
        email,
        expires_at: now.plus(LIFETIME),
    };
    if !db::email_changes::put(&mut tx, &wish, MOST_A_DAY, now.plus(-DAY), now).await? {
        let message = words::refusal::account_addresses_often();
        return Err(Rejection::new(Code::TooManyRequests, message).into());
    }
    let change = wish.id;
    jobs::send(
        b,
        &mut tx,
        Letter::NewEmail {
            change: change.clone(),
        },
        None,
    )
    .await?;
    jobs::send(b, &mut tx, Letter::EmailWanted { change }, None).await?;
    Ok(tx.commit().await?)
}

/// The address that waits for the click in its mail, if one does.
///
/// # Errors
/// If the database fails.
pub async fn wanted_email(b: &Backend, creator: &CreatorId) -> Result<Option<Email>> {
    let now = b.now();
    let wish = db::email_changes::of_creator(&mut b.db.fresh().await?, creator, now).await?;
    Ok(wish.map(|wish| wish.email))
}

/// Keeps the address there is: the link counts no more.
///
/// # Errors
/// If the database fails.
pub async fn keep_email(b: &Backend, creator: &CreatorId) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::email_changes::withdraw(&mut tx, creator, b.now()).await?;
    Ok(tx.commit().await?)
}

/// The address that a link is about. Changes nothing.
///
/// # Errors
/// [`Code::Expired`] if the link was used or is too old.
pub async fn about_new_email(b: &Backend, token: &str) -> Result<Email> {
    let mut c = b.db.fresh().await?;
    let wish = db::email_changes::by_hash(&mut c, &secret::hash(token), b.now()).await?;
    Ok(wish.ok_or_else(used_link)?.email)
}

/// Gives an account its new address, by the link that was mailed there. The old one is told.
///
/// # Errors
/// [`Code::Expired`] if the link was used or is too old; [`Code::Conflict`] if the address got an
/// account of its own meanwhile.
pub async fn confirm_new_email(b: &Backend, token: &str) -> Result<Email> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let wish = db::email_changes::by_hash(&mut tx, &secret::hash(token), now).await?;
    let wish = wish.ok_or_else(used_link)?;
    if !db::email_changes::take(&mut tx, &wish.id, now).await? {
        return Err(used_link());
    }
    if let Some(other) = db::creators::by_email(&mut tx, &wish.email).await? {
        if other.email_confirmed_at.is_some() {
            let message = words::refusal::account_address_taken();
            return Err(Rejection::new(Code::Conflict, message).into());
        }
        // Somebody signed up with it and never proved it. Whoever pressed this button has.
        db::creators::delete_unproven(&mut tx, &other.id).await?;
    }
    let former = b.new_id();
    db::former_addresses::keep(&mut tx, &former, &wish.creator, now).await?;
    db::creators::set_email(&mut tx, &wish.creator, &wish.email, now).await?;
    // What was mailed to the old address opens nothing any more.
    db::account_tokens::delete_all(&mut tx, &wish.creator).await?;
    jobs::send(b, &mut tx, Letter::EmailChanged { former }, None).await?;
    tx.commit().await?;
    tracing::info!(creator.id = %wish.creator, "Changed the address of an account");
    Ok(wish.email)
}
