//! How a creator's pages are doing, day by day.

use crate::error::ApiError;
use domain::stats::{Funnel, Range, Stats};
use leptos::{prelude::*, server_fn::codec::Json};

/// What happened on all pages.
#[server(prefix = "/api", endpoint = "console/stats", input = Json)]
pub async fn get_stats(range: Range) -> Result<Stats, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::stats::of_creator(&shared, &session.creator, range).await?)
}

/// What happened on one page.
#[server(prefix = "/api", endpoint = "console/page_funnel", input = Json)]
pub async fn get_page_funnel(page_id: String, range: Range) -> Result<Funnel, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&page_id)?;
    Ok(backend::flows::stats::of_page(&shared, &session.creator.id, &id, range).await?)
}
