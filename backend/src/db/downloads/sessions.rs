//! Download sessions: what was issued, counted, and sent to the end.

use super::super::{Connection, on};
use domain::{
    Timestamp,
    id::{DownloadId, FileId, OrderId},
    link::Target,
};
use sqlx::{FromRow, query, query_as};

/// A download session as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identifies the session.
    pub id: DownloadId,
    /// The order.
    pub order: OrderId,
    /// What it gives.
    pub target: Target,
    /// If that is all files of the order: these.
    pub files: Vec<FileId>,
    /// The network it is bound to.
    pub network: String,
    /// When the link was made.
    pub issued_at: Timestamp,
    /// When the link ends, unless it was used before.
    pub expires_at: Timestamp,
    /// When the first byte was sent, if it was.
    pub counted_at: Option<Timestamp>,
    /// The hash of what it began with.
    pub hash: Option<String>,
}

impl Session {
    /// Until when it gives bytes: what was begun in time may take as long as the link lived.
    pub fn usable_until(&self) -> Timestamp {
        let lifetime = self.expires_at.since(self.issued_at);
        self.counted_at.map_or(self.expires_at, |counted| {
            self.expires_at.max(counted.plus(lifetime))
        })
    }
}

#[derive(FromRow)]
struct SessionRow {
    id: String,
    order_id: String,
    file_id: String,
    files: Option<String>,
    network: String,
    issued_at: i64,
    expires_at: i64,
    counted_at: Option<i64>,
    hash: Option<String>,
}

impl TryFrom<SessionRow> for Session {
    type Error = crate::Error;

    fn try_from(row: SessionRow) -> crate::Result<Self> {
        let target = match row.file_id.as_str() {
            Target::ALL => Target::All,
            id => Target::File(FileId::trusted(id)),
        };
        Ok(Self {
            id: DownloadId::trusted(row.id),
            order: OrderId::trusted(row.order_id),
            target,
            files: row
                .files
                .map_or(Ok(Vec::new()), |ids| serde_json::from_str(&ids))?,
            network: row.network,
            issued_at: Timestamp::from_millis(row.issued_at),
            expires_at: Timestamp::from_millis(row.expires_at),
            counted_at: row.counted_at.map(Timestamp::from_millis),
            hash: row.hash,
        })
    }
}

/// The columns of a session, as one literal for [`concat!`].
macro_rules! session {
    ($rest:literal) => {
        concat!(
            "select id, order_id, file_id, files, network, issued_at, expires_at, counted_at, hash \
             from download_sessions ",
            $rest
        )
    };
}

/// Adds a session that was issued.
///
/// # Errors
/// If the database fails.
pub async fn insert(c: &mut dyn Connection, session: &Session) -> crate::Result<()> {
    let sql = "insert into download_sessions \
               (id, order_id, file_id, files, network, issued_at, expires_at) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let files = match session.target {
        Target::All => Some(serde_json::to_string(&session.files)?),
        Target::File(_) => None,
    };
    on!(c, |c| query(sql)
        .bind(session.id.as_str())
        .bind(session.order.as_str())
        .bind(session.target.as_str())
        .bind(files)
        .bind(&session.network)
        .bind(session.issued_at.millis())
        .bind(session.expires_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A session, if there is one of this id.
///
/// # Errors
/// If the database fails.
pub async fn session(c: &mut dyn Connection, id: &DownloadId) -> crate::Result<Option<Session>> {
    let sql = session!("where id = $1");
    let row = on!(c, |c| query_as::<_, SessionRow>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Session::try_from).transpose()
}

/// The newest session of an order for the same thing and network.
///
/// # Errors
/// If the database fails.
pub async fn newest(
    c: &mut dyn Connection,
    order: &OrderId,
    target: &Target,
    network: &str,
) -> crate::Result<Option<Session>> {
    let sql = session!(
        "where order_id = $1 and file_id = $2 and network = $3 \
         order by issued_at desc, id desc limit 1"
    );
    let row = on!(c, |c| query_as::<_, SessionRow>(sql)
        .bind(order.as_str())
        .bind(target.as_str())
        .bind(network)
        .fetch_optional(c)
        .await?);
    row.map(Session::try_from).transpose()
}

/// Lets nobody else issue sessions of an order until the transaction ends.
pub async fn take_turn(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<()> {
    let sql = "update orders set download_attempts = download_attempts where id = $1";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Ends all sessions of an order, those that have begun as well: the time they had is taken back.
pub async fn withdraw_all(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<()> {
    let sql = "update download_sessions set expires_at = issued_at where order_id = $1";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Marks a session as counted, with the hash of what it gives; `false` if it was already, so that it
/// counts once however often it is resumed.
pub async fn mark_counted(
    c: &mut dyn Connection,
    id: &DownloadId,
    hash: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update download_sessions set counted_at = $2, hash = $3 \
               where id = $1 and counted_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Counts a response of a session that is about to be logged; `false` if there were `most`.
pub async fn count_response(
    c: &mut dyn Connection,
    id: &DownloadId,
    most: i64,
) -> sqlx::Result<bool> {
    let sql = "update download_sessions set responses = responses + 1 \
               where id = $1 and responses < $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(most)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Adds what a response handed out, which may have been the last byte (`is_end`).
pub async fn add_sent(
    c: &mut dyn Connection,
    id: &DownloadId,
    bytes: u64,
    is_end: bool,
) -> sqlx::Result<()> {
    let sql = "update download_sessions set sent_bytes = sent_bytes + $2, \
               is_end_sent = is_end_sent or $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
        .bind(is_end)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers that all `size` bytes of a session were handed out, when that is so: as many bytes,
/// and the last one among them. `false` if not, or if it was known before.
pub async fn mark_finished(
    c: &mut dyn Connection,
    id: &DownloadId,
    size: u64,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update download_sessions set finished_at = $2 \
               where id = $1 and finished_at is null and is_end_sent and sent_bytes >= $3";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(i64::try_from(size).unwrap_or(i64::MAX))
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
