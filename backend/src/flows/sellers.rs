//! What a creator's receipts say, and how tax is treated.

use crate::{Backend, Result, db, error::not_found};
use domain::{id::CreatorId, seller::Seller};

/// What a creator's receipts say.
///
/// # Errors
/// [`domain::Code::NotFound`].
pub async fn get(b: &Backend, creator: &CreatorId) -> Result<Seller> {
    let seller = db::sellers::seller(&mut b.db.fresh().await?, creator).await?;
    seller.ok_or_else(|| not_found("account"))
}

/// Replaces it. Receipts that are out keep what they said about tax.
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
