//! Authenticator apps: one secret for each creator who has one, sealed.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{FromRow, query, query_as};

/// An authenticator app, as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The sealed secret.
    pub secret: String,
    /// The time step of the last code that counted.
    pub last_step: i64,
    /// Since when it counts.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    secret: String,
    last_step: i64,
    created_at: i64,
}

impl From<Row> for Kept {
    fn from(row: Row) -> Self {
        Self {
            secret: row.secret,
            last_step: row.last_step,
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// Switches a creator's app on; `false` if there is one already.
pub async fn insert(
    c: &mut dyn Connection,
    creator: &CreatorId,
    secret: &str,
    step: i64,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into authenticators (creator_id, secret, last_step, created_at) \
               values ($1, $2, $3, $4) on conflict (creator_id) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(secret)
        .bind(step)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The app of a creator, if there is one.
pub async fn of_creator(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Option<Kept>> {
    let sql = "select secret, last_step, created_at from authenticators where creator_id = $1";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(Kept::from))
}

/// Uses up the code of a time step and all before it; `false` if it was used already.
pub async fn use_up(c: &mut dyn Connection, creator: &CreatorId, step: i64) -> sqlx::Result<bool> {
    let sql = "update authenticators set last_step = $2 where creator_id = $1 and last_step < $2";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(step)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Keeps the secret sealed with another key; `false` if it is not the one that was opened any more.
pub async fn seal_again(
    c: &mut dyn Connection,
    creator: &CreatorId,
    before: &str,
    secret: &str,
) -> sqlx::Result<bool> {
    let sql = "update authenticators set secret = $3 where creator_id = $1 and secret = $2";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(before)
        .bind(secret)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The next sealed secrets behind that of a creator, by their ids.
pub async fn sealed_after(
    c: &mut dyn Connection,
    after: &str,
    limit: i64,
) -> sqlx::Result<Vec<(CreatorId, String)>> {
    let sql = "select creator_id, secret from authenticators where creator_id > $1 \
               order by creator_id limit $2";
    let rows = on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await?);
    let row = |(creator, secret)| (CreatorId::trusted(creator), secret);
    Ok(rows.into_iter().map(row).collect())
}

/// Switches a creator's app off; `false` if there was none.
pub async fn delete(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<bool> {
    let sql = "delete from authenticators where creator_id = $1";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
