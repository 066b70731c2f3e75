//! Sign-ups that wait for the click in their mail.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{query, query_as, query_scalar};

/// Adds a sign-up.
pub async fn insert(
    c: &mut dyn Connection,
    id: &str,
    creator: &CreatorId,
    name: &str,
    password_hash: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into sign_ups (id, creator_id, name, password_hash, created_at) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(creator.as_str())
        .bind(name)
        .bind(password_hash)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The newest sign-up of an account: its id and the hash of its password.
pub async fn newest(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Option<(String, String)>> {
    let sql =
        "select id, password_hash from sign_ups where creator_id = $1 order by id desc limit 1";
    Ok(on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?))
}

/// The account gets the name and the password of the sign-up that was confirmed; all its sign-ups
/// are done with.
pub async fn accept(
    c: &mut dyn Connection,
    id: &str,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let chosen = "select name from sign_ups where id = $1";
    let name = on!(c, |c| query_scalar::<_, String>(chosen)
        .bind(id)
        .fetch_optional(c)
        .await?);
    if let Some(name) = name {
        let sql = "update creators set name = $2, updated_at = $3, \
                   password_hash = (select password_hash from sign_ups where sign_ups.id = $4) where id = $1";
        on!(c, |c| query(sql)
            .bind(creator.as_str())
            .bind(&name)
            .bind(now.millis())
            .bind(id)
            .execute(c)
            .await?
            .rows_affected());
    }
    delete_all(c, creator).await
}

/// Forgets the sign-ups of an account, and the links to them.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from sign_ups where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
