//! What can be changed about a file whose bytes stay the same.

use crate::{
    Backend, Result, db,
    error::not_found,
    flows::{copies, previews},
};
use domain::{
    Rejection,
    file::{File, Stamp, file_name},
    id::{CreatorId, FileId, ProductId},
};

/// What is to be different; the rest stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileChange {
    /// The name customers get it under.
    pub file_name: Option<String>,
    /// Where a buyer's copy carries the buyer's address.
    pub stamp: Option<Stamp>,
    /// Whether the sales page shows a preview made from it.
    pub shows_preview: Option<bool>,
}

/// Changes a file.
///
/// # Errors
/// [`domain::Code::NotFound`], a name that is none or taken, or a stamp on what cannot carry one.
pub async fn change(
    b: &Backend,
    creator: &CreatorId,
    id: &FileId,
    change: &FileChange,
) -> Result<File> {
    let before = super::get(b, creator, id).await?;
    if is_stamped_by(&before, change) {
        copies::check_stampable(b, &before).await?;
    }
    let mut tx = b.db.write().await?;
    // Read again: trying the stamp takes a while.
    let mut file = db::files::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found("file"))?;
    if let Some(name) = &change.file_name {
        let wrong = |message| Rejection::field("fileName", message);
        file.file_name = file_name(name).map_err(wrong)?;
    }
    file.stamp = change.stamp.unwrap_or(file.stamp);
    file.shows_preview = change.shows_preview.unwrap_or(file.shows_preview);
    let siblings = db::files::of_product(&mut tx, &file.product_id).await?;
    let is_taken = |other: &File| {
        other.id != file.id
            && other.uploaded_at.is_some()
            && other.is_current()
            && other.file_name == file.file_name
    };
    if file.is_current() && siblings.iter().any(is_taken) {
        return Err(super::taken().into());
    }
    db::files::update(&mut tx, &file).await?;
    previews::wanted(b, &mut tx, &file).await?;
    tx.commit().await?;
    Ok(file)
}

/// Whether a change switches the stamp on for bytes that are there. Those that are still to come are
/// looked at when they are proven.
fn is_stamped_by(file: &File, change: &FileChange) -> bool {
    let is_stamp = |stamp| stamp != Stamp::None;
    file.uploaded_at.is_some() && file.stamp == Stamp::None && change.stamp.is_some_and(is_stamp)
}

/// Puts the files of a product in this order; those that are not named follow in the order they had.
///
/// # Errors
/// [`domain::Code::NotFound`] for the product or a file that it does not have.
pub async fn reorder(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
    order: &[FileId],
) -> Result<Vec<File>> {
    let mut tx = b.db.write().await?;
    db::products::by_id(&mut tx, creator, product)
        .await?
        .ok_or_else(|| not_found("product"))?;
    let mut files = db::files::of_product(&mut tx, product).await?;
    if !order
        .iter()
        .all(|id| files.iter().any(|file| file.id == *id))
    {
        return Err(not_found("file"));
    }
    let place = |file: &File| order.iter().position(|id| *id == file.id);
    files.sort_by_key(|file| place(file).unwrap_or(order.len()));
    for (position, file) in (0..).zip(&mut files) {
        file.position = position;
        db::files::update(&mut tx, file).await?;
    }
    tx.commit().await?;
    Ok(files)
}
