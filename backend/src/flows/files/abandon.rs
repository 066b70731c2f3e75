//! Uploads that nobody finishes: rows first, then whatever bytes have come.

use super::arrival_key;
use crate::{
    Backend, Result, db,
    jobs::{self, Job},
};
use domain::{file::File, time::DAY};

/// How long an upload can rest and still be finished.
const REST: i64 = 7 * DAY;
/// How many are forgotten at once.
const AT_ONCE: i64 = 100;

/// Forgets an upload that is not finished, in a transaction; a job then drops its bytes.
pub(super) async fn forget(b: &Backend, tx: &mut db::Tx, file: &File) -> Result<()> {
    let upload_key = db::files::upload_key(tx, &file.id).await?;
    db::file_parts::delete(tx, &file.id).await?;
    db::files::delete(tx, &file.id).await?;
    let job = Job::DropUpload {
        arrival: arrival_key(file),
        key: file.storage_key.clone(),
        upload_key,
    };
    jobs::enqueue(b, tx, &job, None, b.now()).await
}

/// Drops the bytes of an upload that was forgotten.
///
/// # Errors
/// If the store fails; it can be tried again.
pub(crate) async fn drop_bytes(
    b: &Backend,
    arrival: &str,
    key: &str,
    upload_key: Option<&str>,
) -> Result<()> {
    b.files.delete(arrival).await?;
    if let Some(upload_key) = upload_key {
        b.files.drop_parts(key, upload_key).await?;
    }
    Ok(())
}

/// Forgets uploads that have rested for too long, and says how many.
///
/// # Errors
/// If the database fails.
pub(crate) async fn drop_abandoned(b: &Backend) -> Result<usize> {
    let mut tx = b.db.write().await?;
    let before = b.now().plus(-REST);
    let old = db::files::unfinished(&mut tx, before, AT_ONCE).await?;
    for file in &old {
        forget(b, &mut tx, file).await?;
    }
    tx.commit().await?;
    Ok(old.len())
}
