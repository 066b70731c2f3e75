//! Finding anything of one's own by a part of its name, number or address: a few of each kind, fast.

use crate::{
    Backend, Result, db,
    db::{
        Connection,
        names::KeptPage,
        orders::{Order, Search},
    },
};
use domain::{
    discount::Discount,
    id::{CreatorId, ProductId},
    likeness::distance,
    list::{CustomerWish, OrderWish, RegistrationWish, Searched},
    registration::Registration,
};

/// Below so many letters too much is found.
pub const FEWEST_LETTERS: usize = 2;
/// How many are found of each kind at most.
pub const MOST: usize = 5;
const MOST_ROWS: i64 = 5;
/// How many open pages are named at most.
const MOST_OPEN: usize = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Pages, by title or public name, the most alike first.
    pub pages: Vec<KeptPage>,
    /// Products by name, likewise.
    pub products: Vec<(ProductId, String)>,
    /// Discount codes by how they are spelled, likewise.
    pub discounts: Vec<Discount>,
    /// Orders by the beginning of an address, a receipt's number or an id, the newest first.
    pub orders: Vec<Order>,
    /// Customers by the beginning of an address: what names them, and the address.
    pub customers: Vec<(String, String)>,
    /// Registrations by the beginning of an address or of a word of a name, the newest first.
    pub registrations: Vec<Registration>,
}

/// What a creator has that is like this text.
///
/// # Errors
/// If the database fails.
pub async fn find(b: &Backend, creator: &CreatorId, text: &str) -> Result<Found> {
    let text = Searched::of(text);
    if text.chars().count() < FEWEST_LETTERS {
        return Ok(Found::default());
    }
    let mut c = b.db.fresh().await?;
    let pages = db::names::kept_pages(&mut c, creator).await?;
    let products = db::names::kept_products(&mut c, creator).await?;
    Ok(Found {
        pages: nearest(pages, |page| {
            let by_name = (page.short_id.to_lowercase() == *text).then_some(0);
            by_name.or_else(|| distance(&text, &page.title))
        }),
        products: nearest(products, |(_, name)| distance(&text, name)),
        discounts: discounts(&mut c, creator, &text).await?,
        orders: orders(&mut c, creator, &text).await?,
        customers: customers(&mut c, creator, &text).await?,
        registrations: registrations(&mut c, creator, &text).await?,
    })
}

/// The creator's pages that the world can see and that are not closed, the newest first.
///
/// # Errors
/// If the database fails.
pub async fn open_pages(b: &Backend, creator: &CreatorId) -> Result<Vec<KeptPage>> {
    let pages = db::names::kept_pages(&mut b.db.fresh().await?, creator).await?;
    let now = b.now();
    let open = pages
        .into_iter()
        .filter(|page| page.is_published && now < page.expires_at);
    Ok(open.take(MOST_OPEN).collect())
}

/// The few that are nearest. Of those that are as near as each other the newest come first, as they
/// came.
fn nearest<T>(all: Vec<T>, far: impl Fn(&T) -> Option<u32>) -> Vec<T> {
    let near = all.into_iter().filter_map(|one| Some((far(&one)?, one)));
    let mut near: Vec<_> = near.collect();
    near.sort_by_key(|(far, _)| *far);
    near.truncate(MOST);
    near.into_iter().map(|(_, one)| one).collect()
}

async fn discounts(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Vec<Discount>> {
    let codes = db::names::kept_codes(c, creator).await?;
    let mut discounts = Vec::new();
    for (id, _) in nearest(codes, |(_, code)| distance(text, code)) {
        // It may have been deleted since.
        discounts.extend(db::discounts::by_id(c, creator, &id).await?);
    }
    Ok(discounts)
}

async fn orders(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Vec<Order>> {
    let wish = OrderWish {
        search: text.clone(),
        ..OrderWish::default()
    };
    // Not by what was bought: the product is found itself, and leads to its orders.
    let search = Search {
        text: text.to_string(),
        ..Search::default()
    };
    let asked = db::orders::Asked {
        creator,
        wish: &wish,
        search: Some(search),
        ids: &[],
    };
    db::orders::find(c, &asked, None, MOST_ROWS).await
}

async fn customers(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Vec<(String, String)>> {
    let wish = CustomerWish {
        search: text.clone(),
        ..CustomerWish::default()
    };
    let found = db::customers::find(c, creator, &wish, None, MOST_ROWS).await?;
    let named = found.into_iter();
    Ok(named
        .map(|found| (found.customer_id, found.email))
        .collect())
}

async fn registrations(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Vec<Registration>> {
    let wish = RegistrationWish {
        search: text.clone(),
        ..RegistrationWish::default()
    };
    let asked = db::registrations::Asked {
        creator,
        wish: &wish,
        pages: Vec::new(),
        ids: &[],
    };
    db::registrations::find(c, &asked, None, MOST_ROWS).await
}
