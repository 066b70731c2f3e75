//! How a page would look with its draft, in any phase.

use super::Editing;
use crate::{
    Backend, Result,
    db::{self, Connection},
};
use domain::{
    Timestamp,
    id::{CreatorId, PageId, ProductId},
    licence::LicenceKeys,
    offer::{Offer, Stock, UnsoldKeys},
    page::{Page, PageDraft, Phase},
};

/// A page at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The page as its draft wants it.
    pub page: Page,
    /// A moment at which it is in the phase.
    pub now: Timestamp,
}

/// The page that a draft would make, as visitors would see it in `phase`. What cannot be shown yet, no
/// product or no closing, is as on the page.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn shown(b: &Backend, creator: &CreatorId, id: &PageId, phase: Phase) -> Result<Shown> {
    let Editing { page, draft, .. } = super::open(b, creator, id).await?;
    let mut c = b.db.fresh().await?;
    let mut offers = Vec::new();
    for product in draft
        .product_ids
        .iter()
        .filter_map(|id| ProductId::parse(id))
    {
        offers.extend(offer(&mut c, &page, &draft, &product).await?);
    }
    let (page, now) = with_draft(page, draft, offers).staged(phase, b.now());
    Ok(Shown { page, now })
}

fn with_draft(page: Page, draft: PageDraft, offers: Vec<Offer>) -> Page {
    let expires_at = draft.expires_at.unwrap_or(page.expires_at);
    Page {
        launch_at: draft.launch_at,
        expires_at,
        closing: draft.closing,
        double_opt_in: draft.double_opt_in,
        customization: draft.customization,
        questions: draft.questions,
        offers: if offers.is_empty() {
            page.offers
        } else {
            offers
        },
        ..page
    }
}

/// A product with the copies that the draft gives it; nothing if it is not the creator's.
async fn offer(
    c: &mut dyn Connection,
    page: &Page,
    draft: &PageDraft,
    id: &ProductId,
) -> Result<Option<Offer>> {
    let own = draft.stock_limits.get(id.as_str()).copied();
    let limit = own.unwrap_or(draft.stock_limit);
    let there = page.offers.iter().find(|offer| offer.product_id == *id);
    let new = match there {
        Some(there) => Some(there.clone()),
        None => new_offer(c, page, id).await?,
    };
    let keys = keys(c, page, id).await?;
    Ok(new.map(|offer| Offer {
        stock_limit: limit,
        stock: Stock::within(limit, keys, offer.sold, offer.held),
        ..offer
    }))
}

/// A product that the page does not sell yet.
async fn new_offer(c: &mut dyn Connection, page: &Page, id: &ProductId) -> Result<Option<Offer>> {
    let Some(product) = db::products::by_id(c, &page.creator_id, id).await? else {
        return Ok(None);
    };
    let files = db::files::of_product(c, id).await?;
    let sold = files
        .iter()
        .filter(|file| file.uploaded_at.is_some() && file.available_until.is_none());
    Ok(Some(Offer {
        product_id: product.id,
        name: product.name,
        description: product.description,
        pricing: product.pricing,
        is_active: product.is_active,
        expires_at: product.expires_at,
        stock_limit: None,
        stock: None,
        sold: 0,
        held: 0,
        file_count: i64::try_from(sold.clone().count()).unwrap_or(i64::MAX),
        file_bytes: sold.map(|file| file.size_bytes).sum(),
    }))
}

/// The keys that limit a product, if it has a list of them.
async fn keys(c: &mut dyn Connection, page: &Page, id: &ProductId) -> Result<Option<UnsoldKeys>> {
    let product = db::products::by_id(c, &page.creator_id, id).await?;
    if product.is_none_or(|product| product.licence_keys != LicenceKeys::List) {
        return Ok(None);
    }
    let pool = db::licences::pool(c, id).await?;
    Ok(Some(UnsoldKeys {
        free: pool.free,
        held: pool.held,
    }))
}
