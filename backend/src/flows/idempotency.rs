//! The same request twice is one request (`Idempotency-Key`).

use crate::{Backend, Result, db};
use domain::time::{DAY, MINUTE};

/// How long the first request may run before it counts as gone, with the process that ran it.
const STALE: i64 = 2 * MINUTE;

/// What a key says about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is the first; go on.
    New,
    /// It was answered before, like this.
    Replay {
        /// The status then.
        status: u16,
        /// The body then.
        body: String,
    },
    /// The key belongs to another request.
    Mismatch,
    /// The first one still runs.
    Running,
    /// The first one ended without an answer, and may have worked.
    InDoubt,
}

/// What a repeat means when nobody knows whether the first request worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It does no harm: the request runs again.
    Harmless,
    /// It might do the same thing twice: a person has to look.
    Harmful,
}

/// Claims a key for a request.
///
/// # Errors
/// If the database fails.
pub async fn begin(
    b: &Backend,
    scope: &str,
    key: &str,
    request_hash: &str,
    repeat: Repeat,
) -> Result<Begun> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    if db::idempotency::claim(&mut tx, scope, key, request_hash, now).await? {
        tx.commit().await?;
        return Ok(Begun::New);
    }
    let Some(known) = db::idempotency::find(&mut tx, scope, key).await? else {
        return Ok(Begun::Running);
    };
    let age = now.millis() - known.created_at;
    let is_stale = known.status.is_none() && age > STALE;
    if age > DAY || (is_stale && repeat == Repeat::Harmless) {
        let before = known.created_at;
        if !db::idempotency::reclaim(&mut tx, scope, key, request_hash, before, now).await? {
            return Ok(Begun::Running);
        }
        tx.commit().await?;
        return Ok(Begun::New);
    }
    if known.request_hash != request_hash {
        return Ok(Begun::Mismatch);
    }
    Ok(match known.status.map(u16::try_from) {
        Some(Ok(status @ ..500)) => Begun::Replay {
            status,
            body: known.body.unwrap_or_default(),
        },
        Some(_) => Begun::InDoubt,
        None if is_stale => Begun::InDoubt,
        None => Begun::Running,
    })
}

/// Keeps the answer for whoever asks again. A status of 500 or more says that nobody knows whether
/// the request worked.
///
/// # Errors
/// If the database fails.
pub async fn finish(b: &Backend, scope: &str, key: &str, status: u16, body: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::idempotency::finish(&mut tx, scope, key, status, body).await?;
    Ok(tx.commit().await?)
}

/// Forgets a key whose request changed nothing, or may run again.
///
/// # Errors
/// If the database fails.
pub async fn abandon(b: &Backend, scope: &str, key: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::idempotency::delete(&mut tx, scope, key).await?;
    Ok(tx.commit().await?)
}
