//! Download sessions and how many of them an order has used.

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{DownloadId, FileId, OrderId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// A download session as it is shown as a proof.
#[derive(Clone, Debug)]
pub struct LoggedDownload {
    /// The name of the file.
    pub file_name: String,
    /// The network it was issued for.
    pub network: String,
    /// When the link was made.
    pub issued_at: Timestamp,
    /// When the first byte was sent, if it was.
    pub counted_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct LogRow {
    file_name: String,
    network: String,
    issued_at: i64,
    counted_at: Option<i64>,
}

/// Every download session of an order, the oldest first.
pub async fn log(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<LoggedDownload>> {
    let sql = "select coalesce(files.file_name, '') as file_name, download_sessions.network, \
               download_sessions.issued_at, download_sessions.counted_at from download_sessions \
               left join files on files.id = download_sessions.file_id \
               where download_sessions.order_id = $1 order by download_sessions.issued_at";
    let rows = on!(c, |c| query_as::<_, LogRow>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|row| LoggedDownload {
            file_name: row.file_name,
            network: row.network,
            issued_at: Timestamp::from_millis(row.issued_at),
            counted_at: row.counted_at.map(Timestamp::from_millis),
        })
        .collect())
}

/// Adds a session that was issued.
pub async fn insert(
    c: &mut dyn Connection,
    id: &DownloadId,
    order: &OrderId,
    file: &FileId,
    network: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into download_sessions (id, order_id, file_id, network, issued_at, expires_at) \
               values ($1, $2, $3, $4, $5, $6)";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(order.as_str())
        .bind(file.as_str())
        .bind(network)
        .bind(now.millis())
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Whether a session's first byte was sent already; nothing if there is no such session.
pub async fn is_counted(c: &mut dyn Connection, id: &DownloadId) -> sqlx::Result<Option<bool>> {
    let sql = "select counted_at is not null from download_sessions where id = $1";
    Ok(on!(c, |c| query_scalar::<_, bool>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?))
}

/// Marks a session as counted; `false` if it was already, so that it counts once however often it
/// is resumed.
pub async fn mark_counted(
    c: &mut dyn Connection,
    id: &DownloadId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update download_sessions set counted_at = $2 where id = $1 and counted_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Uses up one of the sessions that a file of an order has, in one conditional update: `false` if
/// none is left.
pub async fn use_one(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
    limit: i64,
) -> sqlx::Result<bool> {
    let sql = "insert into download_counts (order_id, file_id, used) values ($1, $2, 1) \
               on conflict (order_id, file_id) do update set used = download_counts.used + 1 \
               where download_counts.used < $3";
    let done = on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(file.as_str())
        .bind(limit)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// How many sessions each file of an order has used.
pub async fn used(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<(FileId, i64)>> {
    let sql = "select file_id, used from download_counts where order_id = $1";
    let rows = on!(c, |c| query_as::<_, (String, i64)>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|(id, used)| (FileId::trusted(id), used))
        .collect())
}

/// Remembers that an order was opened from a network.
pub async fn add_network(
    c: &mut dyn Connection,
    order: &OrderId,
    network: &str,
    is_confirmed: bool,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_networks (order_id, network, is_confirmed, first_seen_at) \
               values ($1, $2, $3, $4) on conflict (order_id, network) do update \
               set is_confirmed = order_networks.is_confirmed or $3, \
               first_seen_at = case when $3 then $4 else order_networks.first_seen_at end";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(network)
        .bind(is_confirmed)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The networks an order was opened from: name, whether confirmed, and when first.
pub async fn networks(
    c: &mut dyn Connection,
    order: &OrderId,
) -> sqlx::Result<Vec<(String, bool, Timestamp)>> {
    let sql = "select network, is_confirmed, first_seen_at from order_networks where order_id = $1 \
               order by first_seen_at";
    let rows = on!(c, |c| query_as::<_, (String, bool, i64)>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|(n, confirmed, at)| (n, confirmed, Timestamp::from_millis(at)))
        .collect())
}

/// Replaces the code that was sent for an order.
pub async fn set_code(
    c: &mut dyn Connection,
    order: &OrderId,
    hash: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into order_codes (order_id, hash, attempts, created_at, expires_at) \
               values ($1, $2, 0, $3, $4) on conflict (order_id) do update \
               set hash = $2, attempts = 0, created_at = $3, expires_at = $4";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(hash)
        .bind(now.millis())
        .bind(expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// When the last code for an order was sent.
pub async fn code_sent_at(
    c: &mut dyn Connection,
    order: &OrderId,
) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select created_at from order_codes where order_id = $1";
    let at = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(order.as_str())
        .fetch_optional(c)
        .await?);
    Ok(at.map(Timestamp::from_millis))
}

/// Counts an attempt at the code and returns its hash, unless it has expired or was tried
/// `most` times.
pub async fn try_code(
    c: &mut dyn Connection,
    order: &OrderId,
    most: i64,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    let sql = "update order_codes set attempts = attempts + 1 \
               where order_id = $1 and attempts < $2 and expires_at > $3 returning hash";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(order.as_str())
        .bind(most)
        .bind(now.millis())
        .fetch_optional(c)
        .await?))
}

/// Forgets the code of an order.
pub async fn delete_code(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<()> {
    let sql = "delete from order_codes where order_id = $1";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
