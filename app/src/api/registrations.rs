//! Registrations: who wants to hear from a page.

use super::{Batch, Done, Found};
use crate::error::ApiError;
use domain::{list::RegistrationWish, registration::Registration};
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

/// The creator's registrations as they are asked for, behind the row `after`, so many of them. They are
/// counted when the list begins.
#[server(prefix = "/api", endpoint = "console/find_registrations", input = Json)]
pub async fn find_registrations(
    wish: RegistrationWish,
    after: Option<String>,
    most: i64,
) -> Result<Found<Registration>, ApiError> {
    use backend::flows::registrations;
    let (shared, session) = super::signed_in()?;
    let (creator, part) = (&session.creator.id, super::part(after.as_deref(), most));
    let count = registrations::count(&shared, creator, &wish);
    let rows = registrations::find(&shared, creator, &wish, &[], &part);
    super::found(&shared, &part, count, rows, std::convert::identity).await
}

/// Deletes some registrations for good: how many were still there.
#[server(prefix = "/api", endpoint = "console/delete_registrations", input = Json)]
pub async fn delete_registrations(ids: Vec<String>) -> Result<i64, ApiError> {
    let (shared, session) = super::signed_in()?;
    let ids = super::ids::all(&ids, super::ids::registration)?;
    let creator = &session.creator.id;
    let gone = backend::flows::registrations::delete_some(&shared, creator, &ids).await?;
    Ok(i64::try_from(gone).unwrap_or(i64::MAX))
}

/// Asks some registrants once more to confirm their address.
#[server(prefix = "/api", endpoint = "console/remind_registrations", input = Json)]
pub async fn remind_registrations(ids: Vec<String>) -> Result<Done, ApiError> {
    let (shared, session) = super::signed_in()?;
    let ids = super::ids::all(&ids, super::ids::registration)?;
    let creator = &session.creator.id;
    Ok(
        backend::flows::registrations::ask_again(&shared, creator, &ids)
            .await?
            .into(),
    )
}

/// Deletes a registration for good.
#[server(prefix = "/api", endpoint = "console/delete_registration", input = Json)]
pub async fn delete_registration(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::registration(&id)?;
    Ok(backend::flows::registrations::delete(&shared, &session.creator.id, &id).await?)
}
