//! One-time tokens from account mails. Only hashes are stored.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{query, query_scalar};

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

/// Adds a token and withdraws the creator's earlier ones for the same purpose.
pub async fn replace(
    c: &mut dyn Connection,
    hash: &str,
    creator: &CreatorId,
    purpose: Purpose,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    delete(c, creator, purpose).await?;
    let sql = "insert into account_tokens (hash, creator_id, purpose, created_at, expires_at) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(hash)
        .bind(creator.as_str())
        .bind(purpose.as_str())
        .bind(now.millis())
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Uses a token up: its creator, once.
pub async fn take(
    c: &mut dyn Connection,
    hash: &str,
    purpose: Purpose,
    now: Timestamp,
) -> sqlx::Result<Option<CreatorId>> {
    let sql = "delete from account_tokens where hash = $1 and purpose = $2 and expires_at > $3 \
               returning creator_id";
    let creator = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(hash)
        .bind(purpose.as_str())
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    Ok(creator.map(CreatorId::trusted))
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
