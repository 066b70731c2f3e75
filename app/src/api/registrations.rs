//! Registrations: who wants to hear from a page.

use super::Batch;
use crate::error::ApiError;
use domain::registration::Registration;
use leptos::{prelude::*, server_fn::codec::Json};

/// The registrations on one page or on all, from the cursor on.
#[server(prefix = "/api", endpoint = "console/list_registrations", input = Json)]
pub async fn list_registrations(
    page_id: Option<String>,
    cursor: Option<String>,
) -> Result<Batch<Registration>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let page = page_id.as_deref().map(super::ids::page).transpose()?;
    let (creator, paging) = (&session.creator.id, super::paging(cursor.as_deref())?);
    let listing =
        backend::flows::registrations::list(&shared, creator, page.as_ref(), &paging).await?;
    Ok(super::batch(&shared, listing, |registration| registration))
}

/// Deletes a registration for good.
#[server(prefix = "/api", endpoint = "console/delete_registration", input = Json)]
pub async fn delete_registration(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::registration(&id)?;
    Ok(backend::flows::registrations::delete(&shared, &session.creator.id, &id).await?)
}
