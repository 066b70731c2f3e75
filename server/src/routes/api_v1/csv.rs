//! `/orders.csv` and `/registrations.csv`: tables for spreadsheets, sent while they are written.

use super::{
    Answer,
    filter::{OrderFilter, RegistrationFilter},
    key::KeyHolder,
    listing::Asked,
};
use crate::{
    routes::table::{self, Reader},
    state::AppState,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use backend::{Shared, listing::Paging};
use http::header;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use crate::routes::table::{moment, row};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(orders))
        .routes(routes!(registrations))
}

/// The orders as a table, newest first.
#[utoipa::path(get, path = "/orders.csv", operation_id = "exportOrders", tag = "orders",
    params(OrderFilter),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")))]
async fn orders(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(filter): Asked<OrderFilter>,
) -> Answer<Response> {
    let wish = filter.wish(&b, &me).await?;
    Ok(table::orders::send(b, me, wish, Vec::new(), Reader::Program).await?)
}

/// The registrations as a table, newest first.
#[utoipa::path(get, path = "/registrations.csv", operation_id = "exportRegistrations", tag = "registrations",
    params(RegistrationFilter),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")))]
async fn registrations(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(filter): Asked<RegistrationFilter>,
) -> Answer<Response> {
    let wish = filter.wish(&b, &me).await?;
    Ok(table::registrations::send(b, me, wish, Vec::new(), Reader::Program).await?)
}

/// Answers a table as a file to save.
pub fn attachment(file_name: &str, table: String) -> impl IntoResponse + use<> {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}\""),
        ),
    ];
    (headers, table)
}

/// The first part of a list that is read to its end.
pub fn first_part() -> Paging {
    Paging {
        limit: 100,
        ..Paging::default()
    }
}
