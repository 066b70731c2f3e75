//! API keys. Only hashes are stored.

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{ApiKeyId, CreatorId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// An API key as its owner sees it afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiKey {
    /// Identifies the key.
    pub id: ApiKeyId,
    /// What the owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    created_at: i64,
    last_used_at: Option<i64>,
}

impl From<Row> for ApiKey {
    fn from(row: Row) -> Self {
        Self {
            id: ApiKeyId::trusted(row.id),
            name: row.name,
            created_at: Timestamp::from_millis(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
        }
    }
}

/// Adds a key.
pub async fn insert(
    c: &mut dyn Connection,
    key: &ApiKey,
    creator: &CreatorId,
    hash: &str,
) -> sqlx::Result<()> {
    let sql =
        "insert into api_keys (id, creator_id, name, hash, created_at) values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(key.id.as_str())
        .bind(creator.as_str())
        .bind(&key.name)
        .bind(hash)
        .bind(key.created_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The keys of a creator, newest first.
pub async fn list(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Vec<ApiKey>> {
    let sql = "select id, name, created_at, last_used_at from api_keys where creator_id = $1 order by id desc";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(ApiKey::from).collect())
}

/// Removes a key; `false` if the creator has no such key.
pub async fn delete(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &ApiKeyId,
) -> sqlx::Result<bool> {
    let sql = "delete from api_keys where id = $1 and creator_id = $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Whose key has this hash, and when it was last seen in use.
pub async fn owner(
    c: &mut dyn Connection,
    hash: &str,
) -> sqlx::Result<Option<(CreatorId, Option<Timestamp>)>> {
    let sql = "select creator_id, last_used_at from api_keys where hash = $1";
    let row = on!(c, |c| query_as::<_, (String, Option<i64>)>(sql)
        .bind(hash)
        .fetch_optional(c)
        .await?);
    Ok(row.map(|(id, used)| (CreatorId::trusted(id), used.map(Timestamp::from_millis))))
}

/// Remembers that a key was used.
pub async fn touch(c: &mut dyn Connection, hash: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update api_keys set last_used_at = $2 where hash = $1";
    on!(c, |c| query(sql)
        .bind(hash)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// How many keys a creator has.
pub async fn count(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<i64> {
    let sql = "select count(*) from api_keys where creator_id = $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(creator.as_str())
        .fetch_one(c)
        .await?))
}
