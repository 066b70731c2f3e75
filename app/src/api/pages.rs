//! Pages: where products are sold for a while.

use super::Batch;
use crate::error::ApiError;
use domain::{
    Timestamp,
    page::{Page, PageDraft},
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A page with the address to share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageWithUrl {
    /// The page.
    pub page: Page,
    /// Its absolute address.
    pub url: String,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageDetail {
    /// The server's time.
    pub now: Timestamp,
    /// The page and its address.
    pub shared: PageWithUrl,
    /// How many download sessions were used so far.
    pub downloads: i64,
}

/// The creator's pages, from the cursor on, drafts too.
#[server(prefix = "/api", endpoint = "console/list_pages", input = Json)]
pub async fn list_pages(cursor: Option<String>) -> Result<Batch<PageWithUrl>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let paging = super::paging(cursor.as_deref())?;
    let listing = backend::flows::pages::list(&shared, &session.creator.id, &paging).await?;
    Ok(super::batch(&shared, listing, |page| {
        super::convert::with_url(&shared, page)
    }))
}

/// One page.
#[server(prefix = "/api", endpoint = "console/page", input = Json)]
pub async fn get_page(id: String) -> Result<PageDetail, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let page = backend::flows::pages::get(&shared, &session.creator.id, &id).await?;
    let stats = backend::flows::pages::stats(&shared, &session.creator.id, &id).await?;
    Ok(PageDetail {
        now: shared.now(),
        shared: super::convert::with_url(&shared, page),
        downloads: stats.downloads,
    })
}

/// Makes a page.
#[server(prefix = "/api", endpoint = "console/create_page", input = Json)]
pub async fn create_page(draft: PageDraft) -> Result<Page, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::pages::create(&shared, &session.creator.id, &draft).await?)
}

/// Pauses a page, or lets it go on; nothing else about it changes.
#[server(prefix = "/api", endpoint = "console/switch_page", input = Json)]
pub async fn switch_page(id: String, is_active: bool) -> Result<Page, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let creator = &session.creator.id;
    Ok(backend::flows::pages::set_active(&shared, creator, &id, is_active).await?)
}

/// Shows a page to the world, or to nobody; nothing else about it changes.
#[server(prefix = "/api", endpoint = "console/show_page", input = Json)]
pub async fn show_page(id: String, is_published: bool) -> Result<Page, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let creator = &session.creator.id;
    Ok(backend::flows::pages::set_published(&shared, creator, &id, is_published).await?)
}

/// Deletes a page.
#[server(prefix = "/api", endpoint = "console/delete_page", input = Json)]
pub async fn delete_page(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    Ok(backend::flows::pages::delete(&shared, &session.creator.id, &id).await?)
}

/// Copies a page into a new draft that closes a week from now.
#[server(prefix = "/api", endpoint = "console/duplicate_page", input = Json)]
pub async fn duplicate_page(id: String) -> Result<Page, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    Ok(backend::flows::pages::duplicate(&shared, &session.creator.id, &id).await?)
}
