//! Orders as their creator sees them.

use super::licences::{self, ProductKeys};
use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging},
};
use domain::{
    id::{CreatorId, OrderId, PageId},
    payment::PaymentFacts,
};

pub use crate::db::{
    orders::{HistoryLine, Order, OrderItem},
    refunds::Refund,
};

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

/// Everything around an order.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The order.
    pub order: Order,
    /// What happened, the oldest first.
    pub history: Vec<HistoryLine>,
    /// The refunds that were asked for here.
    pub refunds: Vec<Refund>,
    /// What the payment service says about refunds and disputes.
    pub facts: PaymentFacts,
    /// The licence keys that came with it.
    pub keys: Vec<ProductKeys>,
}

/// Everything around a creator's order.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn dossier(b: &Backend, creator: &CreatorId, id: &OrderId) -> Result<Dossier> {
    let order = get(b, creator, id).await?;
    let facts = super::dispute::facts(b, &order).await?;
    let mut c = b.db.fresh().await?;
    Ok(Dossier {
        history: db::orders::events(&mut c, id).await?,
        refunds: db::refunds::of_order(&mut c, id).await?,
        keys: licences::of_order(&mut c, &order).await?,
        facts,
        order,
    })
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
