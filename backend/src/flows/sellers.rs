//! What a creator's receipts say, and how tax is treated.

use crate::{Backend, Result, db, db::orders::Order, error::not_found};
use domain::{id::CreatorId, seller::Seller};

/// What a creator's receipts say.
///
/// # Errors
/// [`domain::Code::NotFound`].
pub async fn get(b: &Backend, creator: &CreatorId) -> Result<Seller> {
    let seller = db::sellers::seller(&mut b.db.fresh().await?, creator).await?;
    seller.ok_or_else(|| not_found(words::refusal::no_such_account()))
}

/// What the receipt of an order says about its seller: what was so when it was paid.
///
/// # Errors
/// If the database fails.
pub async fn of_order(b: &Backend, order: &Order) -> Result<Seller> {
    let kept = db::orders::seller(&mut b.db.fresh().await?, &order.id).await?;
    match kept {
        Some(seller) => Ok(seller),
        None => get(b, &order.creator_id).await,
    }
}

/// Replaces it. Receipts that are out keep what they said.
///
/// # Errors
/// Fields that are not acceptable.
pub async fn update(b: &Backend, creator: &CreatorId, seller: &Seller) -> Result<Seller> {
    let seller = seller.check()?;
    let mut tx = b.db.write().await?;
    db::sellers::set_seller(&mut tx, creator, &seller, b.now()).await?;
    tx.commit().await?;
    Ok(seller)
}
