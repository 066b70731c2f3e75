//! What can be wished of a list of registrations.

use super::{Searched, address::Query, choice};
use crate::{id::PageId, registration::RegistrationStatus};
use serde::{Deserialize, Serialize};

choice! {
    /// In which order registrations are listed.
    RegistrationSort {
        /// The newest first.
        Newest = "newest",
        /// The oldest first.
        Oldest = "oldest",
    }
}

/// Which registrations are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationWish {
    /// The beginning of an address or of a word of somebody's name, or a part of a page's name.
    pub search: Searched,
    /// Where they stand.
    pub status: Option<RegistrationStatus>,
    /// Where they were made.
    pub page: Option<PageId>,
    /// Which comes first.
    pub sort: Option<RegistrationSort>,
}

impl RegistrationWish {
    /// Reads the query of an address.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name: &str| get(name).unwrap_or_default();
        Self {
            search: Searched::of(&said("q")),
            status: RegistrationStatus::parse(&said("state")),
            page: PageId::parse(&said("page")),
            sort: RegistrationSort::parse(&said("sort")),
        }
    }

    /// Writes the query that says the same.
    pub fn query(&self) -> Query {
        Query::default()
            .with("q", &self.search)
            .with("state", self.status.map_or("", RegistrationStatus::as_str))
            .with("page", self.page.as_ref().map_or("", PageId::as_str))
            .with("sort", self.sort.map_or("", RegistrationSort::as_str))
    }

    /// Which comes first.
    pub fn sorted(&self) -> RegistrationSort {
        self.sort.unwrap_or(RegistrationSort::Newest)
    }

    /// Whether somebody is left out.
    pub fn is_narrowed(&self) -> bool {
        !self.search.is_empty() || self.status.is_some() || self.page.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        let wish = RegistrationWish {
            search: Searched::of("bea"),
            status: Some(RegistrationStatus::Pending),
            page: PageId::parse("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
            sort: Some(RegistrationSort::Oldest),
        };
        let query = wish.query();
        assert_eq!(RegistrationWish::read(|name| query.get(name)), wish);
    }
}
