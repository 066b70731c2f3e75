//! Orders as their creator sees them.

use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging},
};
use domain::id::{CreatorId, OrderId, PageId};

pub use crate::db::orders::{Order, OrderItem};

/// A creator's order.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn get(b: &Backend, creator: &CreatorId, id: &OrderId) -> Result<Order> {
    let order = db::orders::by_id(&mut b.db.fresh().await?, id).await?;
    order
        .filter(|order| order.creator_id == *creator)
        .ok_or_else(|| not_found("order"))
}

/// A part of a creator's orders, newest first; of one page if it is given.
///
/// # Errors
/// If the database fails.
pub async fn list(
    b: &Backend,
    creator: &CreatorId,
    page: Option<&PageId>,
    paging: &Paging,
) -> Result<Listing<Order>> {
    let items = db::orders::list(&mut b.db.fresh().await?, creator, page, paging).await?;
    Ok(paging.cut(items, |order| order.id.to_string()))
}
