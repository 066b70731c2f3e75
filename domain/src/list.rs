//! Which part of a long list is wanted: searched, filtered, sorted, and from where on.
//!
//! A wish stands in the address of the screen that shows the list, so that it can be shared, loaded
//! again, and found with the back button. What an address says that no wish could is not refused but
//! left out: somebody may have cut it off.
//!
//! | module | holds |
//! |---|---|
//! | [`orders`], [`customers`], [`registrations`] | what can be wished of each list |
//! | [`address`] | a wish as the query of an address |
//! | [`position`] | where a part of a list ends, and the next begins |

pub mod address;
pub mod customers;
pub mod orders;
pub mod position;
pub mod registrations;

pub use customers::{CustomerSort, CustomerWish, Returning};
pub use orders::{OrderSort, OrderState, OrderWish};
pub use position::Position;
pub use registrations::{RegistrationSort, RegistrationWish};

/// The most letters of a search; longer ones find nothing anyway.
pub const MOST_SEARCHED: usize = 254;

/// What is searched for: in lower case, without space around it or letters that control a machine, and
/// not too long.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Searched(String);

impl Searched {
    /// What somebody typed.
    pub fn of(text: &str) -> Self {
        let letters = text.chars().filter(|letter| !letter.is_control());
        let text: String = letters.take(MOST_SEARCHED).collect();
        Self(text.trim().to_lowercase())
    }

    /// Whether it can be a part of a name. Fewer than two letters are in every name, and addresses are
    /// found by their beginning.
    pub fn is_a_name(&self) -> bool {
        self.chars().count() >= 2 && !self.contains('@')
    }
}

impl From<String> for Searched {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl From<Searched> for String {
    fn from(searched: Searched) -> Self {
        searched.0
    }
}

impl std::ops::Deref for Searched {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Defines a choice of which each has a name in addresses.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in addresses.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// Reads the name.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.as_str() == text)
            }
        }
    };
}
pub(crate) use choice;

/// How much a list holds: counted exactly, up to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Count {
    /// As far as it was counted.
    pub number: i64,
    /// Whether there is more than that.
    pub is_more: bool,
}

impl Count {
    /// Where counting ends.
    pub const MOST: i64 = 1_000;

    /// What a count that went one further than [`Self::MOST`] means.
    pub const fn of(counted: i64) -> Self {
        Self {
            number: if counted > Self::MOST {
                Self::MOST
            } else {
                counted
            },
            is_more: counted > Self::MOST,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_ends_at_a_thousand() {
        let count = |counted| (Count::of(counted).number, Count::of(counted).is_more);
        assert_eq!(count(0), (0, false));
        assert_eq!(count(1_000), (1_000, false));
        assert_eq!(count(1_001), (1_000, true));
    }

    #[test]
    fn a_search_is_trimmed_and_in_lower_case() {
        assert_eq!(&*Searched::of("  Bea@Example "), "bea@example");
        assert_eq!(&*Searched::of("\0be\r\na\u{7}"), "bea");
        let long = Searched::of(&"ä".repeat(400));
        assert_eq!(long.chars().count(), MOST_SEARCHED);
        let read: CustomerWish = serde_json::from_str(r#"{ "search": " BEA\u0000" }"#).unwrap();
        assert_eq!(&*read.search, "bea");
        assert!(long.is_a_name());
        for other in ["", "b", "bea@", " b "] {
            assert!(!Searched::of(other).is_a_name(), "{other}");
        }
    }
}
