//! `/pictures`: what pages show at their top, and creators of themselves.

use super::{Answer, key::KeyHolder, listing::Asked};
use crate::{routes::picture::received, state::AppState};
use axum::{Json, body::Body, extract::State};
use backend::{Shared, flows};
use domain::{Rejection, picture, picture::PictureUse};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(create))
}

/// What a picture is for.
// Named in full, as the calls below name it.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Purpose {
    /// `cover` (for pages), or `avatar` (the creator: cut to a square).
    #[serde(rename = "use")]
    #[param(rename = "use", value_type = String, required = false, default = "cover")]
    usage: Option<String>,
}

/// A picture.
#[derive(Serialize, ToSchema)]
pub struct Picture {
    /// What `customization.design.cover` of a page takes.
    #[schema(format = "uuid")]
    id: String,
    /// Pixels of the largest size.
    width: i64,
    /// Pixels of the largest size.
    height: i64,
    /// The smallest first.
    sizes: Vec<PictureSize>,
}

/// A size of a picture.
#[derive(Serialize, ToSchema)]
struct PictureSize {
    /// Pixels.
    width: i64,
    /// Pixels.
    height: i64,
    /// Where everybody can see it. What is there never changes.
    #[schema(format = "uri")]
    url: String,
}

/// Takes a picture: its bytes are the body. JPEG, PNG, WebP and GIF that does not move, up to 12 MB and 50
/// million pixels. It goes by itself when nothing has used it for a week.
#[utoipa::path(post, path = "/pictures", operation_id = "createPicture", tag = "pictures",
    params(Purpose),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, description = "Created", body = Picture)))]
async fn create(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(purpose): Asked<Purpose>,
    body: Body,
) -> Answer<(StatusCode, Json<Picture>)> {
    let usage = match purpose.usage.as_deref() {
        None => PictureUse::Cover,
        Some(text) => PictureUse::parse(text)
            .ok_or_else(|| Rejection::field("use", words::refusal::picture_use_unknown()))?,
    };
    let picture = flows::pictures::add(&b, &me, usage, received(body)).await?;
    Ok((StatusCode::CREATED, Json(shown(&b, &picture))))
}

fn shown(b: &Shared, picture: &picture::Picture) -> Picture {
    let largest = picture.largest();
    let size = |size: &picture::PictureSize| PictureSize {
        width: size.width,
        height: size.height,
        url: b.url(&picture.path(*size)),
    };
    Picture {
        id: picture.id.to_string(),
        width: largest.width,
        height: largest.height,
        sizes: picture.sizes.iter().map(size).collect(),
    }
}
