//! Finding anything: what the command palette asks for.

use crate::error::ApiError;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A page.
    Page,
    /// A product.
    Product,
    /// A discount code.
    Discount,
    /// An order.
    Order,
    /// A customer.
    Customer,
    /// A registration.
    Registration,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name; may be empty.
    pub note: String,
    /// The address of its screen.
    pub path: String,
    /// The address that the world sees it at, if it does.
    pub link: Option<String>,
}

/// What the creator has that is like this text, a few of each kind. Below two letters: the pages that are
/// open, or will be.
#[server(prefix = "/api", endpoint = "console/find_anything", input = Json)]
pub async fn find_anything(text: String) -> Result<Vec<Finding>, ApiError> {
    use super::convert::findings;
    use backend::flows::finding;
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    if text.trim().chars().count() < finding::FEWEST_LETTERS {
        let open = finding::open_pages(&shared, creator).await?;
        return Ok(open
            .into_iter()
            .map(|page| findings::page(&shared, page))
            .collect());
    }
    let found = finding::find(&shared, creator, &text).await?;
    Ok(findings::all(&shared, found))
}
