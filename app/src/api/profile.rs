//! What visitors and letters know of the creator.

use crate::error::ApiError;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// The name and the address of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The name that visitors see.
    pub name: String,
    /// The address that counts.
    pub email: String,
    /// The address that waits for the click in its mail.
    pub wanted: Option<String>,
}

/// The creator's own profile.
#[server(prefix = "/api", endpoint = "console/profile", input = Json)]
pub async fn get_profile() -> Result<Profile, ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = session.creator;
    let wanted = backend::flows::account::wanted_email(&shared, &creator.id).await?;
    Ok(Profile {
        name: creator.name,
        email: creator.email.to_string(),
        wanted: wanted.map(|email| email.to_string()),
    })
}

/// Changes the name that visitors see.
#[server(prefix = "/api", endpoint = "console/rename", input = Json)]
pub async fn rename(name: String) -> Result<String, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::account::rename(&shared, &session.creator.id, &name).await?)
}

/// Has a link mailed to another address, which the account gets when the link is used.
#[server(prefix = "/api", endpoint = "console/change_email", input = Json)]
pub async fn change_email(email: String, password: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(backend::flows::account::change_email(&shared, creator, &email, &password).await?)
}

/// Keeps the address there is.
#[server(prefix = "/api", endpoint = "console/keep_email", input = Json)]
pub async fn keep_email() -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::account::keep_email(&shared, &session.creator.id).await?)
}
