//! Passkeys: public keys that prove who somebody is.

use super::{Connection, on};
use domain::{Timestamp, id::CreatorId};
use sqlx::{FromRow, query, query_as};

/// A passkey, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Identifies it.
    pub id: String,
    /// Whose it is.
    pub creator: CreatorId,
    /// What the browser calls it, in base64url.
    pub credential_id: String,
    /// The public key, its counter and its flags, as JSON.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last proved something.
    pub last_used_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    creator_id: String,
    credential_id: String,
    credential: String,
    name: String,
    created_at: i64,
    last_used_at: Option<i64>,
}

impl From<Row> for Kept {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            creator: CreatorId::trusted(row.creator_id),
            credential_id: row.credential_id,
            credential: row.credential,
            name: row.name,
            created_at: Timestamp::from_millis(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
        }
    }
}

/// Adds a passkey; `false` if it is known already, whoever has it.
pub async fn insert(c: &mut dyn Connection, new: &Kept) -> sqlx::Result<bool> {
    let sql = "insert into passkeys (id, creator_id, credential_id, credential, name, created_at) \
               values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(&new.id)
        .bind(new.creator.as_str())
        .bind(&new.credential_id)
        .bind(&new.credential)
        .bind(&new.name)
        .bind(new.created_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// A creator's passkeys, the oldest first.
pub async fn of_creator(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Vec<Kept>> {
    let sql = "select id, creator_id, credential_id, credential, name, created_at, last_used_at \
               from passkeys where creator_id = $1 order by id";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// The passkey that browsers call so.
pub async fn by_credential(
    c: &mut dyn Connection,
    credential_id: &str,
) -> sqlx::Result<Option<Kept>> {
    let sql = "select id, creator_id, credential_id, credential, name, created_at, last_used_at \
               from passkeys where credential_id = $1";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(credential_id)
        .fetch_optional(c)
        .await?);
    Ok(row.map(Kept::from))
}

/// Remembers that a passkey was used, with its counter as it is now; `false` if somebody else used it
/// in between or it is gone.
pub async fn used(
    c: &mut dyn Connection,
    kept: &Kept,
    credential: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql =
        "update passkeys set credential = $3, last_used_at = $4 where id = $1 and credential = $2";
    let done = on!(c, |c| query(sql)
        .bind(&kept.id)
        .bind(&kept.credential)
        .bind(credential)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Calls a creator's passkey something else; `false` if there is none with this id.
pub async fn rename(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &str,
    name: &str,
) -> sqlx::Result<bool> {
    let sql = "update passkeys set name = $3 where creator_id = $1 and id = $2";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(id)
        .bind(name)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Removes a creator's passkey; `false` if there is none with this id.
pub async fn delete(c: &mut dyn Connection, creator: &CreatorId, id: &str) -> sqlx::Result<bool> {
    let sql = "delete from passkeys where creator_id = $1 and id = $2";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(id)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Removes all passkeys of a creator.
pub async fn delete_all(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from passkeys where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
