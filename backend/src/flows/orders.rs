//! Orders as their creator sees them.

use super::{
    licences::{self, ProductKeys},
    searching,
};
use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging, Part},
};
use domain::{
    id::{CreatorId, OrderId, PageId},
    list::{Count, OrderSort, OrderWish, Position},
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
        .ok_or_else(|| not_found(words::refusal::no_such_order()))
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

/// A part of a creator's orders, as it was asked for; of those with these ids, if any are named.
///
/// # Errors
/// If the database fails.
pub async fn find(
    b: &Backend,
    creator: &CreatorId,
    wish: &OrderWish,
    ids: &[OrderId],
    part: &Part,
) -> Result<Listing<Order>> {
    let mut c = b.db.fresh().await?;
    let asked = db::orders::Asked {
        creator,
        wish,
        search: searching::orders(&mut c, creator, &wish.search).await?,
        ids,
    };
    let after = part.after.as_ref();
    let items = db::orders::find(&mut c, &asked, after, part.fetch()).await?;
    let is_by_total = matches!(wish.sorted(), OrderSort::Largest | OrderSort::Smallest);
    Ok(part.cut(items, |order| Position {
        key: is_by_total.then_some(order.total.minor),
        id: order.id.to_string(),
    }))
}

/// How many orders there are of those asked for.
///
/// # Errors
/// If the database fails.
pub async fn count(b: &Backend, creator: &CreatorId, wish: &OrderWish) -> Result<Count> {
    let mut c = b.db.fresh().await?;
    let asked = db::orders::Asked {
        creator,
        wish,
        search: searching::orders(&mut c, creator, &wish.search).await?,
        ids: &[],
    };
    Ok(db::orders::count(&mut c, &asked).await?)
}
