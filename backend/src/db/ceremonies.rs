//! What a browser began with a passkey or an authenticator app, and has to finish: once, and in time.

use super::{Connection, on};
use domain::{Timestamp, id::SessionId};
use sqlx::{query, query_scalar};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Adding a passkey.
    Register,
    /// Signing in with a passkey.
    SignIn,
    /// Proving with a passkey that whoever is signed in is still there.
    Prove,
    /// Setting up an authenticator app.
    Authenticator,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::SignIn => "sign_in",
            Self::Prove => "prove",
            Self::Authenticator => "authenticator",
        }
    }
}

/// Which ceremony is meant: a token alone is not enough where somebody was signed in.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The hash of its token.
    pub hash: &'a str,
    /// What is being done.
    pub kind: Kind,
    /// Whose session it belongs to; nobody's when somebody signs in.
    pub session: Option<&'a SessionId>,
}

/// Begins one.
pub async fn insert(
    c: &mut dyn Connection,
    key: Key<'_>,
    state: &str,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into ceremonies (hash, kind, session_id, state, expires_at) values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(key.hash)
        .bind(key.kind.as_str())
        .bind(key.session.map(SessionId::as_str))
        .bind(state)
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// What was kept at the beginning; it goes on.
pub async fn state(
    c: &mut dyn Connection,
    key: Key<'_>,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    let sql = "select state from ceremonies where hash = $1 and kind = $2 \
               and coalesce(session_id, '') = $3 and expires_at > $4";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(key.hash)
        .bind(key.kind.as_str())
        .bind(key.session.map_or("", SessionId::as_str))
        .bind(now.millis())
        .fetch_optional(c)
        .await?))
}

/// Ends one: what was kept at the beginning, for the first caller in time.
pub async fn take(
    c: &mut dyn Connection,
    key: Key<'_>,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    let sql = "delete from ceremonies where hash = $1 and kind = $2 \
               and coalesce(session_id, '') = $3 and expires_at > $4 returning state";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(key.hash)
        .bind(key.kind.as_str())
        .bind(key.session.map_or("", SessionId::as_str))
        .bind(now.millis())
        .fetch_optional(c)
        .await?))
}

/// Removes those that were not finished in time.
pub async fn delete_expired(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from ceremonies where expires_at <= $1";
    Ok(on!(c, |c| query(sql)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
