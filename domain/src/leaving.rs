//! What has to be settled before an account can be deleted.

use crate::id::PageId;
use serde::{Deserialize, Serialize};

/// A reason why an account cannot be deleted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// A page is open.
    OpenPage {
        /// The page.
        id: PageId,
        /// What it is called.
        title: String,
    },
    /// So many buyers are paying.
    Checkouts(i64),
    /// The banks of so many buyers ask for their money back.
    Disputes(i64),
    /// So much money is on its way back.
    Refunds(i64),
    /// So many payments do not fit their orders.
    Parked(i64),
}
