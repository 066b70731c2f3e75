//! The first screen: what is open, what comes next, and what to do first.

use super::{orders::Order, pages::PageWithUrl, payments::Payouts};
use crate::error::ApiError;
use domain::Timestamp;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// The creator's affairs at one glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The server's time.
    pub now: Timestamp,
    /// The name that visitors see.
    pub name: String,
    /// A product to add files to: the newest.
    pub product_id: Option<String>,
    /// Whether one of the newest products has a file that can be sold.
    pub has_file: bool,
    /// The newest pages.
    pub pages: Vec<PageWithUrl>,
    /// The newest orders.
    pub orders: Vec<Order>,
    /// Where the creator stands on the way to being paid.
    pub payouts: Payouts,
}

/// The creator's affairs at one glance.
#[server(prefix = "/api", endpoint = "console/overview", input = Json)]
pub async fn get_overview() -> Result<Overview, ApiError> {
    use backend::{flows, listing::Paging};
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    let first = |limit| Paging {
        limit,
        ..Paging::default()
    };
    let products = flows::products::list(&shared, creator, &first(5)).await?;
    let pages = flows::pages::list(&shared, creator, &first(100)).await?;
    let orders = flows::orders::list(&shared, creator, None, &first(5)).await?;
    let mut has_file = pages
        .items
        .iter()
        .any(|page| page.offers.iter().any(|offer| offer.file_count > 0));
    for product in products.items.iter().filter(|_| pages.items.is_empty()) {
        let files = flows::files::list(&shared, creator, &product.id).await?;
        has_file |= files.iter().any(|file| file.uploaded_at.is_some());
    }
    let payouts = flows::connect::payouts(&shared, creator).await?;
    Ok(Overview {
        now: shared.now(),
        payouts: payouts.into(),
        name: session.creator.name,
        product_id: products.items.first().map(|newest| newest.id.to_string()),
        has_file,
        pages: pages
            .items
            .into_iter()
            .map(|page| super::convert::with_url(&shared, page))
            .collect(),
        orders: orders
            .items
            .into_iter()
            .map(super::convert::order)
            .collect(),
    })
}
