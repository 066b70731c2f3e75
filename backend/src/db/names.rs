//! What a creator's products, pages and discount codes are called, for searching by name.

use super::{Connection, on};
use crate::Result;
use domain::{
    Timestamp,
    id::{CreatorId, DiscountId, PageId, ProductId},
};
use serde::Deserialize;
use sqlx::query_as;

/// The names of a creator's products, deleted ones too: they were sold.
pub async fn products(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(ProductId, String)>> {
    let sql = "select id, name from products where creator_id = $1";
    named(c, sql, creator, ProductId::trusted).await
}

/// The names of a creator's products that are not deleted, the newest first.
pub async fn kept_products(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(ProductId, String)>> {
    let sql = "select id, name from products where creator_id = $1 and deleted_at is null order by id desc";
    named(c, sql, creator, ProductId::trusted).await
}

/// A creator's discount codes that are not deleted, the newest first, as many as anybody would look through.
pub async fn kept_codes(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(DiscountId, String)>> {
    let sql = "select id, code from discounts where creator_id = $1 and deleted_at is null \
               order by id desc limit 2000";
    named(c, sql, creator, DiscountId::trusted).await
}

/// Ids and names, of whatever a statement finds of a creator.
async fn named<Id>(
    c: &mut dyn Connection,
    sql: &'static str,
    creator: &CreatorId,
    id: fn(String) -> Id,
) -> sqlx::Result<Vec<(Id, String)>> {
    let rows = on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(|(of, name)| (id(of), name)).collect())
}

/// What a page is called: its public name, and its headline if it has one. Without, it goes by the
/// names of its products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageName {
    /// The page.
    pub id: PageId,
    /// Its public name.
    pub short_id: String,
    /// Its headline; may be empty.
    pub headline: String,
}

#[derive(Deserialize)]
struct Headline {
    #[serde(default)]
    headline: String,
}

/// The names of a creator's pages, deleted ones too.
pub async fn pages(c: &mut dyn Connection, creator: &CreatorId) -> Result<Vec<PageName>> {
    let sql = "select id, short_id, customization from pages where creator_id = $1";
    let rows = on!(c, |c| query_as::<_, (String, String, String)>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    let named = rows.into_iter().map(|(id, short_id, customization)| {
        let Headline { headline } = serde_json::from_str(&customization)?;
        Ok(PageName {
            id: PageId::trusted(id),
            short_id,
            headline,
        })
    });
    named.collect()
}

/// A page that is not deleted, as its creator knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPage {
    /// The page.
    pub id: PageId,
    /// Its public name.
    pub short_id: String,
    /// Its headline, or the names of its products.
    pub title: String,
    /// Whether the world sees it.
    pub is_published: bool,
    /// When it closes.
    pub expires_at: Timestamp,
}

/// A page and one of its products.
type KeptRow = (String, String, String, bool, i64, String);

/// A creator's pages that are not deleted, the newest first.
pub async fn kept_pages(c: &mut dyn Connection, creator: &CreatorId) -> Result<Vec<KeptPage>> {
    let sql = "select pages.id, pages.short_id, pages.customization, pages.is_published, pages.expires_at, products.name \
               from pages join offers on offers.page_id = pages.id join products on products.id = offers.product_id \
               where pages.creator_id = $1 and pages.deleted_at is null order by pages.id desc, offers.position";
    let rows = on!(c, |c| query_as::<_, KeptRow>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    let mut pages: Vec<(KeptPage, bool)> = Vec::new();
    for (id, short_id, customization, is_published, expires_at, product) in rows {
        match pages.last_mut() {
            Some((page, has_headline)) if page.id.as_str() == id => {
                if !*has_headline {
                    page.title.push_str(" + ");
                    page.title.push_str(&product);
                }
            }
            _ => {
                let Headline { headline } = serde_json::from_str(&customization)?;
                let has_headline = !headline.is_empty();
                let page = KeptPage {
                    id: PageId::trusted(id),
                    short_id,
                    title: if has_headline { headline } else { product },
                    is_published,
                    expires_at: Timestamp::from_millis(expires_at),
                };
                pages.push((page, has_headline));
            }
        }
    }
    Ok(pages.into_iter().map(|(page, _)| page).collect())
}
