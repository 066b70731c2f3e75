//! `/orders/{id}/copies`: a buyer's personal copies of stamped files.

use super::{Answer, ids::Id, key::KeyHolder};
use crate::{routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State};
use backend::{
    Shared,
    flows::copies::{self, OrderedCopy},
};
use domain::id::{CreatorId, OrderId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::{Language, Words};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list, retry))
}

/// The personal copies of an order.
#[derive(Serialize, ToSchema)]
pub struct Copies {
    /// One for each file that carries its buyer's address.
    data: Vec<PersonalCopy>,
}

/// A file that carries its buyer's address.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonalCopy {
    #[schema(format = "uuid")]
    file_id: String,
    file_name: String,
    /// `waiting`, `ready` or `failed`.
    state: &'static str,
    /// Why it could not be made, in a sentence in the language that the caller prefers.
    #[schema(required)]
    failure: Option<String>,
}

impl PersonalCopy {
    fn of(copy: OrderedCopy, words: Words) -> Self {
        Self {
            file_id: copy.file_id.to_string(),
            file_name: copy.file_name,
            state: copy.state.as_str(),
            failure: copy.failure.map(|why| why.say(words)),
        }
    }
}

/// Lists the personal copies of an order. They are made when the order is paid, or when its buyer
/// first asks for a file that was stamped later.
#[utoipa::path(get, path = "/orders/{id}/copies", operation_id = "listCopies", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The copies", body = Copies)))]
async fn list(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Json<Copies>> {
    copies_of(&b, &me, &id, language).await
}

/// Tries once more to make the personal copies of an order that could not be made.
#[utoipa::path(post, path = "/orders/{id}/copies", operation_id = "retryCopies", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 200, description = "The copies as they are now", body = Copies),
        (status = 409, description = "`conflict`: none has failed")))]
async fn retry(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Json<Copies>> {
    copies::retry(&b, &me, &id).await?;
    copies_of(&b, &me, &id, language).await
}

async fn copies_of(
    b: &Shared,
    me: &CreatorId,
    id: &OrderId,
    language: Language,
) -> Answer<Json<Copies>> {
    let copies = copies::of_order(b, me, id).await?;
    let shown = |copy| PersonalCopy::of(copy, Words::of(language));
    let data = copies.into_iter().map(shown).collect();
    Ok(Json(Copies { data }))
}
