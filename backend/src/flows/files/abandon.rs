//! Uploads that nobody finishes: rows first, then whatever bytes have come.

use super::{arrival_key, check};
use crate::{
    Backend, Result, db,
    jobs::{self, Job},
};
use domain::{Timestamp, file::File, time::DAY};

/// How long an upload can rest and still be finished.
const REST: i64 = 7 * DAY;
/// How many are forgotten at once.
const AT_ONCE: i64 = 100;

/// Forgets an upload, in a transaction; a job then drops its bytes. `false` if it is finished: then
/// nothing happens.
pub(super) async fn forget(b: &Backend, tx: &mut db::Tx, file: &File) -> Result<bool> {
    let upload_key = db::files::upload_key(tx, &file.id).await?;
    db::file_parts::delete(tx, &file.id).await?;
    if !db::files::forget(tx, &file.id).await? {
        return Ok(false);
    }
    let keys = vec![arrival_key(file), file.storage_key.clone()];
    drop_later(b, tx, keys, upload_key, b.now()).await?;
    Ok(true)
}

/// Has bytes dropped that no file needs.
pub(super) async fn drop_later(
    b: &Backend,
    tx: &mut db::Tx,
    keys: Vec<String>,
    upload_key: Option<String>,
    at: Timestamp,
) -> Result<()> {
    let job = Job::DropBytes { keys, upload_key };
    jobs::enqueue(b, tx, &job, None, at).await
}

/// Drops the bytes under some keys, and the parts that were to be put together under the last one.
///
/// # Errors
/// If the store fails; it can be tried again.
pub(crate) async fn drop_bytes(
    b: &Backend,
    keys: &[String],
    upload_key: Option<&str>,
) -> Result<()> {
    if let (Some(key), Some(upload_key)) = (keys.last(), upload_key) {
        b.files.drop_parts(key, upload_key).await?;
    }
    for key in keys {
        b.files.delete(key).await?;
    }
    Ok(())
}

/// Forgets uploads that have rested for too long, and says how many.
///
/// # Errors
/// If the database fails.
pub(crate) async fn drop_abandoned(b: &Backend) -> Result<usize> {
    let mut tx = b.db.write().await?;
    let (before, silent_since) = (b.now().plus(-REST), check::silent_since(b));
    let old = db::files::unfinished(&mut tx, before, silent_since, AT_ONCE).await?;
    for file in &old {
        forget(b, &mut tx, file).await?;
    }
    tx.commit().await?;
    Ok(old.len())
}
