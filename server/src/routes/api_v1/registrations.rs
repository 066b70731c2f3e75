//! `/registrations`: who wants to hear of a page.

use super::{
    Answer,
    filter::RegistrationFilter,
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, Part},
    schema,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows::registrations};
use domain::{
    Timestamp,
    id::RegistrationId,
    registration::{self, Answers},
};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(delete))
}

/// A registration.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    sales_page_id: String,
    /// The same as `salesPageId`.
    #[schema(format = "uuid")]
    page_id: String,
    email: String,
    name: String,
    #[schema(value_type = String, format = DateTime)]
    registered_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    confirmed_at: Option<Timestamp>,
    /// The answers to the page's own questions: text, or true and false.
    #[schema(schema_with = schema::answers)]
    custom_fields: Answers,
    /// The same as `customFields`.
    #[schema(schema_with = schema::answers)]
    fields: Answers,
    #[schema(schema_with = schema::registration_status)]
    status: &'static str,
}

impl Registration {
    /// A registration as the API shows it.
    pub fn of(registration: registration::Registration) -> Self {
        Self {
            id: registration.id.to_string(),
            sales_page_id: registration.page_id.to_string(),
            page_id: registration.page_id.to_string(),
            email: registration.email.to_string(),
            name: registration.name,
            registered_at: registration.registered_at,
            confirmed_at: registration.confirmed_at,
            custom_fields: registration.answers.clone(),
            fields: registration.answers,
            status: registration.status.as_str(),
        }
    }
}

/// Lists the registrations, newest first.
#[utoipa::path(get, path = "/registrations", operation_id = "listRegistrations", tag = "registrations",
    params(Part, RegistrationFilter),
    responses((status = 200, description = "A part of the list", body = ListOf<Registration>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
    Asked(filter): Asked<RegistrationFilter>,
) -> Answer<Json<ListOf<Registration>>> {
    let (part, wish) = (part.part()?, filter.wish(&b, &me).await?);
    let listing = registrations::find(&b, &me, &wish, &[], &part).await?;
    Ok(Json(ListOf::of(listing, Registration::of)))
}

/// Deletes a registration for good.
#[utoipa::path(delete, path = "/registrations/{id}", operation_id = "deleteRegistration", tag = "registrations",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 204, description = "Deleted")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<RegistrationId>,
) -> Answer<StatusCode> {
    registrations::delete(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
