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
    check_stamp(b, &before, change.stamp).await?;
    let wrong = |message| Rejection::field("fileName", message);
    let name = change.file_name.as_deref().map(file_name);
    let name = name.transpose().map_err(wrong)?;
    let mut tx = b.db.write().await?;
    if let Some(name) = &name {
        check_free(&mut tx, &before, name).await?;
    }
    let (stamp, preview) = (change.stamp, change.shows_preview);
    db::files::update(&mut tx, id, name.as_deref(), stamp, preview).await?;
    let file = db::files::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    previews::wanted(b, &mut tx, &file).await?;
    tx.commit().await?;
    Ok(file)
}

/// Refuses a stamp on what cannot carry one.
async fn check_stamp(b: &Backend, file: &File, stamp: Option<Stamp>) -> Result<()> {
    if stamp.is_none_or(|stamp| stamp == Stamp::None) {
        return Ok(());
    }
    if file.uploaded_at.is_none() {
        let message = words::refusal::file_stamp_early();
        return Err(Rejection::field("stamp", message).into());
    }
    if file.stamp == Stamp::None {
        copies::check_stampable(b, file).await?;
    }
    Ok(())
}

/// Refuses a name that another file has for whoever buys now.
async fn check_free(tx: &mut db::Tx, file: &File, name: &str) -> Result<()> {
    let siblings = db::files::of_product(tx, &file.product_id).await?;
    let is_taken = |other: &File| {
        other.id != file.id
            && other.uploaded_at.is_some()
            && other.is_current()
            && other.file_name == name
    };
    if file.is_current() && siblings.iter().any(is_taken) {
        return Err(super::taken().into());
    }
    Ok(())
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
        .ok_or_else(|| not_found(words::refusal::no_such_product()))?;
    let mut files = db::files::of_product(&mut tx, product).await?;
    if !order
        .iter()
        .all(|id| files.iter().any(|file| file.id == *id))
    {
        return Err(not_found(words::refusal::no_such_file()));
    }
    let place = |file: &File| order.iter().position(|id| *id == file.id);
    files.sort_by_key(|file| place(file).unwrap_or(order.len()));
    for (position, file) in (0..).zip(&mut files) {
        file.position = position;
        db::files::set_position(&mut tx, &file.id, position).await?;
    }
    tx.commit().await?;
    Ok(files)
}
