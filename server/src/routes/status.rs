//! How a page stands right now, for the islands of a page that may come from a cache.

use super::pages;
use crate::{problem::Problem, state::AppState};
use app::islands;
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use domain::{Rejection, Timestamp, offer::Stock, page::Page};
use http::{HeaderValue, header};
use serde::{Deserialize, Serialize};

/// Which page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    short_id: String,
}

/// How a page stands.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PageStatus {
    short_id: String,
    phase: &'static str,
    now: Timestamp,
    launch_at: Option<Timestamp>,
    expires_at: Timestamp,
    closes_at: Timestamp,
    offers: i64,
    stock: Option<StockLeft>,
}

/// The copies of a page.
#[derive(Debug, Serialize)]
pub struct StockLeft {
    limit: i64,
    sold: i64,
    held: i64,
    left: i64,
}

impl From<Stock> for StockLeft {
    fn from(stock: Stock) -> Self {
        Self {
            limit: stock.limit,
            sold: stock.sold,
            held: stock.held,
            left: stock.left(),
        }
    }
}

fn status(page: &Page, now: Timestamp) -> PageStatus {
    PageStatus {
        short_id: page.short_id.to_string(),
        phase: page.phase(now).as_str(),
        now,
        launch_at: page.launch_at,
        expires_at: page.expires_at,
        closes_at: page.closes_at(),
        offers: islands::mark(page),
        stock: page.stock().map(StockLeft::from),
    }
}

/// `GET|POST /api/page_status?short_id=`
pub async fn page_status(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let page = pages::find(&state, &asked.short_id).await?;
    let page = page.ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let mut response = Json(status(&page, state.backend.now())).into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
