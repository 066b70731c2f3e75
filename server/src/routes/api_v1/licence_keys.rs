//! `/products/{id}/licence-keys`: the keys that come with a product's copies.

use super::{
    Answer,
    body::Object,
    csv::{attachment, first_part, moment, row},
    field::{Field, report},
    ids::Id,
    key::KeyHolder,
    listing::{Asked, Part},
};
use crate::{routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State, response::IntoResponse};
use backend::{
    Backend, Shared,
    flows::licences::{self, LicenceKey},
};
use domain::{
    Timestamp,
    id::{CreatorId, LicenceKeyId, OrderId, ProductId},
    licence::KeyCounts,
    rejection::Checks,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::Words;

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add, clear))
        .routes(routes!(delete))
        .routes(routes!(export))
}

/// A licence key.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LicenceKey)]
pub struct Key {
    #[schema(format = "uuid")]
    id: String,
    key: String,
    /// The order that bought it, or whose checkout holds it; null if it is free.
    #[schema(format = "uuid", required)]
    order_id: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was bought; null if it was not.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    given_at: Option<Timestamp>,
}

/// How many keys there are.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenceKeyCounts)]
pub struct Counts {
    /// Nobody has them.
    free: i64,
    /// They wait in a checkout that has not finished.
    held: i64,
    /// They were bought.
    given: i64,
}

/// The keys of a product.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LicenceKeys {
    counts: Counts,
    /// The keys, newest first.
    data: Vec<Key>,
    /// What to send as `cursor` for the next part; null at the end.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl Key {
    /// A key as the API shows it.
    pub fn of(key: LicenceKey) -> Self {
        Self {
            id: key.id.to_string(),
            key: key.text,
            order_id: key.order_id.map(|order| order.to_string()),
            created_at: key.created_at,
            given_at: key.given_at,
        }
    }
}

impl Counts {
    const fn of(counts: KeyCounts) -> Self {
        Self {
            free: counts.free,
            held: counts.held,
            given: counts.given,
        }
    }
}

/// Lists the licence keys of a product, and says how many are left.
#[utoipa::path(get, path = "/products/{id}/licence-keys", operation_id = "listLicenceKeys", tag = "licences",
    params(("id" = String, Path, format = "uuid"), Part),
    responses((status = 200, description = "A part of the list", body = LicenceKeys)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    Asked(part): Asked<Part>,
) -> Answer<Json<LicenceKeys>> {
    let listing = licences::list(&b, &me, &id, &part.paging()?).await?;
    Ok(Json(LicenceKeys {
        counts: Counts::of(licences::counts(&b, &me, &id).await?),
        data: listing.items.into_iter().map(Key::of).collect(),
        next_cursor: listing.next_cursor,
    }))
}

/// Keys to add.
#[derive(Deserialize, ToSchema)]
pub struct NewLicenceKeys {
    /// In the order in which they are to be sold. Space around them is cut off, empty ones are skipped.
    #[serde(default)]
    #[schema(value_type = Vec<String>, required, min_items = 1, max_items = 10_000)]
    keys: Field<Vec<String>>,
}

/// What became of them.
#[derive(Serialize, ToSchema)]
pub struct AddedLicenceKeys {
    /// How many were new.
    added: i64,
    /// How many the product had already; they were not added again.
    known: i64,
    /// Both in a sentence, in the language that the caller prefers.
    message: String,
    counts: Counts,
}

/// Adds keys to the list of a product. Those that it has already are not added again; if it has all
/// of them, that is refused.
#[utoipa::path(post, path = "/products/{id}/licence-keys", operation_id = "addLicenceKeys", tag = "licences",
    params(("id" = String, Path, format = "uuid")),
    request_body = NewLicenceKeys,
    responses(
        (status = 201, description = "Added", body = AddedLicenceKeys),
        (status = 413, description = "`too_large`: the body has more than 1 MB")))]
async fn add(
    KeyHolder(me): KeyHolder,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
    Object { fields: sent, .. }: Object<NewLicenceKeys>,
) -> Answer<(StatusCode, Json<AddedLicenceKeys>)> {
    let mut checks = Checks::default();
    let keys = sent.keys.required("keys", &mut checks);
    report(checks, || Ok(()))?;
    let done = licences::add(&b, &me, &id, &keys).await?.or_refuse()?;
    let answer = AddedLicenceKeys {
        added: done.added,
        known: done.known,
        message: Words::of(language).products_keys_added(done.added, done.known),
        counts: Counts::of(licences::counts(&b, &me, &id).await?),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// How many keys were deleted.
#[derive(Serialize, ToSchema)]
pub struct DeletedLicenceKeys {
    deleted: i64,
}

/// Deletes all keys of a product that nobody bought or has in a checkout.
#[utoipa::path(delete, path = "/products/{id}/licence-keys", operation_id = "deleteFreeLicenceKeys", tag = "licences",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "Deleted", body = DeletedLicenceKeys)))]
async fn clear(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<Json<DeletedLicenceKeys>> {
    let deleted = licences::delete_free(&b, &me, &id).await?;
    Ok(Json(DeletedLicenceKeys { deleted }))
}

/// Deletes one key, unless somebody bought it or has it in a checkout.
#[utoipa::path(delete, path = "/licence-keys/{id}", operation_id = "deleteLicenceKey", tag = "licences",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "`conflict`: somebody has it")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<LicenceKeyId>,
) -> Answer<StatusCode> {
    licences::delete_one(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The keys that were bought, with their orders, as a table.
#[utoipa::path(get, path = "/products/{id}/licence-keys.csv", operation_id = "exportLicenceKeys", tag = "licences",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")))]
async fn export(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<ProductId>,
) -> Answer<impl IntoResponse> {
    Ok(attachment("licence-keys.csv", table(&b, &me, &id).await?))
}

/// Writes the keys of a product that were bought, newest first.
///
/// # Errors
/// There is no such product, or the database fails.
pub async fn table(b: &Backend, creator: &CreatorId, id: &ProductId) -> backend::Result<String> {
    let mut table = String::new();
    row(&mut table, ["key", "givenAt", "orderId"]);
    let mut paging = first_part();
    loop {
        let part = licences::list(b, creator, id, &paging).await?;
        for key in part.items.iter().filter(|key| key.given_at.is_some()) {
            let order = key.order_id.as_ref().map_or("", OrderId::as_str);
            row(
                &mut table,
                [key.text.as_str(), &moment(key.given_at), order],
            );
        }
        if part.next_cursor.is_none() {
            return Ok(table);
        }
        paging.cursor = part.next_cursor;
    }
}
