//! The same request twice is one request (`Idempotency-Key`).

use crate::{Backend, Result, db};
use domain::time::{DAY, MINUTE};

/// How long the first request may run before its key counts as forgotten: the process that ran it
/// is gone.
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
}

/// Claims a key for a request.
///
/// # Errors
/// If the database fails.
pub async fn begin(b: &Backend, scope: &str, key: &str, request_hash: &str) -> Result<Begun> {
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
    let is_forgotten = age > DAY || (known.status.is_none() && age > STALE);
    if is_forgotten {
        db::idempotency::delete(&mut tx, scope, key).await?;
        db::idempotency::claim(&mut tx, scope, key, request_hash, now).await?;
        tx.commit().await?;
        return Ok(Begun::New);
    }
    if known.request_hash != request_hash {
        return Ok(Begun::Mismatch);
    }
    Ok(match known.status {
        Some(status) => Begun::Replay {
            status: u16::try_from(status).unwrap_or(500),
            body: known.body.unwrap_or_default(),
        },
        None => Begun::Running,
    })
}

/// Keeps the answer for whoever asks again.
///
/// # Errors
/// If the database fails.
pub async fn finish(b: &Backend, scope: &str, key: &str, status: u16, body: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::idempotency::finish(&mut tx, scope, key, status, body).await?;
    Ok(tx.commit().await?)
}

/// Forgets a key whose request failed without an answer worth keeping.
///
/// # Errors
/// If the database fails.
pub async fn abandon(b: &Backend, scope: &str, key: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::idempotency::delete(&mut tx, scope, key).await?;
    Ok(tx.commit().await?)
}
