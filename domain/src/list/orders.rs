//! What can be wished of a list of orders.

use super::{Searched, address::Query, choice};
use crate::{
    id::{PageId, ProductId},
    order::OrderStatus,
};
use serde::{Deserialize, Serialize};

choice! {
    /// What a status means to whoever looks through orders.
    OrderState {
        /// Paid, and nothing went back.
        Paid = "paid",
        /// A checkout that is not decided.
        Open = "open",
        /// Some of the money went back, or all of it.
        Refunded = "refunded",
        /// A bank asks, or has decided.
        Disputed = "disputed",
        /// The checkout failed or ran out.
        Unfinished = "unfinished",
    }
}

impl OrderState {
    /// What a status means.
    pub const fn of(status: OrderStatus) -> Self {
        match status {
            OrderStatus::Processing => Self::Open,
            OrderStatus::Completed => Self::Paid,
            OrderStatus::PartiallyRefunded | OrderStatus::Refunded => Self::Refunded,
            OrderStatus::Disputed | OrderStatus::Lost => Self::Disputed,
            OrderStatus::Failed | OrderStatus::Expired => Self::Unfinished,
        }
    }
}

choice! {
    /// In which order orders are listed.
    OrderSort {
        /// The newest first.
        Newest = "newest",
        /// The oldest first.
        Oldest = "oldest",
        /// The largest total first; amounts of different currencies by their number.
        Largest = "largest",
        /// The smallest total first.
        Smallest = "smallest",
    }
}

/// Which orders are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderWish {
    /// The beginning of an address or an order's id, a receipt's number, or a part of a product's or
    /// page's name.
    pub search: Searched,
    /// What became of them.
    pub state: Option<OrderState>,
    /// The very status.
    pub status: Option<OrderStatus>,
    /// Only those somebody has to look at.
    pub attention: bool,
    /// Where they were made.
    pub page: Option<PageId>,
    /// What was bought.
    pub product: Option<ProductId>,
    /// Whose they are.
    #[serde(deserialize_with = "customer")]
    pub customer: Option<String>,
    /// Which comes first.
    pub sort: Option<OrderSort>,
}

impl OrderWish {
    /// Reads the query of an address.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name: &str| get(name).filter(|text| !text.is_empty());
        let state = said("state");
        Self {
            search: Searched::of(&said("q").unwrap_or_default()),
            attention: state.as_deref() == Some(ATTENTION),
            state: state.as_deref().and_then(OrderState::parse),
            status: said("status").as_deref().and_then(OrderStatus::parse),
            page: said("page").as_deref().and_then(PageId::parse),
            product: said("product").as_deref().and_then(ProductId::parse),
            customer: said("customer").filter(|text| is_customer(text)),
            sort: said("sort").as_deref().and_then(OrderSort::parse),
        }
    }

    /// Writes the query that says the same.
    pub fn query(&self) -> Query {
        let state = match (self.attention, self.state) {
            (true, _) => Some(ATTENTION),
            (false, state) => state.map(OrderState::as_str),
        };
        Query::default()
            .with("q", &self.search)
            .with("state", state.unwrap_or_default())
            .with("status", self.status.map_or("", OrderStatus::as_str))
            .with("page", self.page.as_ref().map_or("", PageId::as_str))
            .with(
                "product",
                self.product.as_ref().map_or("", ProductId::as_str),
            )
            .with("customer", self.customer.as_deref().unwrap_or_default())
            .with("sort", self.sort.map_or("", OrderSort::as_str))
    }

    /// Which comes first.
    pub fn sorted(&self) -> OrderSort {
        self.sort.unwrap_or(OrderSort::Newest)
    }

    /// Whether something is left out.
    pub fn is_narrowed(&self) -> bool {
        let everything = Self {
            sort: self.sort,
            ..Self::default()
        };
        *self != everything
    }
}

/// What stands for orders that somebody has to look at, beside the states.
pub const ATTENTION: &str = "attention";

/// Whether a text can name a customer, which is a hash.
pub fn is_customer(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn customer<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let said = Option::<String>::deserialize(from)?;
    Ok(said.filter(|text| is_customer(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_that_is_sent_says_no_more_than_one_in_an_address() {
        let read = |text: &str| serde_json::from_str::<OrderWish>(text).unwrap();
        let named = read(r#"{ "customer": "c0ffee" }"#);
        assert_eq!(named.customer.as_deref(), Some("c0ffee"));
        assert_eq!(read(r#"{ "customer": "c0\u0000" }"#), OrderWish::default());
    }

    #[test]
    fn every_status_means_something() {
        for status in OrderStatus::ALL {
            assert!(OrderState::ALL.contains(&OrderState::of(status)));
        }
    }

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        let wish = OrderWish {
            search: Searched::of("bea & co=1"),
            state: Some(OrderState::Refunded),
            page: PageId::parse("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
            customer: Some("c0ffee".into()),
            sort: Some(OrderSort::Largest),
            ..OrderWish::default()
        };
        let query = wish.query();
        assert_eq!(OrderWish::read(|name| query.get(name)), wish);
        let attention = OrderWish {
            attention: true,
            ..OrderWish::default()
        };
        assert_eq!(attention.query().to_string(), "?state=attention");
        assert_eq!(
            OrderWish::read(|name| attention.query().get(name)),
            attention
        );
    }

    #[test]
    fn what_cannot_be_wished_is_left_out() {
        let wish = OrderWish::read(|name| match name {
            "state" | "sort" | "page" | "status" => Some("drop table".into()),
            "customer" => Some("' or 1=1".into()),
            _ => None,
        });
        assert_eq!(wish, OrderWish::default());
        assert!(!wish.is_narrowed());
    }
}
