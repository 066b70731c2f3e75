//! Files of products: announced, uploaded in parts to signed addresses, proven, changed, deleted.
//!
//! | module | is |
//! |---|---|
//! | [`upload`] | where the bytes of each part are to be sent, and which have come |
//! | [`receive`] | taking bytes, where the store is this machine |
//! | [`check`] | proving what came, and who waits for it: only then can it be sold |
//! | [`change`] | names, order, and what happens with a file |
//! | [`abandon`] | uploads that nobody finishes |

mod abandon;
mod change;
mod check;
mod receive;
mod upload;

pub(crate) use abandon::{drop_abandoned, drop_bytes};
pub use change::{FileChange, change, reorder};
pub use check::complete_upload;
pub(crate) use check::run_later as check_later;
pub use receive::{open_upload, receive};
pub use upload::{AnnouncedPart, Upload, UploadPart, continue_upload};

use super::ending;
use crate::{
    Backend, Result, db,
    error::{not_found, on_conflict},
};
use domain::{
    Code, Rejection,
    ending::Reason,
    file::{File, FileDraft, FileTerms, Stamp, storage_key, version_key},
    id::{CreatorId, FileId, ProductId},
};

/// How many files one product can have.
const MOST_FILES: usize = 100;

/// Announces a file and gets the addresses for its bytes.
///
/// Announcing the same name and size again while the bytes have not come goes on with that upload
/// if it has parts, and starts over otherwise.
///
/// # Errors
/// Fields that are not acceptable, [`Code::NotFound`], or [`Code::Conflict`] if the product has a
/// file of this name or too many; [`Code::FilesUnavailable`].
pub async fn begin_upload(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
    draft: &FileDraft,
) -> Result<(File, Upload)> {
    let mut tx = b.db.write().await?;
    db::products::by_id(&mut tx, creator, product)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_product()))?;
    let terms = draft.check()?;
    let siblings = db::files::of_product(&mut tx, product).await?;
    let unfinished = siblings.iter().find(|file| {
        file.uploaded_at.is_none()
            && file.file_name == terms.file_name
            && file.replaces == terms.replaces
    });
    check_room(&siblings, unfinished, &terms)?;
    let file = match unfinished {
        Some(file) if goes_on(b, file, &terms) => {
            db::files::touch(&mut tx, &file.id, b.now()).await?;
            file.clone()
        }
        other => {
            if let Some(given_up) = other {
                abandon::forget(b, &mut tx, given_up).await?;
            }
            let file = announced(b, creator, product, terms, &siblings);
            let file = with_key(&mut tx, file).await?;
            on_conflict(db::files::insert(&mut tx, &file).await, taken)?;
            file
        }
    };
    tx.commit().await?;
    let upload = upload::plan(b, &file).await?;
    Ok((file, upload))
}

/// Whether an upload is the one that was begun before: its parts that came need not come again.
fn goes_on(b: &Backend, file: &File, terms: &FileTerms) -> bool {
    domain::upload::part_size(file.size_bytes).is_some()
        && file.size_bytes == terms.size_bytes
        && file.file_type == terms.file_type
        && file.sha256 == terms.sha256
        && !check::is_underway(b, file)
}

