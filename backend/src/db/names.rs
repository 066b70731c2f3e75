//! What a creator's products and pages are called, for searching by name.

use super::{Connection, on};
use crate::Result;
use domain::id::{CreatorId, PageId, ProductId};
use serde::Deserialize;
use sqlx::query_as;

/// The names of a creator's products, deleted ones too: they were sold.
pub async fn products(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(ProductId, String)>> {
    let sql = "select id, name from products where creator_id = $1";
    let rows = on!(c, |c| query_as::<_, (String, String)>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    let named = rows.into_iter();
    Ok(named
        .map(|(id, name)| (ProductId::trusted(id), name))
        .collect())
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
