//! Where somebody is signed in: seen, and ended.

use crate::{Backend, Result, db, error::not_found};
use domain::{
    id::{CreatorId, SessionId},
    time::MINUTE,
};

pub use crate::db::sessions::Known;

/// How exactly it is known when a session was last used. A write for every request would be work for
/// nothing.
const EXACT_TO: i64 = 5 * MINUTE;

/// The sessions of a creator, the last used first.
///
/// # Errors
/// If the database fails.
pub async fn sessions(b: &Backend, creator: &CreatorId) -> Result<Vec<Known>> {
    let now = b.now();
    Ok(db::sessions::list(&mut b.db.fresh().await?, creator, now).await?)
}

/// Remembers that a session is used, unless that is known.
pub(super) async fn touch(b: &Backend, id: &SessionId) -> Result<()> {
    let now = b.now();
    let last = db::sessions::last_used(&mut b.db.fresh().await?, id).await?;
    if last.is_some_and(|last| now.since(last) >= EXACT_TO) {
        let mut tx = b.db.write().await?;
        db::sessions::touch(&mut tx, id, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends one session of a creator at once.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids, and for one that has ended already.
pub async fn end_session(b: &Backend, creator: &CreatorId, id: &SessionId) -> Result<()> {
    let mut tx = b.db.write().await?;
    if !db::sessions::delete_of(&mut tx, creator, id).await? {
        return Err(not_found(words::refusal::no_such_session()));
    }
    Ok(tx.commit().await?)
}

/// Ends every session of a creator but the one that asks: how many.
///
/// # Errors
/// If the database fails.
pub async fn end_other_sessions(b: &Backend, creator: &CreatorId, this: &SessionId) -> Result<u64> {
    let mut tx = b.db.write().await?;
    let ended = db::sessions::delete_others(&mut tx, creator, this).await?;
    tx.commit().await?;
    Ok(ended)
}
