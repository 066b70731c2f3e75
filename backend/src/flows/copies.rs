//! Personal copies: PDFs that carry their buyer's address and order, made once per order.
//!
//! Who buys a stamped file gets this copy or nothing: never the original.

use super::{making, orders};
use crate::{
    Backend, Error, Result,
    db::{
        self, Connection,
        copies::{CopyBytes, PersonalCopy},
        orders::Order,
    },
    jobs::{self, Job},
    letters::Letter,
    media::{self, Kind, Outcome, Place, Refusal, Task},
};
use domain::{
    Code, Rejection,
    file::{File, Stamp},
    id::{CreatorId, FileId, OrderId},
    preview::{Making, copy_key},
    time::DAY,
};
use std::{io, time::Duration};

/// How long a copy waits for an original that is not in the store.
const UNTIL_GIVEN_UP: i64 = DAY;
/// How long somebody waits for a place to work before they are told to come back.
const QUEUE: Duration = Duration::from_secs(10);

/// Refuses what cannot carry a stamp, by trying it. Nothing is kept of the attempt.
///
/// # Errors
/// A rejection of `stamp` that says why, [`Code::FilesUnavailable`], or [`Code::Conflict`] if others
/// are being tried for too long. An upload that is being proven is never refused for that.
pub async fn check_stampable(b: &Backend, file: &File) -> Result<()> {
    let Ok(place) = tokio::time::timeout(QUEUE, b.media.place()).await else {
        return Err(busy(file));
    };
    let text = "Licensed to somebody@example.com";
    for attempt in 1.. {
        match stamped(b, &place, file, text, Stamp::Footer).await? {
            Ok(_) => break,
            // Whoever chooses the stamp can do so again; an upload that is refused is lost.
            Err(refusal) if file.uploaded_at.is_none() && refusal.may_pass(attempt) => {}
            Err(refusal) => return Err(Rejection::field("stamp", refusal.sentence()).into()),
        }
    }
    Ok(())
}

fn busy(file: &File) -> Error {
    if file.uploaded_at.is_none() {
        return io::Error::from(io::ErrorKind::ResourceBusy).into();
    }
    let message = words::refusal::copy_busy();
    Rejection::new(Code::Conflict, message).into()
}

/// Has the copies made that an order needs: in the transaction that fulfils it.
pub(crate) async fn order_all(b: &Backend, tx: &mut dyn Connection, order: &OrderId) -> Result<()> {
    for file in db::files::of_order(tx, order).await? {
        if file.stamp != Stamp::None {
            ask(b, tx, order, &file).await?;
        }
    }
    Ok(())
}

/// Has the copies of these files made that nobody has asked for yet.
pub(super) async fn order_these(b: &Backend, order: &OrderId, files: &[File]) -> Result<()> {
    let mut tx = b.db.write().await?;
    for file in files {
        ask(b, &mut tx, order, file).await?;
    }
    Ok(tx.commit().await?)
}

async fn ask(b: &Backend, tx: &mut dyn Connection, order: &OrderId, file: &File) -> Result<()> {
    let key = copy_key(&file.storage_key, order);
    if db::copies::ask(tx, order, &file.id, &key, b.now()).await? {
        schedule(b, tx, order, &file.id).await?;
    }
    Ok(())
}

async fn schedule(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &OrderId,
    file: &FileId,
) -> Result<()> {
    let job = Job::MakeCopy {
        order: order.clone(),
        file: file.clone(),
    };
    let key = format!("make_copy:{order}:{file}");
    jobs::reschedule(b, tx, &job, &key, b.now()).await
}

/// The buyer's copy of a stamped file, if it is there: where its bytes are and what they are.
///
/// # Errors
/// [`Code::Conflict`] while it is being made or if it could not be made.
pub(super) async fn ready(
    c: &mut dyn Connection,
    order: &OrderId,
    file: &File,
) -> Result<(String, CopyBytes)> {
    let message = match db::copies::find(c, order, &file.id).await? {
        Some(PersonalCopy {
            state: Making::Ready,
            bytes: Some(bytes),
            storage_key,
            ..
        }) => return Ok((storage_key, bytes)),
        Some(PersonalCopy {
            state: Making::Failed,
            ..
        }) => words::refusal::copy_failed(),
        _ => words::refusal::copy_making(),
    };
    Err(Rejection::new(Code::Conflict, message).into())
}

