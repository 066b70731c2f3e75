//! Addresses that accounts have left, for the one letter that says so.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{query, query_as};
use words::{Language, Words};

/// An address that an account has left.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerAddress {
    /// The address.
    pub email: String,
    /// The name of whoever had it.
    pub name: String,
    /// Their words.
    pub words: Words,
}

/// Keeps the address that a creator has at this moment.
pub async fn keep(
    c: &mut dyn Connection,
    id: &str,
    creator: &domain::id::CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into former_addresses (id, email, name, language, left_at) \
               select $1, email, name, language, $3 from creators where id = $2";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(creator.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The address with this id, unless it is forgotten.
pub async fn by_id(c: &mut dyn Connection, id: &str) -> sqlx::Result<Option<FormerAddress>> {
    let sql = "select email, name, language from former_addresses where id = $1";
    let row = on!(c, |c| query_as::<_, (String, String, String)>(sql)
        .bind(id)
        .fetch_optional(c)
        .await?);
    Ok(row.map(|(email, name, language)| FormerAddress {
        email,
        name,
        words: Words::of(Language::parse(&language).unwrap_or_default()),
    }))
}

/// Forgets the addresses that were left before `before`.
pub async fn delete_older(c: &mut dyn Connection, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from former_addresses where left_at < $1";
    Ok(on!(c, |c| query(sql)
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
