//! Letters about accounts.

use super::layout::Words;
use crate::{
    Backend, Result,
    db::{
        self,
        account_tokens::{NewToken, Purpose},
        creators::Creator,
    },
    flows::secret,
    mailer::Mail,
};
use domain::{
    id::CreatorId,
    time::{DAY, HOUR},
};

async fn creator(b: &Backend, id: &CreatorId) -> Result<Option<Creator>> {
    db::creators::by_id(&mut b.db.fresh().await?, id).await
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
    let Some(creator) = creator(b, id).await? else {
        return Ok(None);
    };
    if creator.email_confirmed_at.is_some() {
        return Ok(None);
    }
    let token = token(b, id, Purpose::ConfirmEmail, Some(sign_up), 3 * DAY).await?;
    Ok(Some(
        Words::new(creator.email.as_str(), "Please confirm your e-mail address")
            .text(format!("Hello {},", creator.name))
            .text("please confirm that this address is yours. Then you can sign in and publish your first page.")
            .action("Confirm my address", b.url(&format!("/confirm?token={token}")))
            .text("The link works for three days. If you did not sign up, you need not do anything.")
            .mail(),
    ))
}

pub(super) async fn already_signed_up(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some(creator) = creator(b, id).await? else {
        return Ok(None);
    };
    Ok(Some(
        Words::new(creator.email.as_str(), "You already have an account")
            .text(format!("Hello {},", creator.name))
            .text("somebody, probably you, tried to sign up with this address. You already have an account.")
            .action("Sign in", b.url("/login"))
            .text(format!("Forgot your password? Set a new one here: {}", b.url("/forgot")))
            .mail(),
    ))
}

pub(super) async fn reset_password(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some(creator) = creator(b, id).await? else {
        return Ok(None);
    };
    let token = token(b, id, Purpose::ResetPassword, None, HOUR).await?;
    Ok(Some(
        Words::new(creator.email.as_str(), "Set a new password")
            .text(format!("Hello {},", creator.name))
            .text("here you can set a new password. Doing so signs you out everywhere.")
            .action(
                "Set a new password",
                b.url(&format!("/reset?token={token}")),
            )
            .text(
                "The link works for one hour. If you did not ask for it, you need not do anything.",
            )
            .mail(),
    ))
}

pub(super) async fn password_changed(b: &Backend, id: &CreatorId) -> Result<Option<Mail>> {
    let Some(creator) = creator(b, id).await? else {
        return Ok(None);
    };
    Ok(Some(
        Words::new(creator.email.as_str(), "Your password was changed")
            .text(format!("Hello {},", creator.name))
            .text("your password was just changed, and you were signed out everywhere.")
            .text(format!(
                "If this was not you, please set a new password now: {}",
                b.url("/forgot")
            ))
            .mail(),
    ))
}
