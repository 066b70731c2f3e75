//! Discount codes: made, changed, taken away by their creator; tried by everybody.

use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging},
};
use domain::{
    Rejection,
    discount::{Discount, DiscountDraft, DiscountTerms},
    id::{CreatorId, DiscountId},
};

/// Makes a code.
///
/// # Errors
/// Fields that are not acceptable; a name that another code has.
pub async fn create(b: &Backend, creator: &CreatorId, draft: &DiscountDraft) -> Result<Discount> {
    let terms = draft.check()?;
    let discount = with_terms(DiscountId::trusted(b.new_id()), creator, draft, terms, b);
    let mut tx = b.db.write().await?;
    check_owner(&mut tx, creator, &discount).await?;
    if !db::discounts::insert(&mut tx, &discount).await? {
        return Err(Rejection::field("code", words::refusal::discount_known()).into());
    }
    tx.commit().await?;
    Ok(discount)
}

/// Changes a code; how it is spelled stays, because links with it are out in the world.
///
/// # Errors
/// Fields that are not acceptable; [`domain::Code::NotFound`]; fewer uses than there are already.
pub async fn update(
    b: &Backend,
    creator: &CreatorId,
    id: &DiscountId,
    draft: &DiscountDraft,
) -> Result<Discount> {
    let mut tx = b.db.write().await?;
    let old = db::discounts::by_id(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::discount_unknown()))?;
    let terms = draft.check()?;
    if terms.code != old.code {
        let message = words::refusal::discount_renamed();
        return Err(Rejection::field("code", message).into());
    }
    let discount = Discount {
        used: old.used,
        created_at: old.created_at,
        ..with_terms(id.clone(), creator, draft, terms, b)
    };
    check_owner(&mut tx, creator, &discount).await?;
    if !db::discounts::update(&mut tx, &discount).await? {
        let message = words::refusal::discount_used_more();
        return Err(Rejection::field("maxUses", message).into());
    }
    tx.commit().await?;
    Ok(discount)
}

fn with_terms(
    id: DiscountId,
    creator: &CreatorId,
    draft: &DiscountDraft,
    terms: DiscountTerms,
    b: &Backend,
) -> Discount {
    Discount {
        id,
        creator_id: creator.clone(),
        code: terms.code,
        reduction: terms.reduction,
        page_id: terms.page_id,
        product_id: terms.product_id,
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        max_uses: draft.max_uses,
        max_uses_per_customer: draft.max_uses_per_customer,
        used: 0,
        is_active: draft.is_active,
        created_at: b.now(),
    }
}

/// The page and the product of a code are the creator's own.
async fn check_owner(tx: &mut db::Tx, creator: &CreatorId, discount: &Discount) -> Result<()> {
    if let Some(page) = &discount.page_id
        && db::pages::of_creator(tx, creator, page).await?.is_none()
    {
        return Err(Rejection::field("pageId", words::refusal::no_such_page()).into());
    }
    if let Some(product) = &discount.product_id
        && db::products::by_id(tx, creator, product).await?.is_none()
    {
        return Err(Rejection::field("productId", words::refusal::no_such_product()).into());
    }
    Ok(())
}

/// Takes a code away.
///
/// # Errors
/// [`domain::Code::NotFound`].
pub async fn delete(b: &Backend, creator: &CreatorId, id: &DiscountId) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::discounts::by_id(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::discount_unknown()))?;
    db::discounts::delete(&mut tx, id, b.now()).await?;
    Ok(tx.commit().await?)
}

/// A creator's code.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn get(b: &Backend, creator: &CreatorId, id: &DiscountId) -> Result<Discount> {
    let discount = db::discounts::by_id(&mut b.db.fresh().await?, creator, id).await?;
    discount.ok_or_else(|| not_found(words::refusal::discount_unknown()))
}

/// A part of a creator's codes, newest first.
///
/// # Errors
/// If the database fails.
pub async fn list(b: &Backend, creator: &CreatorId, paging: &Paging) -> Result<Listing<Discount>> {
    let items = db::discounts::list(&mut b.db.fresh().await?, creator, paging).await?;
    Ok(paging.cut(items, |discount| discount.id.to_string()))
}
