//! Where the creator is signed in.

use crate::error::ApiError;
use domain::{Timestamp, id::SessionId};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignIn {
    /// Identifies it; signs nobody in.
    pub id: SessionId,
    /// The browser, if it can be told.
    pub browser: Option<String>,
    /// What it runs on, if that can be told.
    pub system: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub used_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// All sessions of the creator, the last used first.
#[server(prefix = "/api", endpoint = "console/list_sessions", input = Json)]
pub async fn list_sessions() -> Result<Vec<SignIn>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let known = backend::flows::account::sessions(&shared, &session.creator.id).await?;
    let sign_in = |known: backend::flows::account::Known| {
        let device = domain::device::Device::of(&known.user_agent);
        SignIn {
            is_this: known.id == session.id,
            id: known.id,
            browser: device.browser.map(str::to_owned),
            system: device.system.map(str::to_owned),
            started_at: known.created_at,
            used_at: known.last_used_at,
        }
    };
    Ok(known.into_iter().map(sign_in).collect())
}

/// Ends one session at once.
#[server(prefix = "/api", endpoint = "console/end_session", input = Json)]
pub async fn end_session(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::session(&id)?;
    Ok(backend::flows::account::end_session(&shared, &session.creator.id, &id).await?)
}

/// Ends every session but the one that asks.
#[server(prefix = "/api", endpoint = "console/end_other_sessions", input = Json)]
pub async fn end_other_sessions() -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    backend::flows::account::end_other_sessions(&shared, creator, &session.id).await?;
    Ok(())
}
