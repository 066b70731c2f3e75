//! What a search can mean beside the beginning of an address: the names of products and pages.

use crate::{
    Result,
    db::{self, Connection, orders::Search},
};
use domain::{
    id::{CreatorId, PageId},
    list::Searched,
};

/// The most products, and the most pages, that one search stands for.
const MOST_NAMED: usize = 50;

/// What a search through orders means; nothing if nothing is searched for.
pub(super) async fn orders(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Option<Search>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut search = Search {
        text: text.to_string(),
        pages: pages(c, creator, text).await?,
        ..Search::default()
    };
    if text.is_a_name() {
        let products = db::names::products(c, creator).await?.into_iter();
        search.products = products
            .filter(|(_, name)| name.to_lowercase().contains(&**text))
            .map(|(id, _)| id)
            .take(MOST_NAMED)
            .collect();
    }
    Ok(Some(search))
}

/// The pages that a search means.
pub(super) async fn pages(
    c: &mut dyn Connection,
    creator: &CreatorId,
    text: &Searched,
) -> Result<Vec<PageId>> {
    if !text.is_a_name() {
        return Ok(Vec::new());
    }
    let pages = db::names::pages(c, creator).await?.into_iter();
    Ok(pages
        .filter(|page| page.short_id == **text || page.headline.to_lowercase().contains(&**text))
        .map(|page| page.id)
        .take(MOST_NAMED)
        .collect())
}
