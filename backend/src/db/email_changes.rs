//! Addresses that creators want to have instead of theirs. Only hashes of links are stored.

use super::{Connection, on};
use crate::Result;
use domain::{Email, Timestamp, id::CreatorId};
use sqlx::{query, query_as};

/// An address that waits for the click in its mail.
#[derive(Clone, Debug, PartialEq)]
pub struct EmailChange {
    /// Identifies the wish.
    pub id: String,
    /// Whose it is.
    pub creator: CreatorId,
    /// The address they want to have.
    pub email: Email,
    /// Until when the link counts.
    pub expires_at: Timestamp,
}

type Row = (String, String, String, i64);

fn change((id, creator, email, expires_at): Row) -> Result<EmailChange> {
    Ok(EmailChange {
        id,
        creator: CreatorId::trusted(creator),
        email: Email::parse(&email).map_err(|why| crate::Error::Corrupt(why.to_string()))?,
        expires_at: Timestamp::from_millis(expires_at),
    })
}

/// Writes a wish down in place of an earlier one; `false` if there were `most` since `before`.
pub async fn put(
    c: &mut dyn Connection,
    wish: &EmailChange,
    most: i64,
    before: Timestamp,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into email_changes (id, creator_id, email, expires_at, asked, asked_since) \
               values ($1, $2, $3, $4, 1, $5) on conflict (creator_id) do update \
               set id = $1, email = $3, hash = null, expires_at = $4, \
               asked = case when email_changes.asked_since <= $6 then 1 else email_changes.asked + 1 end, \
               asked_since = case when email_changes.asked_since <= $6 then $5 else email_changes.asked_since end \
               where email_changes.asked_since <= $6 or email_changes.asked < $7";
    let done = on!(c, |c| query(sql)
        .bind(&wish.id)
        .bind(wish.creator.as_str())
        .bind(wish.email.as_str())
        .bind(wish.expires_at.millis())
        .bind(now.millis())
        .bind(before.millis())
        .bind(most)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The wish with this id, for as long as it counts.
pub async fn by_id(
    c: &mut dyn Connection,
    id: &str,
    now: Timestamp,
) -> Result<Option<EmailChange>> {
    let sql = "select id, creator_id, email, expires_at from email_changes \
               where id = $1 and expires_at > $2";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id)
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    row.map(change).transpose()
}

/// The wish of a creator, for as long as it counts.
pub async fn of_creator(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> Result<Option<EmailChange>> {
    let sql = "select id, creator_id, email, expires_at from email_changes \
               where creator_id = $1 and expires_at > $2";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    row.map(change).transpose()
}

/// The wish whose link this is, for as long as it counts.
pub async fn by_hash(
    c: &mut dyn Connection,
    hash: &str,
    now: Timestamp,
) -> Result<Option<EmailChange>> {
    let sql = "select id, creator_id, email, expires_at from email_changes \
               where hash = $1 and expires_at > $2";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(hash)
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    row.map(change).transpose()
}

/// Sets the link of a wish, as its mail is written.
pub async fn set_hash(c: &mut dyn Connection, id: &str, hash: &str) -> sqlx::Result<()> {
    let sql = "update email_changes set hash = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Ends a creator's wish: its link counts no more. How often they asked is kept in mind.
pub async fn withdraw(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update email_changes set hash = null, expires_at = $2 where creator_id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Uses a wish up; `false` if somebody else has, or it ran out.
pub async fn take(c: &mut dyn Connection, id: &str, now: Timestamp) -> sqlx::Result<bool> {
    let sql =
        "update email_changes set hash = null, expires_at = $2 where id = $1 and expires_at > $2";
    let done = on!(c, |c| query(sql)
        .bind(id)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
