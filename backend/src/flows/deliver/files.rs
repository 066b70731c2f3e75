//! The files of an order as its buyer sees them.

use super::{
    parcel::{self, Item},
    source::{Source, source},
    wares,
};
use crate::{
    Backend, Error, Result,
    db::{
        self, Connection,
        orders::{Order, OrderItem},
    },
    flows::copies,
};
use domain::{
    archive,
    file::{File, Stamp},
    id::{FileId, ProductId},
};
use words::Sentence;

/// A file that was bought.
#[derive(Clone, Debug, PartialEq)]
pub struct PurchasedFile {
    /// Identifies the file.
    pub id: FileId,
    /// The product it belongs to.
    pub product_id: ProductId,
    /// Its name.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// How many download sessions are left.
    pub downloads_left: i64,
    /// Why it cannot be had at this moment, if so, in a sentence.
    pub waits: Option<Sentence>,
}

/// All files of an order in one archive.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedArchive {
    /// What it is saved as.
    pub file_name: String,
    /// Its size in bytes.
    pub size_bytes: i64,
}

/// The files of an order, and the archive of all of them where there is one to be had.
pub(super) async fn shown(
    b: &Backend,
    c: &mut dyn Connection,
    order: &Order,
    page_title: &str,
) -> Result<(Vec<PurchasedFile>, Option<OfferedArchive>)> {
    let used = db::downloads::used(c, &order.id).await?;
    let (mut files, mut items) = (Vec::new(), Vec::new());
    let mut are_all_there = true;
    for file in db::files::of_order(c, &order.id).await? {
        let Some(item) = wares::item_of(order, &file) else {
            continue;
        };
        let used = used.iter().find(|(id, _)| *id == file.id);
        let left = item.download_limit - used.map_or(0, |(_, used)| *used);
        let is_open = wares::is_open(order, item, b.now());
        let (source, waits) = if is_open {
            let (source, waits) = available(c, order, &file).await?;
            // What is used up is not made any more.
            (source, waits.filter(|_| left > 0))
        } else {
            (None, Some(words::refusal::download_over()))
        };
        files.push(as_shown(&file, source.as_ref(), left, waits));
        if is_open {
            are_all_there &= left > 0 && source.is_some();
            items.extend(packed(file, item, source));
        }
    }
    let archive = (are_all_there && items.len() > 1).then(|| OfferedArchive {
        file_name: archive::file_name(page_title),
        size_bytes: i64::try_from(parcel::archive_size(&items)).unwrap_or(i64::MAX),
    });
    Ok((files, archive))
}

/// Whether anything of an order can be fetched now.
pub(in crate::flows) async fn can_fetch(
    b: &Backend,
    c: &mut dyn Connection,
    order: &Order,
) -> Result<bool> {
    if !order.status.grants_downloads() {
        return Ok(false);
    }
    let used = db::downloads::used(c, &order.id).await?;
    let files = db::files::of_order(c, &order.id).await?;
    Ok(files.iter().any(|file| is_to_be_had(b, order, file, &used)))
}

/// Whether there is time to fetch a file, and a download left.
fn is_to_be_had(b: &Backend, order: &Order, file: &File, used: &[(FileId, i64)]) -> bool {
    let used = used.iter().find(|(id, _)| *id == file.id);
    wares::item_of(order, file).is_some_and(|item| {
        let is_left = used.map_or(0, |(_, used)| *used) < item.download_limit;
        is_left && wares::is_open(order, item, b.now())
    })
}

/// Has the copies made that nobody has asked for yet, because a file was stamped after the order: of
/// what can still be fetched. Whoever calls it holds no connection: it takes its own.
pub(super) async fn order_copies(b: &Backend, order: &Order) -> Result<()> {
    if !order.status.grants_downloads() {
        return Ok(());
    }
    let mut c = b.db.fresh().await?;
    let known = db::copies::of_order(&mut c, &order.id).await?;
    let used = db::downloads::used(&mut c, &order.id).await?;
    let mut files = db::files::of_order(&mut c, &order.id).await?;
    drop(c);
    files.retain(|file| {
        let is_new = !known.iter().any(|copy| copy.file == file.id);
        file.stamp != Stamp::None && is_new && is_to_be_had(b, order, file, &used)
    });
    if files.is_empty() {
        return Ok(());
    }
    copies::order_these(b, &order.id, &files).await
}

fn packed(file: File, item: &OrderItem, source: Option<Source>) -> Option<Item> {
    source.map(|source| wares::as_item(file, item, source))
}

/// The bytes of a file, or why there are none yet: that is no reason not to show the rest.
async fn available(
    c: &mut dyn Connection,
    order: &Order,
    file: &File,
) -> Result<(Option<Source>, Option<Sentence>)> {
    match source(c, order, file).await {
        Ok(source) => Ok((Some(source), None)),
        Err(Error::Rejected(rejection)) => Ok((None, Some(rejection.message))),
        Err(error) => Err(error),
    }
}

fn as_shown(
    file: &File,
    source: Option<&Source>,
    left: i64,
    waits: Option<Sentence>,
) -> PurchasedFile {
    PurchasedFile {
        id: file.id.clone(),
        product_id: file.product_id.clone(),
        file_name: file.file_name.clone(),
        file_type: file.file_type.clone(),
        size_bytes: source.map_or(file.size_bytes, |source| source.size_bytes),
        downloads_left: left.max(0),
        waits,
    }
}
