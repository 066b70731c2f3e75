//! Deleting the account.

use crate::error::ApiError;
use domain::leaving::Obstacle;
use leptos::{prelude::*, server_fn::codec::Json};

/// What has to be settled before.
#[server(prefix = "/api", endpoint = "console/leaving_obstacles", input = Json)]
pub async fn get_obstacles() -> Result<Vec<Obstacle>, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::leaving::obstacles(&shared, &session.creator.id).await?)
}

/// Deletes the account, for good.
#[server(prefix = "/api", endpoint = "console/leave", input = Json)]
pub async fn leave(email: String, password: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(backend::flows::leaving::leave(&shared, creator, &email, &password).await?)
}
