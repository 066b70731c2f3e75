//! Uploads under way: announced, touched, checked, finished or given up.

use super::{Row, change, files, select};
use crate::{
    db::{Connection, on},
    files::Stored,
};
use domain::{Timestamp, file::File, id::FileId};
use sqlx::{query_as, query_scalar};

/// Remembers that somebody does something about an upload.
pub async fn touch(c: &mut dyn Connection, id: &FileId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update files set touched_at = $2 where id = $1";
    change!(c, sql, id, now.millis());
    Ok(())
}

/// Takes the checking of a file, unless somebody has it who gave a sign of life since `silent_since`.
pub async fn claim_check(
    c: &mut dyn Connection,
    id: &FileId,
    now: Timestamp,
    silent_since: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update files set checking_since = $2, refusal = null where id = $1 \
               and uploaded_at is null and (checking_since is null or checking_since < $3)";
    Ok(change!(c, sql, id, now.millis(), silent_since.millis()) == 1)
}

/// Gives a sign of life while a file is being checked.
pub async fn renew_check(c: &mut dyn Connection, id: &FileId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update files set checking_since = $2 where id = $1 and checking_since is not null";
    change!(c, sql, id, now.millis());
    Ok(())
}

/// Gives the checking of a file back, without a result.
pub async fn release_check(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<()> {
    change!(
        c,
        "update files set checking_since = null where id = $1",
        id
    );
    Ok(())
}

/// Ends the checking of a file that is not there: because of `why`, or because it is to be checked
/// anew. A refused upload starts over.
pub async fn set_refusal(
    c: &mut dyn Connection,
    id: &FileId,
    why: Option<&str>,
) -> sqlx::Result<()> {
    let sql = "update files set refusal = $2, checking_since = null, \
               upload_key = case when $2 is null then upload_key end \
               where id = $1 and uploaded_at is null";
    change!(c, sql, id, why);
    Ok(())
}

/// Remembers that the bytes are there and what they are; `false` if they were already.
pub async fn complete(
    c: &mut dyn Connection,
    id: &FileId,
    stored: &Stored,
    media_type: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update files set uploaded_at = $2, sha256 = $3, crc32 = $4, file_type = $5, \
               checking_since = null, refusal = null, upload_key = null \
               where id = $1 and uploaded_at is null";
    let (at, crc32) = (now.millis(), i64::from(stored.crc32));
    Ok(change!(c, sql, id, at, &stored.sha256, crc32, media_type) == 1)
}

/// The store's name for an upload in parts, if one was begun.
pub async fn upload_key(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<String>> {
    let sql = "select upload_key from files where id = $1";
    let key = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(key.flatten())
}

/// Remembers the store's name for an upload in parts; `false` if there is one.
pub async fn set_upload_key(c: &mut dyn Connection, id: &FileId, key: &str) -> sqlx::Result<bool> {
    let sql = "update files set upload_key = $2 where id = $1 and upload_key is null";
    Ok(change!(c, sql, id, key) == 1)
}

/// Forgets the store's name for an upload in parts that the store does not know any more.
pub async fn clear_upload_key(c: &mut dyn Connection, id: &FileId, key: &str) -> sqlx::Result<()> {
    let sql = "update files set upload_key = null where id = $1 and upload_key = $2";
    change!(c, sql, id, key);
    Ok(())
}

/// Uploads that nobody has touched since a moment, and that nobody is checking.
pub async fn unfinished(
    c: &mut dyn Connection,
    before: Timestamp,
    silent_since: Timestamp,
    most: i64,
) -> sqlx::Result<Vec<File>> {
    let sql = select!(
        "where uploaded_at is null and touched_at < $1 \
         and (checking_since is null or checking_since < $2) order by touched_at limit $3"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(before.millis())
        .bind(silent_since.millis())
        .bind(most)
        .fetch_all(c)
        .await?);
    Ok(files(rows))
}

/// Removes the row of an upload that is not finished; `false` if it is, or is gone.
pub async fn forget(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<bool> {
    let sql = "delete from files where id = $1 and uploaded_at is null";
    Ok(change!(c, sql, id) == 1)
}
