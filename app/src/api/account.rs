//! The creator's own account.

use crate::error::ApiError;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Me {
    /// The name that visitors see.
    pub name: String,
    /// The address they sign in with.
    pub email: String,
    /// Whether that address is proven to be theirs.
    pub is_confirmed: bool,
}

/// Who is signed in.
#[server(prefix = "/api", endpoint = "console/me", input = Json)]
pub async fn get_me() -> Result<Me, ApiError> {
    let (_, session) = super::signed_in()?;
    Ok(Me {
        name: session.creator.name,
        email: session.creator.email.to_string(),
        is_confirmed: session.creator.email_confirmed_at.is_some(),
    })
}

/// Changes the password; every other session ends with it.
#[server(prefix = "/api", endpoint = "console/change_password", input = Json)]
pub async fn change_password(current: String, new: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::account::change_password(&shared, &session, &current, &new).await?)
}
