//! The end of pictures that nothing uses: the objects first, then the rows. Each step can be repeated.

use crate::{Backend, Result, db};
use domain::{id::PictureId, picture::UNUSED_FOR};

/// How many are deleted in one go.
const BATCH: i64 = 100;

/// Looks which pictures nothing uses, and deletes those of a week ago: how many.
///
/// # Errors
/// If the database or the store fails; the next round goes on.
pub async fn end(b: &Backend) -> Result<usize> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    db::pictures::look(&mut tx, now).await?;
    db::pictures::begin_deleting(&mut tx, now.plus(-UNUSED_FOR), now).await?;
    tx.commit().await?;
    finish_all(b).await
}

/// Finishes deleting what was begun, by whomever: how many.
///
/// # Errors
/// If the database or the store fails; the next round goes on.
pub(in crate::flows) async fn finish_all(b: &Backend) -> Result<usize> {
    let mut ended = 0;
    loop {
        let ids = db::pictures::being_deleted(&mut b.db.fresh().await?, BATCH).await?;
        if ids.is_empty() {
            return Ok(ended);
        }
        for id in &ids {
            finish(b, id).await?;
            ended += 1;
        }
    }
}

async fn finish(b: &Backend, id: &PictureId) -> Result<()> {
    for key in db::pictures::keys(&mut b.db.fresh().await?, id).await? {
        b.files.delete(&key).await?;
    }
    let mut tx = b.db.write().await?;
    db::pictures::delete(&mut tx, id).await?;
    tx.commit().await?;
    tracing::info!(picture.id = %id, "Deleted a picture that nothing used");
    Ok(())
}
