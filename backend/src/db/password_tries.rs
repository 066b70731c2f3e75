//! How often the password was given wrongly by somebody who is signed in.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::query;

/// Counts a try before the password is looked at, so that of many at once no more than `most` are:
/// `false` if there were as many since `before`.
pub async fn take(
    c: &mut dyn Connection,
    creator: &CreatorId,
    most: i64,
    before: Timestamp,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into password_tries (creator_id, wrong, since) values ($1, 1, $2) \
               on conflict (creator_id) do update \
               set wrong = case when password_tries.since <= $3 then 1 else password_tries.wrong + 1 end, \
               since = case when password_tries.since <= $3 then $2 else password_tries.since end \
               where password_tries.since <= $3 or password_tries.wrong < $4";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .bind(before.millis())
        .bind(most)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The password was right: all tries are forgotten.
pub async fn forget(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from password_tries where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
