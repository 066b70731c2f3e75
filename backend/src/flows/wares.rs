//! What buyers get: the files of what a page sells, before anybody has bought it.

use crate::{Backend, Result, db};
use domain::{offer::Ware, page::Page};

/// The files of a page's products: those that are sold now, not earlier versions of them.
///
/// # Errors
/// If the database fails.
pub async fn of_page(b: &Backend, page: &Page) -> Result<Vec<Ware>> {
    let products: Vec<_> = page.offers.iter().map(|offer| &offer.product_id).collect();
    Ok(db::wares::of_products(&mut b.db.read().await?, &products).await?)
}
