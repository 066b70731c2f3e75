//! From the backend's types to those that cross the wire.

use super::{
    Batch,
    orders::{Order, OrderItem},
    pages::{PageStats, PageWithUrl},
};
use crate::error::ApiError;
use backend::{
    Backend, flows,
    listing::{Listing, Paging},
};
use domain::page::Page;

/// The backend's default part size, from the cursor on.
///
/// # Errors
/// A cursor that no list ever returned.
pub(super) fn paging(cursor: Option<&str>) -> Result<Paging, ApiError> {
    Ok(Paging::parse(None, cursor)?)
}

/// A part of a list, each item converted.
pub(super) fn batch<A, B>(
    backend: &Backend,
    listing: Listing<A>,
    convert: impl Fn(A) -> B,
) -> Batch<B> {
    Batch {
        now: backend.now(),
        items: listing.items.into_iter().map(convert).collect(),
        next_cursor: listing.next_cursor,
    }
}

/// A page with the address to share.
pub(super) fn with_url(backend: &Backend, page: Page) -> PageWithUrl {
    PageWithUrl {
        url: format!("{}/p/{}", backend.public_url(), page.short_id),
        page,
    }
}

/// An order without what the console does not show.
pub(super) fn order(order: flows::orders::Order) -> Order {
    Order {
        id: order.id,
        page_id: order.page_id,
        short_id: order.short_id,
        email: order.email,
        status: order.status,
        total: order.total,
        amount_paid: order.amount_paid,
        payment_id: order.payment_id,
        items: order
            .items
            .into_iter()
            .map(|item| OrderItem {
                product_id: item.product_id,
                name: item.name,
                price: item.price,
                quantity: item.quantity,
            })
            .collect(),
        created_at: order.created_at,
        completed_at: order.completed_at,
        download_attempts: order.download_attempts,
        last_download_at: order.last_download_at,
        hold_expires_at: order.hold_expires_at,
        downloads_until: order.downloads_until,
    }
}

impl From<flows::pages::PageStats> for PageStats {
    fn from(stats: flows::pages::PageStats) -> Self {
        Self {
            registrations: stats.registrations,
            confirmed: stats.confirmed,
            orders: stats.orders,
            completed: stats.completed,
            revenue: stats.revenue,
            downloads: stats.downloads,
        }
    }
}

/// A key without its secret.
pub(super) fn api_key(key: flows::api_keys::ApiKey) -> super::api_keys::ApiKey {
    super::api_keys::ApiKey {
        id: key.id,
        name: key.name,
        created_at: key.created_at,
        last_used_at: key.last_used_at,
    }
}
