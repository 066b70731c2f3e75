//! One-time tokens from account mails. Only hashes are stored.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{query, query_as};

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Proves the address.
    ConfirmEmail,
    /// Sets a new password.
    ResetPassword,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmEmail => "confirm_email",
            Self::ResetPassword => "reset_password",
        }
    }
}

/// A token that is to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// What the token hashes to.
    pub hash: &'a str,
    /// Whose it is.
    pub creator: &'a CreatorId,
    /// What it is good for.
    pub purpose: Purpose,
    /// The sign-up that it confirms, if it confirms one.
    pub sign_up: Option<&'a str>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Adds a token.
pub async fn insert(
    c: &mut dyn Connection,
    token: &NewToken<'_>,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into account_tokens (hash, creator_id, purpose, sign_up_id, created_at, expires_at) \
               values ($1, $2, $3, $4, $5, $6)";
    on!(c, |c| query(sql)
        .bind(token.hash)
        .bind(token.creator.as_str())
        .bind(token.purpose.as_str())
        .bind(token.sign_up)
        .bind(now.millis())
        .bind(token.expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Uses a token up: its creator, and the sign-up it confirms, once.
pub async fn take(
    c: &mut dyn Connection,
    hash: &str,
    purpose: Purpose,
    now: Timestamp,
) -> sqlx::Result<Option<(CreatorId, Option<String>)>> {
    let sql = "delete from account_tokens where hash = $1 and purpose = $2 and expires_at > $3 \
               returning creator_id, sign_up_id";
    let taken = on!(c, |c| query_as::<_, (String, Option<String>)>(sql)
        .bind(hash)
        .bind(purpose.as_str())
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    Ok(taken.map(|(creator, sign_up)| (CreatorId::trusted(creator), sign_up)))
}

/// Withdraws a creator's tokens for a purpose.
pub async fn delete(
    c: &mut dyn Connection,
    creator: &CreatorId,
    purpose: Purpose,
) -> sqlx::Result<()> {
    let sql = "delete from account_tokens where creator_id = $1 and purpose = $2";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(purpose.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Withdraws all of a creator's tokens.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from account_tokens where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
