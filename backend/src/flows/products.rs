//! Products: created, changed, deleted by their creator.

use super::pages;
use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Paging},
};
use domain::{
    Code, Rejection,
    id::{CreatorId, ProductId, ShortId},
    product::{Product, ProductDraft, ProductTerms},
};

/// Adds a product.
///
/// # Errors
/// Fields that are not acceptable.
pub async fn create(b: &Backend, creator: &CreatorId, draft: &ProductDraft) -> Result<Product> {
    let now = b.now();
    let terms = draft.check(now, None)?;
    let id = ProductId::trusted(b.new_id());
    let product = with_terms(id, creator, terms, now, now);
    let mut tx = b.db.write().await?;
    db::products::insert(&mut tx, &product).await?;
    tx.commit().await?;
    Ok(product)
}

/// Makes a product what the draft says, whatever it was before. Orders keep the price and the terms
/// they were made with.
///
/// # Errors
/// Fields that are not acceptable, or [`Code::NotFound`].
pub async fn update(
    b: &Backend,
    creator: &CreatorId,
    id: &ProductId,
    draft: &ProductDraft,
) -> Result<Product> {
    change(b, creator, id, |_| Ok(draft.clone())).await
}

/// Makes a product what `draft` makes of it as it is at that moment: of two changes at once, none
/// undoes the other.
///
/// # Errors
/// As for [`update`], and those of `draft`.
pub async fn change(
    b: &Backend,
    creator: &CreatorId,
    id: &ProductId,
    draft: impl FnOnce(&Product) -> Result<ProductDraft> + Send,
) -> Result<Product> {
    b.pauses.at("product.changing").await;
    let now = b.now();
    let mut tx = b.db.write().await?;
    db::products::take(&mut tx, id).await?;
    let old = db::products::by_id(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_product()))?;
    let terms = draft(&old)?.check(now, old.expires_at)?;
    let product = with_terms(old.id, creator, terms, old.created_at, now);
    if product.pricing.currency() != old.pricing.currency() {
        check_page_currencies(&mut tx, &product).await?;
    }
    db::products::update(&mut tx, &product).await?;
    let mut changed = Vec::new();
    for short_id in db::products::short_ids(&mut tx, id).await? {
        let Some(short_id) = ShortId::parse(&short_id) else {
            continue;
        };
        if let Some(page) = db::pages::by_short_id(&mut tx, &short_id).await? {
            pages::reschedule(b, &mut tx, &page).await?;
        }
        changed.push(short_id);
    }
    tx.commit().await?;
    changed.iter().for_each(|page| b.live.page_changed(page));
    Ok(product)
}

/// One page has one currency, because one checkout has.
async fn check_page_currencies(tx: &mut db::Tx, product: &Product) -> Result<()> {
    if db::products::neighbours(tx, &product.id).await? > 0 {
        let message = words::refusal::product_currency_shared();
        return Err(Rejection::field("currency", message).into());
    }
    Ok(())
}

fn with_terms(
    id: ProductId,
    creator: &CreatorId,
    terms: ProductTerms,
    created_at: domain::Timestamp,
    updated_at: domain::Timestamp,
) -> Product {
    Product {
        id,
        creator_id: creator.clone(),
        name: terms.name,
        description: terms.description,
        pricing: terms.pricing,
        expires_at: terms.expires_at,
        is_active: terms.is_active,
        download_limit: terms.download_limit,
        download_window_days: terms.download_window_days,
        licence_keys: terms.licence_keys,
        created_at,
        updated_at,
    }
}

/// Takes a product away. Buyers keep their files.
///
/// # Errors
/// [`Code::Conflict`] while a page that has not closed shows it; [`Code::NotFound`].
pub async fn delete(b: &Backend, creator: &CreatorId, id: &ProductId) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    db::products::by_id(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_product()))?;
    if db::products::open_pages(&mut tx, id, now).await? > 0 {
        let message = words::refusal::product_on_page();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    db::products::delete(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

/// A creator's product.
///
/// # Errors
/// [`Code::NotFound`] for unknown and for foreign ids.
pub async fn get(b: &Backend, creator: &CreatorId, id: &ProductId) -> Result<Product> {
    let product = db::products::by_id(&mut b.db.fresh().await?, creator, id).await?;
    product.ok_or_else(|| not_found(words::refusal::no_such_product()))
}

/// A part of a creator's products, newest first.
///
/// # Errors
/// If the database fails.
pub async fn list(b: &Backend, creator: &CreatorId, paging: &Paging) -> Result<Listing<Product>> {
    let items = db::products::list(&mut b.db.fresh().await?, creator, paging).await?;
    Ok(paging.cut(items, |product| product.id.to_string()))
}
