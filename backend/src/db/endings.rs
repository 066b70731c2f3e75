//! Which files nobody can buy or download any more, and what is being done about them.

use super::{Connection, on};
use domain::{
    Timestamp,
    ending::{Ended, LAST_TRANSFER, Reason},
    id::{CreatorId, FileId, ProductId},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// Whether an order's buyer can still download, or may again after a dispute. `$2`: downloads that
/// were begun before the end of the window have ended too.
macro_rules! may_download {
    () => {
        "(orders.status in ('completed', 'partially_refunded', 'disputed') \
         and (orders.downloads_until is null or orders.downloads_until > $2))"
    };
}

/// Whether a product was for sale and nobody can buy or download it any more. `$1`: now.
macro_rules! is_over {
    () => {
        concat!(
            "(products.deleted_at is not null \
             or (products.expires_at is not null and products.expires_at <= $1) \
             or not exists (select 1 from offers join pages on pages.id = offers.page_id \
               where offers.product_id = products.id and pages.deleted_at is null and pages.expires_at > $1)) \
             and (products.deleted_at is not null \
             or exists (select 1 from order_items where order_items.product_id = products.id) \
             or exists (select 1 from offers join pages on pages.id = offers.page_id \
               where offers.product_id = products.id and pages.is_published and pages.deleted_at is null)) \
             and not exists (select 1 from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = products.id and (orders.status = 'processing' or ",
            may_download!(),
            "))"
        )
    };
}

/// Whether a version was replaced and none of those who get it can download any more; nor could they
/// a moment ago, for a download that has begun may end.
macro_rules! is_unneeded {
    () => {
        concat!(
            "files.uploaded_at is not null and files.deleting_at is null and files.available_until <= $2 \
             and not exists (select 1 from files as next \
               where next.replaces = files.id and next.uploaded_at > $2) \
             and not exists (select 1 from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = files.product_id and ",
            may_download!(),
            " and coalesce(orders.completed_at, orders.created_at) < files.available_until \
               and (files.available_from is null \
                 or files.available_from <= coalesce(orders.completed_at, orders.created_at)))"
        )
    };
}

/// Until when a window must have been over, so that nobody downloads any more.
const fn cutoff(now: Timestamp) -> i64 {
    now.plus(-LAST_TRANSFER).millis()
}

#[derive(FromRow)]
struct Row {
    id: String,
    expires_at: Option<i64>,
    deleted_at: Option<i64>,
    files_end_at: Option<i64>,
    closed_at: Option<i64>,
    window_end: Option<i64>,
}

impl From<Row> for (ProductId, Ended) {
    fn from(row: Row) -> Self {
        let closed = match (row.closed_at, row.expires_at) {
            (Some(closed), Some(expires)) => Some(closed.min(expires)),
            (closed, _) => closed,
        };
        let since = closed.max(row.window_end).or(row.deleted_at);
        let ended = Ended {
            since: Timestamp::from_millis(since.unwrap_or_default()),
            is_deleted: row.deleted_at.is_some(),
            announced: row.files_end_at.map(Timestamp::from_millis),
        };
        (ProductId::trusted(row.id), ended)
    }
}

/// The columns of an ended product, as one literal for [`concat!`].
macro_rules! select_ended {
    ($rest:literal) => {
        concat!(
            "select products.id, products.expires_at, products.deleted_at, products.files_end_at, \
             (select max(case when pages.deleted_at < pages.expires_at then pages.deleted_at else pages.expires_at end) \
               from offers join pages on pages.id = offers.page_id where offers.product_id = products.id \
               and (pages.is_published or exists (select 1 from orders where orders.page_id = pages.id))) as closed_at, \
             (select max(orders.downloads_until) from order_items join orders on orders.id = order_items.order_id \
               where order_items.product_id = products.id) as window_end \
             from products where ",
            is_over!(),
            $rest
        )
    };
}

/// Products after `after` that are over and still have files, by their ids.
pub async fn ended(
    c: &mut dyn Connection,
    after: &str,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<(ProductId, Ended)>> {
    let sql = select_ended!(
        " and products.id > $3 and exists (select 1 from files where files.product_id = products.id \
         and files.uploaded_at is not null and files.deleting_at is null) order by products.id limit $4"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(now.millis())
        .bind(cutoff(now))
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(<(ProductId, Ended)>::from).collect())
}

/// The same about one product; nothing if it is not over.
pub async fn of_product(
    c: &mut dyn Connection,
    product: &ProductId,
    now: Timestamp,
) -> sqlx::Result<Option<Ended>> {
    let sql = select_ended!(" and products.id = $3");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(now.millis())
        .bind(cutoff(now))
        .bind(product.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(|row| <(ProductId, Ended)>::from(row).1))
}

/// Keeps everybody from selling a product on the pages it is on until the transaction ends.
pub async fn take_offers(c: &mut dyn Connection, product: &ProductId) -> sqlx::Result<()> {
    let sql = "update offers set held = held where product_id = $1";
    on!(c, |c| query(sql)
        .bind(product.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers until when the creator was told that the files of a product stay.
pub async fn announce(
    c: &mut dyn Connection,
    product: &ProductId,
    end: Option<Timestamp>,
) -> sqlx::Result<()> {
    let sql = "update products set files_end_at = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(product.as_str())
        .bind(end.map(Timestamp::millis))
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Until when the files of a product stay: whose it is, what it is called, and the moment.
pub async fn announced(
    c: &mut dyn Connection,
    product: &ProductId,
) -> sqlx::Result<Option<(CreatorId, String, Timestamp)>> {
    let sql = "select creator_id, name, files_end_at from products \
               where id = $1 and files_end_at is not null";
    let row = on!(c, |c| query_as::<_, (String, String, i64)>(sql)
        .bind(product.as_str())
        .fetch_optional(c)
        .await?);
    Ok(row.map(|(creator, name, end)| {
        let (creator, end) = (CreatorId::trusted(creator), Timestamp::from_millis(end));
        (creator, name, end)
    }))
}

/// Takes back what was announced about products that can be bought or downloaded again: how many.
pub async fn call_off(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<u64> {
    let sql = concat!(
        "update products set files_end_at = null where files_end_at is not null and not (",
        is_over!(),
        ")"
    );
    Ok(on!(c, |c| query(sql)
        .bind(now.millis())
        .bind(cutoff(now))
        .execute(c)
        .await?
        .rows_affected()))
}

/// Versions that were replaced, and that nobody can download any more.
pub async fn replaced(
    c: &mut dyn Connection,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<FileId>> {
    let sql = concat!(
        "select files.id from files where ",
        is_unneeded!(),
        " order by files.id limit $1"
    );
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(limit)
        .bind(cutoff(now))
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(FileId::trusted).collect())
}

/// Whether a version was replaced, and nobody can download it any more.
pub async fn is_unneeded(
    c: &mut dyn Connection,
    file: &FileId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = concat!(
        "select count(*) from files where files.id = $1 and ",
        is_unneeded!()
    );
    let count = on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(file.as_str())
        .bind(cutoff(now))
        .fetch_one(c)
        .await?);
    Ok(count > 0)
}

/// Begins to delete a version that was replaced, unless somebody can download it; `false` then.
pub async fn begin_replaced(
    c: &mut dyn Connection,
    file: &FileId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = concat!(
        "update files set deleting_at = $1, deleting_because = $3 where id = $4 and ",
        is_unneeded!()
    );
    let done = on!(c, |c| query(sql)
        .bind(now.millis())
        .bind(cutoff(now))
        .bind(Reason::Replaced.as_str())
        .bind(file.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Begins to delete a file: from now on it is given to nobody. `false` if that was begun already.
pub async fn begin(
    c: &mut dyn Connection,
    file: &FileId,
    reason: Reason,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update files set deleting_at = $2, deleting_because = $3 \
               where id = $1 and deleting_at is null";
    let done = on!(c, |c| query(sql)
        .bind(file.as_str())
        .bind(now.millis())
        .bind(reason.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Files that somebody has begun to delete, the oldest beginnings first.
pub async fn begun(c: &mut dyn Connection, limit: i64) -> sqlx::Result<Vec<FileId>> {
    let sql =
        "select id from files where deleting_at is not null order by deleting_at, id limit $1";
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(limit)
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(FileId::trusted).collect())
}

/// Why a file is being deleted; nothing if it is not, or is gone.
pub async fn reason(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Option<Reason>> {
    let sql = "select deleting_because from files where id = $1 and deleting_at is not null";
    let reason = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(file.as_str())
        .fetch_optional(c)
        .await?);
    Ok(reason.flatten().as_deref().and_then(Reason::parse))
}

/// The storage keys of a file, of what came late for it, and of everything that was made from it. The rows about these go with
/// the file's own.
pub async fn objects(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Vec<String>> {
    let sql = "select storage_key from files where id = $1 \
               union select 'arrivals/' || id from files where id = $1 \
               union select storage_key from previews where file_id = $1 \
               union select storage_key from personal_copies where file_id = $1 order by storage_key";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(file.as_str())
        .fetch_all(c)
        .await?))
}
