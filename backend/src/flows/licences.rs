//! Licence keys: a creator's lists, and what orders take of them.

mod order;

use super::pages;
use crate::{
    Backend, Result,
    db::{self, Connection, Tx},
    error::not_found,
    jobs,
    listing::{Listing, Paging},
};
use domain::{
    Code, Rejection,
    id::{CreatorId, LicenceKeyId, PageId, ProductId, ShortId},
    licence::{self, AddedKeys, KeyCounts, LicenceKeys},
    product::Product,
};

pub use crate::db::licences::LicenceKey;
pub use order::{ProductKeys, evidence, of_order, shown};
pub(crate) use order::{give, hold, release, tell};

/// Adds keys to the list of a product: those that it has not yet, in the order in which they stand
/// there. Empty lines are nothing. Whether any was new, the answer says.
///
/// # Errors
/// [`Code::NotFound`]; lines that are no keys.
pub async fn add(
    b: &Backend,
    creator: &CreatorId,
    id: &ProductId,
    lines: &[String],
) -> Result<AddedKeys> {
    let refuse = |message| Rejection::field("keys", message);
    let (keys, again) = licence::read_list(lines).map_err(refuse)?;
    let total = number(keys.len()) + again;
    let keys = with_ids(b, keys);
    let mut tx = b.db.write().await?;
    let product = own(&mut tx, creator, id).await?;
    db::licences::lock(&mut tx, id).await?;
    let added = number(db::licences::add(&mut tx, id, &keys, b.now()).await?);
    let outcome = AddedKeys {
        added,
        known: total - added,
    };
    changed(b, tx, &product, added).await?;
    Ok(outcome)
}

/// A count as the database has it.
fn number(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// Ids that sort as the keys stand: that is the order in which they are given.
fn with_ids(b: &Backend, keys: Vec<String>) -> Vec<(LicenceKeyId, String)> {
    let mut ids: Vec<_> = keys.iter().map(|_| b.new_id()).collect();
    ids.sort();
    ids.into_iter()
        .map(LicenceKeyId::trusted)
        .zip(keys)
        .collect()
}

async fn own(c: &mut dyn Connection, creator: &CreatorId, id: &ProductId) -> Result<Product> {
    let product = db::products::by_id(c, creator, id).await?;
    product.ok_or_else(|| not_found(words::refusal::no_such_product()))
}

/// Counts keys that came or went, forgets what the creator was told about a shortage, commits, and
/// tells the pages.
async fn changed(b: &Backend, mut tx: Tx, product: &Product, by: i64) -> Result<()> {
    let id = &product.id;
    db::licences::grow(&mut tx, id, by).await?;
    // Whoever has just seen the number needs no letter about it, only about the next step.
    let shortage = db::licences::pool(&mut tx, id).await?.shortage();
    db::licences::tell(&mut tx, id, shortage).await?;
    let pages = if product.licence_keys == LicenceKeys::List {
        db::licences::pages(&mut tx, id).await?
    } else {
        Vec::new()
    };
    wake(b, &mut tx, pages.iter().map(|(page, _)| page)).await?;
    tx.commit().await?;
    announce(b, &pages);
    Ok(())
}

/// Has the waiting lists of pages looked at, always in the same order, so that two transactions
/// cannot wait for each other.
pub(super) async fn wake<'a>(
    b: &Backend,
    tx: &mut dyn Connection,
    pages: impl Iterator<Item = &'a PageId>,
) -> Result<()> {
    let mut pages: Vec<_> = pages.collect();
    pages.sort();
    pages.dedup();
    for page in pages {
        let (launch, key) = pages::launch_job(page);
        jobs::reschedule(b, tx, &launch, &key, b.now()).await?;
    }
    Ok(())
}

fn announce(b: &Backend, pages: &[(PageId, ShortId)]) {
    for (_, short_id) in pages {
        b.live.page_changed(short_id);
    }
}

/// Tells open windows of the pages that sell keys of the same lists as this one: what it held or sold,
/// they have no more.
pub(super) async fn tell_neighbours(b: &Backend, page: &ShortId) {
    let found = async { db::licences::neighbours(&mut b.db.fresh().await?, page).await };
    match found.await {
        Ok(neighbours) => (neighbours.iter()).for_each(|page| b.live.page_changed(page)),
        Err(error) => tracing::warn!(%error, "Could not tell pages of the keys they share"),
    }
}

/// How many keys of a product there are.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn counts(b: &Backend, creator: &CreatorId, id: &ProductId) -> Result<KeyCounts> {
    let mut c = b.db.fresh().await?;
    own(&mut c, creator, id).await?;
    let pool = db::licences::pool(&mut c, id).await?;
    Ok(KeyCounts {
        free: pool.free,
        held: pool.held,
        given: db::licences::given(&mut c, id).await?,
    })
}

/// A part of the keys of a product, newest first.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn list(
    b: &Backend,
    creator: &CreatorId,
    id: &ProductId,
    paging: &Paging,
) -> Result<Listing<LicenceKey>> {
    let mut c = b.db.fresh().await?;
    own(&mut c, creator, id).await?;
    let items = db::licences::list(&mut c, id, paging).await?;
    Ok(paging.cut(items, |key| key.id.to_string()))
}

/// Deletes the keys of a product that nobody has; how many there were.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn delete_free(b: &Backend, creator: &CreatorId, id: &ProductId) -> Result<i64> {
    let mut tx = b.db.write().await?;
    let product = own(&mut tx, creator, id).await?;
    db::licences::lock(&mut tx, id).await?;
    let gone = number(db::licences::delete_free(&mut tx, id).await?);
    changed(b, tx, &product, -gone).await?;
    Ok(gone)
}

/// Deletes one key that nobody has.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Conflict`] if it was bought or is in a checkout.
pub async fn delete_one(b: &Backend, creator: &CreatorId, id: &LicenceKeyId) -> Result<()> {
    let mut tx = b.db.write().await?;
    let product = db::licences::product_of(&mut tx, creator, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_licence_key()))?;
    let product = own(&mut tx, creator, &product).await?;
    db::licences::lock(&mut tx, &product.id).await?;
    if !db::licences::delete_one(&mut tx, &product.id, id).await? {
        let message = words::refusal::keys_in_use();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    changed(b, tx, &product, -1).await
}