/// Makes a copy in a job.
///
/// # Errors
/// If the database or the store fails, no child can work, or the file took too much, which may pass;
/// it can be tried again.
pub(crate) async fn make(
    b: &Backend,
    place: &Place<'_>,
    attempt: i64,
    order: &OrderId,
    file: &FileId,
) -> Result<()> {
    let mut c = b.db.fresh().await?;
    let copy = db::copies::find(&mut c, order, file).await?;
    let (Some(copy), Some(order), Some(file)) = (
        copy.filter(|copy| copy.state == Making::Waiting),
        db::orders::by_id(&mut c, order).await?,
        db::files::by_id(&mut c, file).await?,
    ) else {
        return Ok(());
    };
    drop(c);
    if file.stamp == Stamp::None {
        // Everybody gets the same bytes again. Should that change once more, it is ordered anew.
        let mut tx = b.db.write().await?;
        db::copies::forget(&mut tx, &order.id, &file.id).await?;
        return Ok(tx.commit().await?);
    }
    if file.stamp == Stamp::Unknown {
        tracing::error!(file.id = %file.id, "A file has a stamp that this version does not know");
        return give_up(b, &copy, Refusal::NoPlace).await;
    }
    let has_waited = b.now().since(copy.created_at) >= UNTIL_GIVEN_UP;
    if has_waited && !is_stored(b, &file).await? {
        return give_up(b, &copy, Refusal::Gone).await;
    }
    let folder = match stamped(b, place, &file, &line(&order), file.stamp).await? {
        Ok(folder) => folder,
        Err(refusal) if refusal.may_pass(attempt) => return Err(making::trouble(refusal)),
        Err(refusal) => return give_up(b, &copy, refusal).await,
    };
    let stored = making::keep(b, &copy.storage_key, &folder.path(media::COPY)).await?;
    let bytes = CopyBytes {
        size: stored.size,
        sha256: stored.sha256,
        crc32: stored.crc32,
    };
    let mut tx = b.db.write().await?;
    if !making::may_be_kept(&mut tx, &file.id).await? {
        drop(tx);
        return making::drop_made(b, &[&copy.storage_key]).await;
    }
    db::copies::ready(&mut tx, &order.id, &file.id, &bytes, b.now()).await?;
    tx.commit().await?;
    tracing::info!(order.id = %order.id, file.id = %file.id, "Made a personal copy");
    Ok(())
}

/// Whether as many bytes are in the store as were uploaded.
async fn is_stored(b: &Backend, file: &File) -> Result<bool> {
    let size = b.files.size(&file.storage_key).await?;
    Ok(size.is_some() && size == u64::try_from(file.size_bytes).ok())
}

/// What a copy carries.
fn line(order: &Order) -> String {
    let bought = order.completed_at.unwrap_or(order.created_at).display_utc();
    let day = bought.split(',').next().unwrap_or_default();
    format!("Licensed to {} · order {}, {day}", order.email, order.id)
}

/// Fetches a file and has it stamped: the folder with the copy in it, or why there is none.
async fn stamped(
    b: &Backend,
    place_to_work: &Place<'_>,
    file: &File,
    text: &str,
    place: Stamp,
) -> Result<std::result::Result<media::Folder, Refusal>> {
    match making::kind(b, file).await? {
        Some(Kind::Pdf) if file.size_bytes > Kind::Pdf.most_bytes() => {
            return Ok(Err(Refusal::TooLarge));
        }
        Some(Kind::Pdf) => {}
        _ => return Ok(Err(Refusal::NotPdf)),
    }
    let folder = making::fetch(b, file).await?;
    let task = Task::Stamp {
        text: text.to_owned(),
        place,
    };
    Ok(match b.media.run(place_to_work, &folder, &task).await? {
        Outcome::Made(_) => Ok(folder),
        Outcome::Refused(refusal) => Err(refusal),
    })
}

/// The creator is told; the buyer reads on the order page that they were.
async fn give_up(b: &Backend, copy: &PersonalCopy, refusal: Refusal) -> Result<()> {
    let mut tx = b.db.write().await?;
    let (order, file) = (&copy.order, &copy.file);
    if db::copies::failed(&mut tx, order, file, &refusal.sentence()).await? {
        let letter = Letter::CopyFailed {
            order: order.clone(),
            file: file.clone(),
        };
        jobs::send(b, &mut tx, letter, None).await?;
    }
    tx.commit().await?;
    tracing::warn!(order.id = %order, file.id = %file, copy.refusal = ?refusal, "Could not make a personal copy");
    Ok(())
}

/// A personal copy as its creator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedCopy {
    /// Of which file.
    pub file_id: FileId,
    /// What that is called.
    pub file_name: String,
    /// How far it is.
    pub state: Making,
    /// Why it could not be made, in a sentence.
    pub failure: Option<words::Sentence>,
}

/// The personal copies of a creator's order, as far as its files are still there.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn of_order(
    b: &Backend,
    creator: &CreatorId,
    order: &OrderId,
) -> Result<Vec<OrderedCopy>> {
    orders::get(b, creator, order).await?;
    let mut c = b.db.fresh().await?;
    let mut copies = Vec::new();
    for copy in db::copies::of_order(&mut c, order).await? {
        if let Some(file) = db::files::by_id(&mut c, &copy.file).await? {
            copies.push(OrderedCopy {
                file_id: copy.file,
                file_name: file.file_name,
                state: copy.state,
                failure: copy.failure,
            });
        }
    }
    Ok(copies)
}

/// Tries once more to make the copies of an order that could not be made.
///
/// # Errors
/// [`Code::NotFound`], or [`Code::Conflict`] if there are none.
pub async fn retry(b: &Backend, creator: &CreatorId, order: &OrderId) -> Result<()> {
    orders::get(b, creator, order).await?;
    let mut tx = b.db.write().await?;
    let mut is_any = false;
    for copy in db::copies::of_order(&mut tx, order).await? {
        if db::copies::retry(&mut tx, order, &copy.file).await? {
            schedule(b, &mut tx, order, &copy.file).await?;
            is_any = true;
        }
    }
    if !is_any {
        let message = words::refusal::copy_none_failed();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    Ok(tx.commit().await?)
}
