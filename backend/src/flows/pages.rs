//! Pages: published, changed, duplicated, deleted by their creator; seen by everybody.

use crate::{
    Backend, Error, Result, clock, db,
    error::not_found,
    flows::{notifications, pictures},
    jobs::{self, Job},
    listing::{Listing, Paging},
};
use domain::{
    Code, Money, Rejection, Timestamp,
    id::{CreatorId, PageId, ShortId},
    page::{Closing, Page, PageDraft, PageTerms},
    seller::TaxMode,
    time::DAY,
};

/// How a page is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageStats {
    /// All registrations.
    pub registrations: i64,
    /// The confirmed ones.
    pub confirmed: i64,
    /// All checkouts that were begun.
    pub orders: i64,
    /// The paid ones.
    pub completed: i64,
    /// What was paid, per currency.
    pub revenue: Vec<Money>,
    /// Download sessions that were used.
    pub downloads: i64,
}

/// Adds a page.
///
/// # Errors
/// Fields that are not acceptable, or products that are not the creator's. A product without files
/// can be sold: its buyers get them when they are there.
pub async fn create(b: &Backend, creator: &CreatorId, draft: &PageDraft) -> Result<Page> {
    let now = b.now();
    let terms = draft.check(now, None)?;
    let id = PageId::trusted(b.new_id());
    let page = blank(id.clone(), creator, &terms, now);
    let mut tx = b.db.write().await?;
    pictures::take_cover(&mut tx, creator, page.customization.design.cover.as_ref()).await?;
    db::pages::insert(&mut tx, &page).await?;
    write_offers(&mut tx, creator, &id, &terms).await?;
    let page = finish(b, tx, &id).await?;
    Ok(page)
}

/// Makes a page what the draft says, whatever it was before.
///
/// # Errors
/// As for [`create`]; [`Code::NotFound`]; fewer copies than are already sold or held.
pub async fn update(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    draft: &PageDraft,
) -> Result<Page> {
    change(b, creator, id, |_| Ok(draft.clone())).await
}

