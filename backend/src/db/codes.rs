//! Codes that are mailed, each for whoever asked for it.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{FromRow, query, query_as, query_scalar};

/// A code that was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Identifies it.
    pub id: String,
    /// What it opens.
    pub subject: String,
    /// From where it was asked for.
    pub network: String,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    subject: String,
    network: String,
    asked_at: i64,
    expires_at: i64,
}

impl From<Row> for Asked {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            subject: row.subject,
            network: row.network,
            asked_at: Timestamp::from_millis(row.asked_at),
            expires_at: Timestamp::from_millis(row.expires_at),
        }
    }
}

/// Lets nobody else ask for a code that opens this until the transaction ends.
pub async fn take_turn(c: &mut dyn Connection, subject: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "insert into code_turns (subject, at) values ($1, $2) \
               on conflict (subject) do update set at = $2";
    on!(c, |c| query(sql)
        .bind(subject)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Adds a code whose mail is still to be written.
pub async fn insert(c: &mut dyn Connection, asked: &Asked) -> sqlx::Result<()> {
    let sql = "insert into codes (id, subject, network, asked_at, expires_at) values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(&asked.id)
        .bind(&asked.subject)
        .bind(&asked.network)
        .bind(asked.asked_at.millis())
        .bind(asked.expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A code by its id.
pub async fn by_id(c: &mut dyn Connection, id: &str) -> sqlx::Result<Option<Asked>> {
    let sql = "select id, subject, network, asked_at, expires_at from codes where id = $1";
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id)
        .fetch_optional(c)
        .await?);
    Ok(row.map(Asked::from))
}

/// The codes that were asked for since a moment, the newest first.
pub async fn since(
    c: &mut dyn Connection,
    subject: &str,
    since: Timestamp,
) -> sqlx::Result<Vec<Asked>> {
    let sql = "select id, subject, network, asked_at, expires_at from codes \
               where subject = $1 and asked_at > $2 order by asked_at desc, id desc";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(subject)
        .bind(since.millis())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(Asked::from).collect())
}

/// Remembers what was written into the mail.
pub async fn set_hash(c: &mut dyn Connection, id: &str, hash: &str) -> sqlx::Result<()> {
    let sql = "update codes set hash = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Counts an attempt at a code and returns its hash, unless it has expired, was tried `most` times, or
/// was never mailed. The latter counts all the same, so that it takes as long.
pub async fn attempt(
    c: &mut dyn Connection,
    id: &str,
    most: i64,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    let sql = "update codes set attempts = attempts + 1 \
               where id = $1 and attempts < $2 and expires_at > $3 returning hash";
    let hash = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id)
        .bind(most)
        .bind(now.millis())
        .fetch_optional(c)
        .await?);
    Ok(hash.flatten())
}

/// Counts an attempt with a ticket to a code: `false` if there were `most`.
pub async fn attempt_with(
    c: &mut dyn Connection,
    ticket: &str,
    code: &str,
    most: i64,
) -> sqlx::Result<bool> {
    let sql = "insert into code_tickets (id, code_id, attempts) values ($1, $2, 1) \
               on conflict (id) do update set attempts = code_tickets.attempts + 1 \
               where code_tickets.attempts < $3";
    let done = on!(c, |c| query(sql)
        .bind(ticket)
        .bind(code)
        .bind(most)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Ends a code: `true` for the first caller.
pub async fn end(c: &mut dyn Connection, id: &str, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "update codes set expires_at = $2 where id = $1 and expires_at > $2";
    let done = on!(c, |c| query(sql)
        .bind(id)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Ends every code that opens something.
pub async fn end_all(c: &mut dyn Connection, subject: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update codes set expires_at = $2 where subject = $1 and expires_at > $2";
    on!(c, |c| query(sql)
        .bind(subject)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes the codes that were asked for before a moment.
pub async fn delete_older(c: &mut dyn Connection, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from code_turns where at < $1";
    on!(c, |c| query(sql)
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected());
    let sql = "delete from codes where asked_at < $1";
    Ok(on!(c, |c| query(sql)
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