/// Refuses a file more than there can be, a name that is taken, and a new version of nothing.
fn check_room(siblings: &[File], unfinished: Option<&File>, terms: &FileTerms) -> Result<()> {
    let current = siblings.iter().filter(|file| file.is_current());
    let adds_one = unfinished.is_none() && terms.replaces.is_none();
    if adds_one && current.clone().count() >= MOST_FILES {
        let message = words::refusal::file_most();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let replaced = terms.replaces.as_ref().map(|replaces| &replaces.file);
    let mut ready = current.filter(|file| file.uploaded_at.is_some());
    if replaced.is_some_and(|id| !ready.clone().any(|file| file.id == *id)) {
        return Err(not_found(words::refusal::no_such_file()));
    }
    if ready.any(|file| file.file_name == terms.file_name && Some(&file.id) != replaced) {
        return Err(taken().into());
    }
    Ok(())
}

fn taken() -> Rejection {
    Rejection::field("fileName", words::refusal::file_name_taken())
}

/// Gives a file the key of the data model or, if any file ever had that, one of its own.
async fn with_key(tx: &mut db::Tx, mut file: File) -> Result<File> {
    let (creator, product) = (&file.creator_id, &file.product_id);
    let keys = [
        storage_key(creator, product, &file.file_name),
        version_key(creator, product, &file.id, &file.file_name),
    ];
    for key in keys {
        if db::files::take_key(tx, &key).await? {
            file.storage_key = key;
            return Ok(file);
        }
    }
    Err(taken().into())
}

fn announced(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
    terms: FileTerms,
    siblings: &[File],
) -> File {
    let last = siblings.iter().map(|file| file.position).max();
    File {
        id: FileId::trusted(b.new_id()),
        product_id: product.clone(),
        creator_id: creator.clone(),
        file_name: terms.file_name,
        file_type: terms.file_type,
        storage_key: String::new(),
        size_bytes: terms.size_bytes,
        sha256: terms.sha256,
        created_at: b.now(),
        uploaded_at: None,
        crc32: None,
        position: last.map_or(0, |last| last + 1),
        available_from: None,
        available_until: None,
        replaces: terms.replaces,
        checking_since: None,
        refusal: None,
        stamp: Stamp::None,
        shows_preview: false,
    }
}

/// Where the bytes of a file wait until they are proven, if they come as a whole.
fn arrival_key(file: &File) -> String {
    format!("arrivals/{}", file.id)
}

/// A file of a creator.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn get(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let file = db::files::by_id(&mut b.db.fresh().await?, id).await?;
    file.filter(|file| file.creator_id == *creator)
        .ok_or_else(|| not_found(words::refusal::no_such_file()))
}

/// The files of a creator's product in their order, with unfinished uploads and earlier versions.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn list(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<Vec<File>> {
    let mut c = b.db.fresh().await?;
    db::products::by_id(&mut c, creator, product)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_product()))?;
    Ok(db::files::of_product(&mut c, product).await?)
}

/// Deletes a file. From here on nobody gets it; its bytes go at once or, if the store does not
/// answer, as soon as it does.
///
/// # Errors
/// [`Code::NotFound`], or [`Code::Conflict`] while somebody who bought it can still download it, or
/// while a page sells it as the only file of its product.
pub async fn delete(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<()> {
    let file = get(b, creator, id).await?;
    if file.uploaded_at.is_none() {
        return cancel_upload(b, creator, id).await;
    }
    b.pauses.at("file.deleting").await;
    let mut tx = b.db.write().await?;
    // Taken first: whoever buys now either has an order that is counted, or finds the file gone.
    db::endings::take_offers(&mut tx, &file.product_id).await?;
    // Read again: somebody else may have deleted it.
    let file = db::files::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    check_unneeded(b, &mut tx, &file).await?;
    if !ending::begin(b, &mut tx, id, Reason::Creator).await? {
        return Err(not_found(words::refusal::no_such_file()));
    }
    tx.commit().await?;
    if let Err(error) = ending::finish(b, id).await {
        tracing::warn!(file.id = %id, %error, "The bytes of a deleted file stay for now");
    }
    Ok(())
}

/// Ends an upload that is not finished and forgets it, with whatever has come of it.
///
/// # Errors
/// [`Code::NotFound`], or [`Code::Conflict`] if it has been finished meanwhile: then it stays.
pub async fn cancel_upload(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<()> {
    let file = get(b, creator, id).await?;
    let mut tx = b.db.write().await?;
    if !abandon::forget(b, &mut tx, &file).await? {
        let message = words::refusal::file_finished();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    Ok(tx.commit().await?)
}

async fn check_unneeded(b: &Backend, tx: &mut db::Tx, file: &File) -> Result<()> {
    let now = b.now();
    let refuse = |message: words::Sentence| Err(Rejection::new(Code::Conflict, message).into());
    let is_replaced = !file.is_current();
    let is_needed = db::files::buyers(tx, file, now).await? > 0
        || is_replaced && !db::endings::is_unneeded(tx, &file.id, now).await?;
    if is_needed {
        return refuse(words::refusal::file_still_needed());
    }
    let siblings = db::files::of_product(tx, &file.product_id).await?;
    let is_sold = |file: &&File| file.uploaded_at.is_some() && file.is_current();
    let is_last = file.is_current() && siblings.iter().filter(is_sold).count() == 1;
    if is_last && db::products::published_pages(tx, &file.product_id, now).await? > 0 {
        return refuse(words::refusal::file_last());
    }
    Ok(())
}
