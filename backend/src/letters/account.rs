//! Letters about accounts.

use super::layout::Sheet;
use crate::{
    Backend, Result,
    db::{
        self,
        account_tokens::{NewToken, Purpose},
        creators::Creator,
        languages::{self, Reader},
    },
    flows::secret,
    mailer::Mail,
};
use domain::{
    id::CreatorId,
    time::{DAY, HOUR},
};
use words::Words;

/// An account, and the words of whoever owns it.
pub(super) async fn creator(b: &Backend, id: &CreatorId) -> Result<Option<(Creator, Words)>> {
    let mut c = b.db.fresh().await?;
    let words = languages::words(&mut c, Reader::Creator(id)).await?;
    Ok(db::creators::by_id(&mut c, id)
        .await?
        .map(|creator| (creator, words)))
}

/// A letter to a creator.
pub(super) fn to(creator: &Creator, w: Words, subject: impl Into<String>) -> Sheet {
    Sheet::new(w, creator.email.as_str(), subject).text(w.letter_hello(&creator.name))
}

/// Makes a one-time token.
async fn token(
    b: &Backend,
    creator: &CreatorId,
    purpose: Purpose,
    sign_up: Option<&str>,
    lifetime: i64,
) -> Result<String> {
    let (token, hash) = secret::new_token();
    let now = b.now();
    let new = NewToken {
        hash: &hash,
        creator,
        purpose,
        sign_up,
        expires_at: now.plus(lifetime),
    };
    let mut tx = b.db.write().await?;
    if purpose == Purpose::ResetPassword {
        db::account_tokens::delete(&mut tx, creator, purpose).await?;
    }
    db::account_tokens::insert(&mut tx, &new, now).await?;
    tx.commit().await?;
    Ok(token)
}

pub(super) async fn confirm_email(
    b: &Backend,
    id: &CreatorId,
    sign_up: &str,
) -> Result<Option<Mail>> {
    let Some((creator, w)) = creator(b, id).await? else {
        return Ok(None);
    };
    if creator.email_confirmed_at.is_some() {
        return Ok(None);
    }
    let token = token(b, id, Purpose::ConfirmEmail, Some(sign_up), 3 * DAY).await?;
    Ok(Some(
        to(&creator, w, w.letter_confirm_subject())
            .text(w.letter_confirm())
            .action(
                w.letter_confirm_button(),
                b.url(&format!("/confirm?token={token}")),
            )
            .text(w.letter_confirm_lifetime())
            .mail(),
    ))
}

pub(super) async fn already_signed_up(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some((creator, w)) = creator(b, id).await? else {
        return Ok(None);
    };
    Ok(Some(
        to(&creator, w, w.letter_known_subject())
            .text(w.letter_known())
            .action(w.letter_known_button(), b.url("/login"))
            .text(w.letter_known_forgot(&b.url("/forgot")))
            .mail(),
    ))
}

pub(super) async fn reset_password(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some((creator, w)) = creator(b, id).await? else {
        return Ok(None);
    };
    let token = token(b, id, Purpose::ResetPassword, None, HOUR).await?;
    Ok(Some(
        to(&creator, w, w.letter_reset_subject())
            .text(w.letter_reset())
            .action(
                w.letter_reset_button(),
                b.url(&format!("/reset?token={token}")),
            )
            .text(w.letter_reset_lifetime())
            .mail(),
    ))
}

pub(super) async fn password_changed(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some((creator, w)) = creator(b, id).await? else {
        return Ok(None);
    };
    Ok(Some(
        to(&creator, w, w.letter_changed_subject())
            .text(w.letter_changed())
            .text(w.letter_changed_not_you(&b.url("/forgot")))
            .mail(),
    ))
}
