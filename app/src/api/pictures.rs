//! The creator's own picture. The bytes of pictures go to `POST /api/console/pictures`.

use crate::error::ApiError;
use domain::id::PictureId;
use leptos::{prelude::*, server_fn::codec::Json};

/// The creator's picture, if there is one.
#[server(prefix = "/api", endpoint = "console/avatar", input = Json)]
pub async fn get_avatar() -> Result<Option<PictureId>, ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::pictures::avatar(&shared, &session.creator.id).await?)
}

/// Sets the creator's picture, or takes it away.
#[server(prefix = "/api", endpoint = "console/set_avatar", input = Json)]
pub async fn set_avatar(picture: Option<PictureId>) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(backend::flows::pictures::set_avatar(&shared, creator, picture.as_ref()).await?)
}
