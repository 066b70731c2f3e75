//! The first screen: what is open, what comes next, and what to do first.

use super::{orders::OrderRow, payments::Payouts};
use crate::error::ApiError;
use domain::{
    Timestamp,
    id::PageId,
    page::{Phase, Turn},
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// The creator's affairs at one glance.
///
/// The browser loads what reads this with the console itself, so there is no more in it than the
/// screen shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The server's time.
    pub now: Timestamp,
    /// A product to add files to: the newest.
    pub product_id: Option<String>,
    /// Whether one of the newest products has a file that can be sold.
    pub has_file: bool,
    /// A page to go on with: the newest that is not published.
    pub draft_id: Option<String>,
    /// The address to share: that of the newest page that is published.
    pub url: Option<String>,
    /// The newest pages that are open or will be.
    pub pages: Vec<Planned>,
    /// The newest orders.
    pub orders: Vec<OrderRow>,
    /// Where the creator stands on the way to being paid.
    pub payouts: Standing,
}

/// A page that is open or will be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Identifies it.
    pub id: PageId,
    /// Its headline.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The phase it is in, and those that come.
    pub turns: Vec<Turn>,
}

impl Planned {
    /// The phase at `now`.
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        let begun = self.turns.iter().take_while(|turn| turn.at <= now);
        begun.last().or(self.turns.first()).map(|turn| turn.phase)
    }

    /// What comes after `now`.
    pub fn next(&self, now: Timestamp) -> Option<Turn> {
        self.turns.iter().copied().find(|turn| turn.at > now)
    }
}

/// Where a creator stands on the way to being paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// There is nothing to set up.
    NotNeeded,
    /// Something is missing or being checked.
    Waits,
    /// They can sell.
    Ready,
}

impl From<&Payouts> for Standing {
    fn from(payouts: &Payouts) -> Self {
        match payouts {
            Payouts::NotNeeded => Self::NotNeeded,
            Payouts::Missing | Payouts::Unready(_) => Self::Waits,
            Payouts::Ready { .. } => Self::Ready,
        }
    }
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
    let pages = flows::pages::list(&shared, creator, &first(100))
        .await?
        .items;
    let orders = flows::orders::list(&shared, creator, None, &first(5)).await?;
    let mut has_file = pages
        .iter()
        .any(|page| page.offers.iter().any(|offer| offer.file_count > 0));
    for product in products.items.iter().filter(|_| pages.is_empty()) {
        let files = flows::files::list(&shared, creator, &product.id).await?;
        has_file |= files.iter().any(|file| file.uploaded_at.is_some());
    }
    let payouts: Payouts = flows::connect::payouts(&shared, creator).await?.into();
    let now = shared.now();
    let url = |page: &domain::page::Page| super::convert::url(&shared, page);
    let draft = pages.iter().find(|page| !page.is_published);
    Ok(Overview {
        now,
        payouts: (&payouts).into(),
        product_id: products.items.first().map(|newest| newest.id.to_string()),
        has_file,
        draft_id: draft.map(|page| page.id.to_string()),
        url: pages.iter().find(|page| page.is_published).map(url),
        pages: pages
            .iter()
            .filter(|page| !matches!(page.phase(now), Phase::Draft | Phase::Expired))
            .map(|page| Planned {
                id: page.id.clone(),
                title: page.title(),
                url: url(page),
                turns: page.turns(now),
            })
            .collect(),
        orders: orders
            .items
            .into_iter()
            .map(super::convert::order_row)
            .collect(),
    })
}
