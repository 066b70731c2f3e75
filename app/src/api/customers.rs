//! Customers: whoever bought something.

use super::{Batch, Found, orders::OrderRow};
use crate::error::ApiError;
use domain::{Money, Timestamp, list::CustomerWish};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// Names them, and means nothing outside.
    pub id: String,
    /// Their address.
    pub email: String,
    /// How many orders they have.
    pub orders: i64,
    /// What they spent and did not get back, in each currency.
    pub spent: Vec<Money>,
    /// What went back, in each currency in which something did.
    pub returned: Vec<Money>,
    /// When they ordered first.
    pub first_at: Timestamp,
    /// When they ordered last.
    pub last_at: Timestamp,
}

/// The creator's customers as they are asked for, behind the row `after`, so many of them. They are
/// counted when the list begins.
#[server(prefix = "/api", endpoint = "console/find_customers", input = Json)]
pub async fn find_customers(
    wish: CustomerWish,
    after: Option<String>,
    most: i64,
) -> Result<Found<Customer>, ApiError> {
    use backend::flows::customers;
    let (shared, session) = super::signed_in()?;
    let (creator, part) = (&session.creator.id, super::part(after.as_deref(), most));
    let count = customers::count(&shared, creator, &wish);
    let rows = customers::find(&shared, creator, &wish, &part);
    super::found(&shared, &part, count, rows, super::convert::customer).await
}

/// A customer and their newest orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerDetail {
    /// Who.
    pub customer: Customer,
    /// Their orders, checkouts that came to nothing too, the newest first.
    pub orders: Batch<OrderRow>,
}

/// A customer and their newest orders.
#[server(prefix = "/api", endpoint = "console/customer", input = Json)]
pub async fn get_customer(id: String) -> Result<CustomerDetail, ApiError> {
    use backend::{flows, listing::Part};
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    let customer = flows::customers::get(&shared, creator, &id).await?;
    let wish = domain::list::OrderWish {
        customer: Some(id),
        ..Default::default()
    };
    let part = Part::first(super::ROWS);
    let orders = flows::orders::find(&shared, creator, &wish, &[], &part).await?;
    Ok(CustomerDetail {
        customer: super::convert::customer(customer),
        orders: super::batch(&shared, orders, super::convert::order_row),
    })
}
