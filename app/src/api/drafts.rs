//! What is being changed about a page and is not published yet.

use super::pages::PageWithUrl;
use crate::error::ApiError;
use domain::{
    Timestamp,
    draft::{Part, Seen},
    page::PageDraft,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A page and what shall become of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Editing {
    /// The server's time.
    pub now: Timestamp,
    /// The page as the world sees it, and its address.
    pub shared: PageWithUrl,
    /// What it shall become.
    pub draft: PageDraft,
    /// What somebody else changed meanwhile to something else than the draft has.
    pub clashes: Vec<Part>,
    /// Where the draft stands.
    pub place: Place,
}

/// Where a draft stands among its steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// To be sent back with the next change.
    pub seen: Seen,
    /// Whether there is a step before this one.
    pub can_undo: bool,
    /// Whether there is a step after it.
    pub can_redo: bool,
}

/// A page and its draft.
#[server(prefix = "/api", endpoint = "console/open_draft", input = Json)]
pub async fn open_draft(id: String) -> Result<Editing, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let editing = backend::flows::drafts::open(&shared, &session.creator.id, &id).await?;
    Ok(super::convert::editing(&shared, editing))
}

/// Keeps what is typed.
#[server(prefix = "/api", endpoint = "console/save_draft", input = Json)]
pub async fn save_draft(id: String, seen: Seen, draft: PageDraft) -> Result<Place, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let creator = &session.creator.id;
    let editing = backend::flows::drafts::save(&shared, creator, &id, &seen, &draft).await?;
    Ok(super::convert::editing(&shared, editing).place)
}

/// One step back.
#[server(prefix = "/api", endpoint = "console/undo_draft", input = Json)]
pub async fn undo_draft(id: String, seen: Seen) -> Result<Editing, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let editing = backend::flows::drafts::undo(&shared, &session.creator.id, &id, &seen).await?;
    Ok(super::convert::editing(&shared, editing))
}

/// One step forward again.
#[server(prefix = "/api", endpoint = "console/redo_draft", input = Json)]
pub async fn redo_draft(id: String, seen: Seen) -> Result<Editing, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let editing = backend::flows::drafts::redo(&shared, &session.creator.id, &id, &seen).await?;
    Ok(super::convert::editing(&shared, editing))
}

/// Makes the draft the page as it is.
#[server(prefix = "/api", endpoint = "console/discard_draft", input = Json)]
pub async fn discard_draft(id: String, seen: Seen) -> Result<Editing, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let creator = &session.creator.id;
    let editing = backend::flows::drafts::discard(&shared, creator, &id, &seen).await?;
    Ok(super::convert::editing(&shared, editing))
}

/// Makes the page what its draft says, and lets the world see it if `publish` says so.
#[server(prefix = "/api", endpoint = "console/publish_draft", input = Json)]
pub async fn publish_draft(id: String, seen: Seen, publish: bool) -> Result<Editing, ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::page(&id)?;
    let creator = &session.creator.id;
    let editing = backend::flows::drafts::publish(&shared, creator, &id, &seen, publish).await?;
    Ok(super::convert::editing(&shared, editing))
}
