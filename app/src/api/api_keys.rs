//! Keys for the REST API.

use crate::error::ApiError;
use domain::{Timestamp, id::ApiKeyId};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A key without its secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Identifies it.
    pub id: ApiKeyId,
    /// What the creator calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, if ever.
    pub last_used_at: Option<Timestamp>,
}

/// A key that has just been made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewApiKey {
    /// The key as listed.
    pub key: ApiKey,
    /// The secret, shown once.
    pub secret: String,
}

/// All keys of the creator.
#[server(prefix = "/api", endpoint = "console/list_api_keys", input = Json)]
pub async fn list_api_keys() -> Result<Vec<ApiKey>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let keys = backend::flows::api_keys::list(&shared, &session.creator.id).await?;
    Ok(keys.into_iter().map(super::convert::api_key).collect())
}

/// Makes a key.
#[server(prefix = "/api", endpoint = "console/create_api_key", input = Json)]
pub async fn create_api_key(name: String) -> Result<NewApiKey, ApiError> {
    let (shared, session) = super::signed_in()?;
    let (key, secret) =
        backend::flows::api_keys::create(&shared, &session.creator.id, &name).await?;
    Ok(NewApiKey {
        key: super::convert::api_key(key),
        secret,
    })
}

/// Ends a key at once.
#[server(prefix = "/api", endpoint = "console/revoke_api_key", input = Json)]
pub async fn revoke_api_key(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let id = super::ids::api_key(&id)?;
    Ok(backend::flows::api_keys::revoke(&shared, &session.creator.id, &id).await?)
}
