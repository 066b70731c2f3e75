//! Customers as their creator sees them: whoever has an order with a receipt.

use crate::{
    Backend, Result, db,
    error::not_found,
    listing::{Listing, Part},
};
use domain::{
    Money, Timestamp,
    id::CreatorId,
    list::{Count, CustomerWish, Position},
};
use std::collections::HashMap;

/// A customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Names them, and means nothing outside.
    pub id: String,
    /// Their address.
    pub email: String,
    /// How many orders they have.
    pub orders: i64,
    /// What they spent and did not get back, in each currency.
    pub spent: Vec<Money>,
    /// What they got back, or the bank took, in each currency in which something did.
    pub returned: Vec<Money>,
    /// When they ordered first.
    pub first_at: Timestamp,
    /// When they ordered last.
    pub last_at: Timestamp,
}

/// A part of a creator's customers, as it was asked for.
///
/// # Errors
/// If the database fails.
pub async fn find(
    b: &Backend,
    creator: &CreatorId,
    wish: &CustomerWish,
    part: &Part,
) -> Result<Listing<Customer>> {
    let mut c = b.db.fresh().await?;
    let after = part.after.as_ref();
    let found = db::customers::find(&mut c, creator, wish, after, part.fetch()).await?;
    let part = part.cut(found, |found| Position::id(&found.id));
    Ok(Listing {
        items: summed(&mut c, creator, part.items).await?,
        next_cursor: part.next_cursor,
    })
}

/// How many customers there are of those asked for.
///
/// # Errors
/// If the database fails.
pub async fn count(b: &Backend, creator: &CreatorId, wish: &CustomerWish) -> Result<Count> {
    Ok(db::customers::count(&mut b.db.fresh().await?, creator, wish).await?)
}

/// A creator's customer.
///
/// # Errors
/// [`domain::Code::NotFound`] for whoever bought nothing from this creator.
pub async fn get(b: &Backend, creator: &CreatorId, id: &str) -> Result<Customer> {
    let mut c = b.db.fresh().await?;
    let found = db::customers::by_id(&mut c, creator, id).await?;
    let summed = summed(&mut c, creator, found.into_iter().collect()).await?;
    summed
        .into_iter()
        .next()
        .ok_or_else(|| not_found(words::refusal::no_such_customer()))
}

/// Customers with what their orders add up to, in the order in which they were found.
async fn summed(
    c: &mut db::Reader,
    creator: &CreatorId,
    found: Vec<db::customers::Found>,
) -> Result<Vec<Customer>> {
    let ids: Vec<_> = found
        .iter()
        .map(|found| found.customer_id.clone())
        .collect();
    let mut sums: HashMap<String, Vec<db::customers::Sums>> = HashMap::new();
    for sum in db::customers::sums(c, creator, &ids).await? {
        sums.entry(sum.customer_id.clone()).or_default().push(sum);
    }
    let customers = found.into_iter().filter_map(|found| {
        let sums = sums.remove(&found.customer_id)?;
        Some(Customer {
            id: found.customer_id,
            email: found.email,
            orders: sums.iter().map(|sum| sum.orders).sum(),
            first_at: sums.iter().map(|sum| sum.first_at).min()?,
            last_at: sums.iter().map(|sum| sum.last_at).max()?,
            spent: sums.iter().map(|sum| sum.kept).collect(),
            returned: sums.iter().filter_map(returned).collect(),
        })
    });
    Ok(customers.collect())
}

fn returned(sum: &db::customers::Sums) -> Option<Money> {
    let minor = sum.paid.minor - sum.kept.minor;
    (minor > 0).then_some(Money { minor, ..sum.paid })
}
