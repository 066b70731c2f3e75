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

/// What is searched for: in lower case, without space around it, and not too long.
pub fn searched(text: &str) -> String {
    let text: String = text.chars().take(MOST_SEARCHED).collect();
    text.trim().to_lowercase()
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
        assert_eq!(searched("  Bea@Example "), "bea@example");
        assert_eq!(searched(&"ä".repeat(400)).chars().count(), MOST_SEARCHED);
    }
}
