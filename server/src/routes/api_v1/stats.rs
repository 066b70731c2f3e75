//! `/pages/{id}/stats`: how a page does.

use super::{Answer, ids::Id, key::KeyHolder, schema};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows::pages};
use domain::{Money, id::PageId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get))
}

/// What happened on a page so far.
#[derive(Serialize, ToSchema)]
pub struct PageStats {
    /// Everybody who registered.
    registrations: i64,
    /// Those who confirmed.
    confirmed: i64,
    /// Checkouts that were started.
    orders: i64,
    /// Those that were paid.
    completed: i64,
    /// What was paid, by currency.
    revenue: Vec<Amount>,
    /// Download sessions.
    downloads: i64,
}

/// An amount of money.
#[derive(Serialize, ToSchema)]
pub struct Amount {
    /// Minor units.
    amount: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
}

impl Amount {
    fn of(money: Money) -> Self {
        Self {
            amount: money.minor,
            currency: money.currency.code(),
        }
    }
}

/// Counts what happened on a page.
#[utoipa::path(get, path = "/pages/{id}/stats", operation_id = "getPageStats", tag = "pages",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The numbers", body = PageStats)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<PageId>,
) -> Answer<Json<PageStats>> {
    let stats = pages::stats(&b, &me, &id).await?;
    Ok(Json(PageStats {
        registrations: stats.registrations,
        confirmed: stats.confirmed,
        orders: stats.orders,
        completed: stats.completed,
        revenue: stats.revenue.into_iter().map(Amount::of).collect(),
        downloads: stats.downloads,
    }))
}
