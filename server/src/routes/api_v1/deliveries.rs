//! `/orders/{id}/deliveries`: proof of delivery.

use super::{Answer, ids::Id, key::KeyHolder, schema};
use crate::{routes::proof, state::AppState};
use axum::{Json, extract::State, response::Response};
use backend::{
    Shared,
    flows::proof::{self as flow, Line},
};
use domain::{Timestamp, id::OrderId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(export))
}

/// What happened to an order's files.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryLog {
    /// The entries, the oldest first.
    data: Vec<Delivery>,
    /// Whether nothing was changed, added or taken away later.
    is_whole: bool,
    /// The number of the first entry that does not fit, if one does not.
    #[schema(required)]
    broken_at: Option<i64>,
    /// The hash of the last entry, which seals them all.
    #[schema(required)]
    head: Option<String>,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Counts from 1.
    number: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(schema_with = schema::delivery_kind)]
    kind: String,
    /// The download session.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    /// What the session gives; for `issued`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<DeliveredFile>,
    /// The other side's network, shortened to /24 (IPv4) or /48 (IPv6).
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<String>,
    /// The first byte that was sent, counted from 0; for `sent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u64>,
    /// How many bytes were handed to the network; for `sent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    /// The code of the refusal; for `refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// Seals this entry and all before it.
    hash: String,
}

/// A file as it was given.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveredFile {
    #[schema(format = "uuid")]
    id: String,
    file_name: String,
    /// SHA-256 of exactly the bytes that this buyer gets.
    sha256: String,
}

impl Delivery {
    fn of(line: Line) -> Self {
        let said = line.said;
        let file = |file: flow::SaidFile| DeliveredFile {
            id: file.id,
            file_name: file.name,
            sha256: file.sha256,
        };
        Self {
            number: line.number,
            at: line.at,
            kind: line.kind,
            session: said.session,
            files: said.files.into_iter().map(file).collect(),
            network: said.network,
            from: said.from,
            bytes: said.bytes,
            why: said.why,
            hash: line.hash,
        }
    }
}

/// Shows what happened to an order's files, from the first link to the last byte.
#[utoipa::path(get, path = "/orders/{id}/deliveries", operation_id = "listDeliveries", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The whole log", body = DeliveryLog)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Json<DeliveryLog>> {
    let log = flow::deliveries(&b, &me, &id).await?;
    Ok(Json(DeliveryLog {
        is_whole: log.broken_at.is_none(),
        broken_at: log.broken_at,
        head: log.lines.last().map(|line| line.hash.clone()),
        data: log.lines.into_iter().map(Delivery::of).collect(),
    }))
}

/// The same as a file that anybody can check: it holds every text exactly as it was hashed.
#[utoipa::path(get, path = "/orders/{id}/proof-of-delivery.json", operation_id = "exportDeliveries", tag = "orders",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The file", body = Object)))]
async fn export(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<OrderId>,
) -> Answer<Response> {
    let (name, text) = flow::export(&b, &me, &id).await?;
    Ok(proof::attachment(&name, "application/json", text))
}
