//! What the creator is told by mail.

use crate::error::ApiError;
use domain::notification::{Choice, Topic};
use leptos::{prelude::*, server_fn::codec::Json};

/// Everything that can be switched, as it stands.
#[server(prefix = "/api", endpoint = "console/notifications", input = Json)]
pub async fn get_notifications() -> Result<Vec<Choice>, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::notifications::choices(&shared, &session.creator.id).await?)
}

/// Switches a kind of letter.
#[server(prefix = "/api", endpoint = "console/switch_notification", input = Json)]
pub async fn switch_notification(topic: Topic, is_on: bool) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let choice = Choice { topic, is_on };
    Ok(backend::flows::notifications::choose(&shared, &session.creator.id, choice).await?)
}
