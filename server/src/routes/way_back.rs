//! The way from a download that was refused back to its order page.
//!
//! A browser that has shown an order page keeps the page's key in a cookie, one for each order. Only
//! download addresses get it, no script reads it, and it goes when the browser is closed. So whoever
//! comes to a download from another network is one press away from the order page, and whoever has
//! nothing but the download address learns nothing.

use super::cookie;
use crate::state::AppState;
use backend::flows::door;
use domain::{id::OrderId, link::DownloadLink};
use http::{HeaderMap, HeaderValue};

fn name(order: &OrderId) -> String {
    format!("order_{order}")
}

/// The header that remembers the key of an order.
pub fn remember(state: &AppState, order: &OrderId, key: &str) -> HeaderValue {
    cookie::write(state, &name(order), key, "/d", None)
}

/// The order page that a download address belongs to, if this browser has its key. Whether the address
/// can still be used does not matter, only that it is one of ours.
pub async fn order_page(state: &AppState, headers: &HeaderMap, download: &str) -> Option<String> {
    let link: DownloadLink = state.backend.keys.open(download)?;
    let key = cookie::read(headers, &name(&link.order))?;
    match door::opens(&state.backend, key, &link.order).await {
        Ok(opens) => opens.then(|| format!("/o/{key}")),
        Err(error) => {
            tracing::error!(%error, "Could not look up the key of an order");
            None
        }
    }
}
