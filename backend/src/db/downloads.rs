//! Download sessions and how many of them an order has used.

mod sessions;

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{FileId, OrderId},
};
use sqlx::{FromRow, query, query_as};

pub use sessions::*;

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

/// The download sessions of an order that its log does not know, because they were made before there
/// was one; the oldest first.
pub async fn unlogged(
    c: &mut dyn Connection,
    order: &OrderId,
) -> sqlx::Result<Vec<LoggedDownload>> {
    let sql = "select coalesce(files.file_name, case when download_sessions.file_id = 'all' then 'All files' else '' end) as file_name, download_sessions.network, \
               download_sessions.issued_at, download_sessions.counted_at from download_sessions \
               left join files on files.id = download_sessions.file_id \
               where download_sessions.order_id = $1 and not exists (select 1 from delivery_log \
                 where delivery_log.order_id = $1 and delivery_log.kind = 'issued' \
                 and delivery_log.detail like '%' || download_sessions.id || '%') \
               order by download_sessions.issued_at";
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
