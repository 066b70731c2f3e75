//! When whoever is signed in last proved that it is them.

use super::{Connection, on};
use domain::{Timestamp, id::SessionId};
use sqlx::{query, query_scalar};

/// When that was; signing in is a proof. Nothing if the session has ended.
pub async fn proven_at(
    c: &mut dyn Connection,
    session: &SessionId,
) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select coalesce(proven_at, created_at) from sessions where id = $1";
    let at = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(session.as_str())
        .fetch_optional(c)
        .await?);
    Ok(at.map(Timestamp::from_millis))
}

/// Remembers a proof.
pub async fn prove(
    c: &mut dyn Connection,
    session: &SessionId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update sessions set proven_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(session.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
