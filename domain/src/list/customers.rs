//! What can be wished of a list of customers.

use super::{Searched, address::Query, choice};
use serde::{Deserialize, Serialize};

choice! {
    /// In which order customers are listed.
    CustomerSort {
        /// Whoever bought for the first time last.
        Newest = "newest",
        /// Whoever bought anything last.
        Latest = "latest",
    }
}

choice! {
    /// Which customers are wanted.
    Returning {
        /// Those who bought more than once.
        Again = "again",
        /// Those who got money back.
        Refunded = "refunded",
    }
}

/// Which customers are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerWish {
    /// The beginning of an address.
    pub search: Searched,
    /// Only some of them.
    pub only: Option<Returning>,
    /// Which comes first.
    pub sort: Option<CustomerSort>,
}

impl CustomerWish {
    /// Reads the query of an address.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name: &str| get(name).unwrap_or_default();
        Self {
            search: Searched::of(&said("q")),
            only: Returning::parse(&said("only")),
            sort: CustomerSort::parse(&said("sort")),
        }
    }

    /// Writes the query that says the same.
    pub fn query(&self) -> Query {
        Query::default()
            .with("q", &self.search)
            .with("only", self.only.map_or("", Returning::as_str))
            .with("sort", self.sort.map_or("", CustomerSort::as_str))
    }

    /// Which comes first.
    pub fn sorted(&self) -> CustomerSort {
        self.sort.unwrap_or(CustomerSort::Newest)
    }

    /// Whether somebody is left out.
    pub fn is_narrowed(&self) -> bool {
        !self.search.is_empty() || self.only.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        let wish = CustomerWish {
            search: Searched::of("bea@"),
            only: Some(Returning::Again),
            sort: Some(CustomerSort::Latest),
        };
        let query = wish.query();
        assert_eq!(CustomerWish::read(|name| query.get(name)), wish);
        assert!(wish.is_narrowed());
    }
}
