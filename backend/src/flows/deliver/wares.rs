//! Which files a session is about, and whether the order gives them at this moment.

use super::{
    parcel::Item,
    source::{Source, source},
};
use crate::{
    Backend, Result,
    db::{
        self, Connection,
        orders::{Order, OrderItem},
    },
    error::not_found,
};
use domain::{
    Code, Rejection, Timestamp, file::File, id::FileId, link::Target, order::OrderStatus, time::DAY,
};

/// The item of an order that a file belongs to.
pub(super) fn item_of<'a>(order: &'a Order, file: &File) -> Option<&'a OrderItem> {
    order
        .items
        .iter()
        .find(|item| item.product_id == file.product_id)
}

/// Refuses unless the order grants downloads.
pub(super) fn check_status(order: &Order) -> Result<()> {
    if order.status == OrderStatus::Disputed {
        let message = words::refusal::download_disputed();
        return Err(Rejection::new(Code::Revoked, message).into());
    }
    if order.status.is_revoked() {
        let message = words::refusal::download_revoked();
        return Err(Rejection::new(Code::Revoked, message).into());
    }
    if !order.status.grants_downloads() {
        let message = words::refusal::download_not_paid();
        return Err(Rejection::new(Code::NotPaid, message).into());
    }
    Ok(())
}

/// The moment from which the time for downloads runs, and which decides about versions.
fn fulfilled_at(order: &Order) -> Timestamp {
    order.completed_at.unwrap_or(order.created_at)
}

/// Whether there is still time to begin a download of an item.
pub(super) fn is_open(order: &Order, item: &OrderItem, now: Timestamp) -> bool {
    let window = item.download_window_days.saturating_mul(DAY);
    now < fulfilled_at(order).plus(window)
}

/// Refuses when the time for downloads is over.
fn check_window(order: &Order, item: &OrderItem, now: Timestamp) -> Result<()> {
    if is_open(order, item, now) {
        return Ok(());
    }
    Err(Rejection::new(Code::DownloadsOver, words::refusal::download_over()).into())
}

/// What a new session would give.
pub(super) async fn offered(
    b: &Backend,
    c: &mut dyn Connection,
    order: &Order,
    target: &Target,
) -> Result<Vec<Item>> {
    match target {
        Target::File(id) => {
            let (file, item) = bought(c, order, id).await?;
            check_status(order)?;
            check_window(order, &item, b.now())?;
            Ok(vec![to_item(c, order, file, &item).await?])
        }
        Target::All => {
            check_status(order)?;
            all(b, c, order).await
        }
    }
}

/// All files of an order whose time is not over.
async fn all(b: &Backend, c: &mut dyn Connection, order: &Order) -> Result<Vec<Item>> {
    let files = db::files::of_order(c, &order.id).await?;
    if files.is_empty() {
        return Err(not_found(words::refusal::no_such_file()));
    }
    let mut items = Vec::with_capacity(files.len());
    for file in files {
        let item =
            item_of(order, &file).ok_or_else(|| not_found(words::refusal::no_such_file()))?;
        if is_open(order, item, b.now()) {
            items.push(to_item(c, order, file, item).await?);
        }
    }
    if items.is_empty() {
        let message = words::refusal::download_all_over();
        return Err(Rejection::new(Code::DownloadsOver, message).into());
    }
    Ok(items)
}

/// What a session gives that was issued for these files. One that has begun may outlive the time for
/// downloads.
pub(super) async fn promised(
    b: &Backend,
    c: &mut dyn Connection,
    order: &Order,
    session: &db::downloads::Session,
) -> Result<Vec<Item>> {
    check_status(order)?;
    let ids = match &session.target {
        Target::File(id) => std::slice::from_ref(id),
        Target::All => session.files.as_slice(),
    };
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        let found = bought(c, order, id).await;
        let (file, item) = match found {
            Err(error) if error.is(Code::NotFound) => return Err(changed()),
            found => found?,
        };
        if session.counted_at.is_none() {
            check_window(order, &item, b.now())?;
        }
        items.push(to_item(c, order, file, &item).await?);
    }
    Ok(items)
}

/// "What this link was made for, or began with, is not there any more."
pub(super) fn changed() -> crate::Error {
    let message = words::refusal::download_changed();
    Rejection::new(Code::Expired, message).into()
}

/// A file that was bought, in the version that the order gives.
async fn bought(c: &mut dyn Connection, order: &Order, id: &FileId) -> Result<(File, OrderItem)> {
    let file = db::files::by_id(c, id)
        .await?
        .filter(|file| file.is_for(fulfilled_at(order)))
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    let item = item_of(order, &file)
        .cloned()
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    Ok((file, item))
}

async fn to_item(
    c: &mut dyn Connection,
    order: &Order,
    file: File,
    item: &OrderItem,
) -> Result<Item> {
    let source = source(c, order, &file).await?;
    Ok(as_item(file, item, source))
}

/// A file with the bytes that its buyer gets.
pub(super) fn as_item(file: File, item: &OrderItem, source: Source) -> Item {
    Item {
        source,
        limit: item.download_limit,
        at: file.uploaded_at.unwrap_or(file.created_at),
        file: file.id,
    }
}

/// Refuses if one of the files has no session left.
pub(super) fn check_left(items: &[Item], used: &[(FileId, i64)]) -> Result<()> {
    let is_used_up = |item: &&Item| {
        used.iter()
            .any(|(id, used)| *id == item.file && *used >= item.limit)
    };
    match items.iter().find(is_used_up) {
        Some(item) => Err(limit_reached(items, item)),
        None => Ok(()),
    }
}

/// "All downloads have been used", of one file or of one in an archive.
pub(super) fn limit_reached(items: &[Item], item: &Item) -> crate::Error {
    let message = if items.len() == 1 {
        words::refusal::download_used_up()
    } else {
        words::refusal::download_file_used_up(&*item.source.file_name)
    };
    Rejection::new(Code::LimitReached, message).into()
}
