//! The keys of an order: held with its copies, given when it is paid, back in the list when it is not.

use super::{LicenceKey, announce};
use crate::{
    Backend, Error, Result, clock,
    db::{
        self, Connection,
        orders::{Order, OrderItem},
    },
    jobs,
    letters::Letter,
};
use domain::{
    id::{LicenceKeyId, PageId, ProductId},
    licence::{self, LicenceKeys},
};

/// The items that take keys from a list, always in the same order, so that two carts with the same
/// products cannot wait for each other forever.
fn listed(order: &Order) -> Vec<&OrderItem> {
    items(order, |keys| keys == LicenceKeys::List)
}

fn items(order: &Order, wanted: impl Fn(LicenceKeys) -> bool) -> Vec<&OrderItem> {
    let mut items: Vec<_> = order.items.iter().collect();
    items.retain(|item| wanted(item.licence_keys));
    items.sort_by(|a, b| a.product_id.cmp(&b.product_id));
    items
}

/// Holds one key for each copy, inside of the transaction that holds the copies: `false` if there are
/// not enough.
///
/// # Errors
/// If the database fails.
pub(crate) async fn hold(b: &Backend, tx: &mut dyn Connection, order: &Order) -> Result<bool> {
    for item in listed(order) {
        let (product, quantity) = (&item.product_id, item.quantity);
        if !db::licences::hold(tx, product, quantity).await? {
            return Ok(false);
        }
        let taken = db::licences::take(tx, product, &order.id, quantity, b.now()).await?;
        expect(order, item, taken)?;
    }
    Ok(true)
}

/// Puts the keys that an order holds back into the list. Returns the pages that can sell them.
///
/// # Errors
/// If the database fails.
pub(crate) async fn release(tx: &mut dyn Connection, order: &Order) -> Result<Vec<PageId>> {
    let mut pages = Vec::new();
    for item in listed(order) {
        let product = &item.product_id;
        db::licences::release(tx, product, item.quantity).await?;
        let back = db::licences::put_back(tx, product, &order.id).await?;
        expect(order, item, back)?;
        let sellers = db::licences::pages(tx, product).await?;
        pages.extend(sellers.into_iter().map(|(page, _)| page));
    }
    Ok(pages)
}

/// Gives an order its keys, inside of the transaction that completes it: those that it holds, or new
/// ones.
///
/// # Errors
/// If the database fails.
pub(crate) async fn give(b: &Backend, tx: &mut dyn Connection, order: &Order) -> Result<()> {
    for item in items(order, |keys| keys != LicenceKeys::None) {
        if item.licence_keys == LicenceKeys::Generated {
            generate(b, tx, order, item).await?;
            continue;
        }
        let product = &item.product_id;
        db::licences::settle(tx, product, item.quantity).await?;
        let given = db::licences::give(tx, product, &order.id, b.now()).await?;
        expect(order, item, given)?;
        warn(b, tx, order, product).await?;
    }
    Ok(())
}

/// The pool and the keys are changed together, so they agree; if they ever do not, nothing is sold
/// before somebody has looked.
fn expect(order: &Order, item: &OrderItem, keys: u64) -> Result<()> {
    if i64::try_from(keys) == Ok(item.quantity) {
        return Ok(());
    }
    let (id, quantity) = (&order.id, item.quantity);
    Err(Error::Corrupt(format!(
        "order {id} has {keys} licence keys instead of {quantity}"
    )))
}

async fn generate(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    item: &OrderItem,
) -> Result<()> {
    for _ in 0..item.quantity {
        let key = (
            LicenceKeyId::trusted(b.new_id()),
            licence::generate(clock::random()),
        );
        db::licences::insert_given(tx, &item.product_id, &order.id, &key, b.now()).await?;
    }
    Ok(())
}

/// Has the creator told once that few keys are left, and once that none is.
async fn warn(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    product: &ProductId,
) -> Result<()> {
    let pool = db::licences::pool(tx, product).await?;
    let shortage = pool.shortage();
    if shortage <= pool.told {
        return Ok(());
    }
    db::licences::tell(tx, product, shortage).await?;
    let letter = Letter::FewLicenceKeys {
        creator: order.creator_id.clone(),
        product: product.clone(),
    };
    jobs::send(b, tx, letter, None).await
}

/// Tells open windows of other pages that keys went into a checkout: those have them in stock as well.
pub(crate) async fn tell(b: &Backend, order: &Order) {
    for item in listed(order) {
        let pages = async { db::licences::pages(&mut b.db.fresh().await?, &item.product_id).await };
        match pages.await {
            Ok(pages) => announce(b, &pages),
            Err(error) => {
                tracing::warn!(order.id = %order.id, %error, "Could not tell pages of their stock");
            }
        }
    }
}

/// The keys that came with one product of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductKeys {
    /// The product.
    pub product_id: ProductId,
    /// What it was called.
    pub name: String,
    /// One for each copy.
    pub keys: Vec<LicenceKey>,
}

/// The keys that an order bought, whatever became of it since.
///
/// # Errors
/// If the database fails.
pub async fn of_order(c: &mut dyn Connection, order: &Order) -> Result<Vec<ProductKeys>> {
    if items(order, |keys| keys != LicenceKeys::None).is_empty() {
        return Ok(Vec::new());
    }
    let all = db::licences::of_order(c, &order.id).await?;
    let of_item = |item: &OrderItem| {
        let own = all.iter().filter(|(id, _)| *id == item.product_id);
        ProductKeys {
            product_id: item.product_id.clone(),
            name: item.name.clone(),
            keys: own.map(|(_, key)| key.clone()).collect(),
        }
    };
    let products = order.items.iter().map(of_item);
    Ok(products.filter(|keys| !keys.keys.is_empty()).collect())
}

/// The keys that a buyer may see: none once the money went back.
///
/// # Errors
/// If the database fails.
pub async fn shown(c: &mut dyn Connection, order: &Order) -> Result<Vec<ProductKeys>> {
    if order.status.grants_downloads() {
        of_order(c, order).await
    } else {
        Ok(Vec::new())
    }
}

/// The keys that came with an order, in words that prove the delivery and give no key away.
///
/// # Errors
/// If the database fails.
pub async fn evidence(c: &mut dyn Connection, order: &Order) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for product in of_order(c, order).await? {
        for key in product.keys {
            let at = key.given_at.map(|at| at.display_utc());
            lines.push(format!(
                "Licence key for {} ending in {}, given to this order {}: its page shows the key, its receipt contains it",
                product.name,
                licence::tail(&key.text),
                at.unwrap_or_default(),
            ));
        }
    }
    Ok(lines)
}
