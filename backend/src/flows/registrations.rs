//! Registrations as the page's creator sees them.

use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging},
};
use domain::{
    id::{CreatorId, PageId, RegistrationId},
    registration::Registration,
};

/// A part of a creator's registrations, newest first; of one page if it is given.
///
/// # Errors
/// If the database fails.
pub async fn list(
    b: &Backend,
    creator: &CreatorId,
    page: Option<&PageId>,
    paging: &Paging,
) -> Result<Listing<Registration>> {
    let items = db::registrations::list(&mut b.db.fresh().await?, creator, page, paging).await?;
    Ok(paging.cut(items, |registration| registration.id.to_string()))
}

/// Deletes a registration with everything in it.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn delete(b: &Backend, creator: &CreatorId, id: &RegistrationId) -> Result<()> {
    let mut tx = b.db.write().await?;
    if !db::registrations::delete_of_creator(&mut tx, creator, id).await? {
        return Err(not_found("registration"));
    }
    Ok(tx.commit().await?)
}