/// Makes a page what `draft` makes of it as it is at that moment: of two changes at once, none
/// undoes the other.
///
/// # Errors
/// As for [`update`], and those of `draft`.
pub async fn change(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    draft: impl FnOnce(&Page) -> Result<PageDraft> + Send,
) -> Result<Page> {
    b.pauses.at("page.changing").await;
    let mut tx = b.db.write().await?;
    db::pages::take(&mut tx, id).await?;
    let old = db::pages::of_creator(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let draft = draft(&old)?;
    write(b, &mut tx, &old, &draft).await?;
    finish(b, tx, id).await
}

/// Writes what a draft makes of a page that is taken.
pub(super) async fn write(
    b: &Backend,
    tx: &mut db::Tx,
    old: &Page,
    draft: &PageDraft,
) -> Result<()> {
    let now = b.now();
    let terms = draft.check(now, Some(old.expires_at))?;
    let page = Page {
        short_id: old.short_id.clone(),
        created_at: old.created_at,
        ..blank(old.id.clone(), &old.creator_id, &terms, now)
    };
    let cover = page.customization.design.cover.as_ref();
    if cover != old.customization.design.cover.as_ref() {
        pictures::take_cover(tx, &old.creator_id, cover).await?;
    }
    db::pages::update(tx, &page).await?;
    write_offers(tx, &old.creator_id, &old.id, &terms).await
}

/// Pauses a page, or lets it go on.
///
/// # Errors
/// As for [`update`].
pub async fn set_active(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    is_active: bool,
) -> Result<Page> {
    let switched = |page: &Page| PageDraft {
        is_active,
        ..PageDraft::of(page)
    };
    change(b, creator, id, |page| Ok(switched(page))).await
}

/// Takes a page out of sight without closing it, or shows it again.
///
/// # Errors
/// As for [`update`].
pub async fn set_published(
    b: &Backend,
    creator: &CreatorId,
    id: &PageId,
    is_published: bool,
) -> Result<Page> {
    let switched = |page: &Page| PageDraft {
        is_published,
        ..PageDraft::of(page)
    };
    change(b, creator, id, |page| Ok(switched(page))).await
}

/// A page without its offers.
fn blank(id: PageId, creator: &CreatorId, terms: &PageTerms, now: Timestamp) -> Page {
    let draft = &terms.draft;
    Page {
        id,
        short_id: clock::new_short_id(),
        creator_id: creator.clone(),
        creator_name: String::new(),
        creator_profile: domain::profile::Profile::default(),
        is_published: draft.is_published,
        is_active: draft.is_active,
        launch_at: draft.launch_at,
        expires_at: terms.expires_at,
        closing: draft.closing,
        double_opt_in: draft.double_opt_in,
        restock_refunds: draft.restock_refunds,
        takes_payments: true,
        tax_mode: TaxMode::None,
        customization: draft.customization.clone(),
        questions: draft.questions.clone(),
        offers: Vec::new(),
        created_at: now,
        updated_at: now,
    }
}

/// Writes what a page offers, and takes away what it no longer does.
async fn write_offers(
    tx: &mut db::Tx,
    creator: &CreatorId,
    id: &PageId,
    terms: &PageTerms,
) -> Result<()> {
    let mut currency = None;
    for (position, product_id) in (0_i64..).zip(&terms.product_ids) {
        let refuse =
            |message: words::Sentence| Error::from(Rejection::field("productIds", message));
        let product = db::products::by_id(tx, creator, product_id).await?;
        let product = product.ok_or_else(|| refuse(words::refusal::no_such_product()))?;
        let of_product = product.pricing.currency();
        if *currency.get_or_insert(of_product) != of_product {
            return Err(refuse(words::refusal::page_currencies()));
        }
        if !db::offers::upsert(tx, id, product_id, position, terms.stock_limit(product_id)).await? {
            let message = words::refusal::page_sold_more();
            return Err(Rejection::field("stockLimit", message).into());
        }
    }
    for (product, _) in db::offers::taken(tx, id).await? {
        if !terms.product_ids.contains(&product) && !db::offers::remove(tx, id, &product).await? {
            let message = words::refusal::page_product_sold();
            return Err(Rejection::field("productIds", message).into());
        }
    }
    Ok(())
}

/// Schedules the launch, commits, tells open windows, and reads the page back.
pub(super) async fn finish(b: &Backend, mut tx: db::Tx, id: &PageId) -> Result<Page> {
    let page = db::pages::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    reschedule(b, &mut tx, &page).await?;
    tx.commit().await?;
    b.live.page_changed(&page.short_id);
    Ok(page)
}

/// Puts the work that depends on a page's times and switches where it belongs now: telling the
/// registrants, telling the creator at the closing, and ending open checkouts there if it is strict.
pub(super) async fn reschedule(b: &Backend, tx: &mut db::Tx, page: &Page) -> Result<()> {
    if !page.is_published {
        return Ok(());
    }
    let now = b.now();
    let at = page.launch_at.map_or(now, |launch| launch.max(now));
    let (launch, key) = launch_job(&page.id);
    jobs::reschedule(b, tx, &launch, &key, at).await?;
    let (closing, key) = notifications::closing_job(page);
    jobs::reschedule(b, tx, &closing, &key, page.closes_at().max(now)).await?;
    if page.closing == Closing::Strict {
        for order in db::orders::open_ids(tx, &page.id).await? {
            let (check, key) = jobs::check_order(&order);
            jobs::reschedule(b, tx, &check, &key, page.closes_at().max(now)).await?;
        }
    }
    Ok(())
}

/// The job that tells the registrants of a page, and its key.
pub(super) fn launch_job(id: &PageId) -> (Job, String) {
    (Job::Launch { page: id.clone() }, format!("launch:{id}"))
}

/// Takes a page out of the world. Its orders stay.
///
/// # Errors
/// [`Code::NotFound`], or [`Code::Conflict`] while somebody is paying.
pub async fn delete(b: &Backend, creator: &CreatorId, id: &PageId) -> Result<()> {
    let mut tx = b.db.write().await?;
    let page = db::pages::of_creator(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    if db::orders::open_on_page(&mut tx, id).await? > 0 {
        let message = words::refusal::page_in_checkout();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    db::drafts::delete(&mut tx, id).await?;
    db::pages::delete(&mut tx, id, b.now()).await?;
    tx.commit().await?;
    b.live.page_changed(&page.short_id);
    Ok(())
}

/// A draft with the same contents that would close a week from now.
///
/// # Errors
/// [`Code::NotFound`]; products that no longer exist.
pub async fn duplicate(b: &Backend, creator: &CreatorId, id: &PageId) -> Result<Page> {
    let page = get(b, creator, id).await?;
    let draft = PageDraft {
        launch_at: None,
        expires_at: Some(b.now().plus(7 * DAY)),
        is_published: false,
        is_active: true,
        ..PageDraft::of(&page)
    };
    create(b, creator, &draft).await
}

/// A creator's page.
///
/// # Errors
/// [`Code::NotFound`] for unknown and for foreign ids.
pub async fn get(b: &Backend, creator: &CreatorId, id: &PageId) -> Result<Page> {
    let page = db::pages::of_creator(&mut b.db.fresh().await?, creator, id).await?;
    page.ok_or_else(|| not_found(words::refusal::no_such_page()))
}

/// A part of a creator's pages, newest first.
///
/// # Errors
/// If the database fails.
pub async fn list(b: &Backend, creator: &CreatorId, paging: &Paging) -> Result<Listing<Page>> {
    let items = db::pages::list(&mut b.db.fresh().await?, creator, paging).await?;
    Ok(paging.cut(items, |page| page.id.to_string()))
}

/// How a creator's page is doing.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn stats(b: &Backend, creator: &CreatorId, id: &PageId) -> Result<PageStats> {
    let mut c = b.db.fresh().await?;
    db::pages::of_creator(&mut c, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let (registrations, confirmed) = db::registrations::counts(&mut c, id).await?;
    let sums = db::orders::sums(&mut c, id).await?;
    Ok(PageStats {
        registrations,
        confirmed,
        orders: sums.iter().map(|sum| sum.orders).sum(),
        completed: sums.iter().map(|sum| sum.completed).sum(),
        downloads: sums.iter().map(|sum| sum.downloads).sum(),
        revenue: sums.into_iter().map(|sum| sum.paid).collect(),
    })
}

/// The page that everybody sees under a public name; drafts are nothing.
///
/// # Errors
/// If the database fails.
pub async fn by_short_id(b: &Backend, short_id: &ShortId) -> Result<Option<Page>> {
    let page = db::pages::by_short_id(&mut b.db.read().await?, short_id).await?;
    Ok(page.filter(|page| page.is_published))
}

/// The page that somebody sees under a public name: its creator sees it before it is published, too.
///
/// # Errors
/// If the database fails.
pub async fn seen_by(
    b: &Backend,
    viewer: Option<&CreatorId>,
    short_id: &ShortId,
) -> Result<Option<Page>> {
    let page = db::pages::by_short_id(&mut b.db.read().await?, short_id).await?;
    Ok(page.filter(|page| page.is_published || viewer == Some(&page.creator_id)))
}
