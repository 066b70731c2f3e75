//! Which version of a file is for whom, and where it stands.

use super::change;
use crate::db::{Connection, on};
use domain::{Timestamp, ending::LAST_TRANSFER, file::File, id::FileId};
use sqlx::query_scalar;

/// The version that took the place of a file, if one has.
pub async fn successor(c: &mut dyn Connection, id: &FileId) -> sqlx::Result<Option<FileId>> {
    let sql = "select id from files where replaces = $1 and uploaded_at is not null \
               and deleting_at is null order by uploaded_at limit 1";
    let next = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(next.map(FileId::trusted))
}

/// From this moment on nobody who buys gets the file; `false` if that is so already.
pub async fn end_at(c: &mut dyn Connection, id: &FileId, until: Timestamp) -> sqlx::Result<bool> {
    let sql = "update files set available_until = $2 where id = $1 and available_until is null";
    Ok(change!(c, sql, id, until.millis()) == 1)
}

/// Puts a new version where the one before stands, for whoever bought from `from` on.
pub async fn begin_at(
    c: &mut dyn Connection,
    id: &FileId,
    from: Option<Timestamp>,
    before: &File,
) -> sqlx::Result<()> {
    let sql = "update files set available_from = $2, position = $3, stamp = $4, shows_preview = $5 \
               where id = $1";
    let (from, stamp) = (from.map(Timestamp::millis), before.stamp.as_str());
    change!(
        c,
        sql,
        id,
        from,
        before.position,
        stamp,
        before.shows_preview
    );
    Ok(())
}

/// Gives a file its place among the files of its product.
pub async fn set_position(c: &mut dyn Connection, id: &FileId, position: i64) -> sqlx::Result<()> {
    let sql = "update files set position = $2 where id = $1";
    change!(c, sql, id, position);
    Ok(())
}

/// How many orders get this version of a file, or may get it when they are paid; a download that was
/// begun in time may still be running.
pub async fn buyers(c: &mut dyn Connection, file: &File, now: Timestamp) -> sqlx::Result<i64> {
    let sql = "select count(*) from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = $1 and \
               ((orders.status = 'processing' and cast($4 as bigint) is null) or \
               (orders.status in ('completed', 'partially_refunded', 'disputed') and orders.downloads_until > $2 \
               and orders.completed_at >= coalesce($3, 0) \
               and (cast($4 as bigint) is null or orders.completed_at < $4)))";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(file.product_id.as_str())
        .bind(now.plus(-LAST_TRANSFER).millis())
        .bind(file.available_from.map(Timestamp::millis))
        .bind(file.available_until.map(Timestamp::millis))
        .fetch_one(c)
        .await?))
}
