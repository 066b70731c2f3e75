//! The log of what happened to an order's files, chained by hashes (see [`crate::flows::proof`]).

use super::{Connection, on};
use domain::{Timestamp, id::OrderId};
use sqlx::{FromRow, query, query_as};

/// An entry as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Entry {
    /// Counts from 1 within the order.
    pub number: i64,
    /// What happened.
    pub kind: String,
    /// JSON with what there is to say about it.
    pub detail: String,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Seals this entry and, through the hash before it, all earlier ones.
    pub hash: String,
}

/// Takes the end of an order's chain until the transaction ends: the number of the next entry and
/// the hash of the last one, empty if there is none.
pub async fn take_head(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<(i64, String)> {
    let sql = "insert into delivery_heads (order_id, number, hash) values ($1, 1, '') \
               on conflict (order_id) do update set number = delivery_heads.number + 1 \
               returning number, hash";
    Ok(on!(c, |c| query_as::<_, (i64, String)>(sql)
        .bind(order.as_str())
        .fetch_one(c)
        .await?))
}

/// Adds an entry at the end that was taken.
pub async fn append(c: &mut dyn Connection, order: &OrderId, entry: &Entry) -> sqlx::Result<()> {
    let sql = "insert into delivery_log (order_id, number, kind, detail, at, hash) \
               values ($1, $2, $3, $4, $5, $6)";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(entry.number)
        .bind(&entry.kind)
        .bind(&entry.detail)
        .bind(entry.at)
        .bind(&entry.hash)
        .execute(c)
        .await?
        .rows_affected());
    let sql = "update delivery_heads set hash = $2 where order_id = $1";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(&entry.hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The end of an order's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry.
    pub number: i64,
    /// Its hash.
    pub hash: String,
}

/// What there is of an order's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The entries, the oldest first.
    pub entries: Vec<Entry>,
    /// Where they end; nothing if nothing has happened.
    pub head: Option<Head>,
}

/// The entries of an order's log, the oldest first.
pub async fn of_order(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Vec<Entry>> {
    Ok(whole(c, order).await?.entries)
}

/// The log of an order, as it was at one moment.
pub async fn whole(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<Log> {
    // In one statement: between two of them somebody could add an entry. The end has no kind.
    let sql = "select number, kind, detail, at, hash from delivery_log where order_id = $1 \
               union all select number, '', '', 0, hash from delivery_heads where order_id = $1 \
               order by number";
    let rows = on!(c, |c| query_as::<_, Entry>(sql)
        .bind(order.as_str())
        .fetch_all(c)
        .await?);
    let (heads, entries): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.kind.is_empty());
    let head = |row: Entry| Head {
        number: row.number,
        hash: row.hash,
    };
    Ok(Log {
        entries,
        head: heads.into_iter().next().map(head),
    })
}

impl Entry {
    /// When, as the rest of the program says it.
    pub fn moment(&self) -> Timestamp {
        Timestamp::from_millis(self.at)
    }
}
