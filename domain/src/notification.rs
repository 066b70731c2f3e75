//! What creators are told by mail, and what of it they can switch off.

use crate::{id::CreatorId, link::Link};
use serde::{Deserialize, Serialize};

/// A kind of letter that a creator can switch off. Those about money that waits for them, about the
/// safety of their account and about files that will be lost are always sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Something was sold.
    Sale,
    /// A page has nothing left.
    SoldOut,
    /// A page has opened at its time.
    Opened,
    /// A page has closed, and what came of it.
    Closed,
    /// Few licence keys are left.
    Keys,
    /// What happened in a week.
    Week,
}

impl Topic {
    /// All of them, as they are listed.
    pub const ALL: [Self; 6] = [
        Self::Sale,
        Self::SoldOut,
        Self::Opened,
        Self::Closed,
        Self::Keys,
        Self::Week,
    ];

    /// The name in the database and in links.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::SoldOut => "sold_out",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Keys => "keys",
            Self::Week => "week",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text)
    }

    /// Whether it is sent to whoever has not chosen. Nobody gets a newsletter they did not ask for.
    pub const fn is_on_at_first(self) -> bool {
        !matches!(self, Self::Week)
    }
}

/// A kind of letter, and whether it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it is about.
    pub topic: Topic,
    /// Whether it is sent.
    pub is_on: bool,
}

/// The right to switch one kind of letter off, without signing in. It never ends: old mails are
/// unsubscribed from as well (RFC 8058).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationLink {
    /// Whose letters.
    #[serde(rename = "c")]
    pub creator: CreatorId,
    /// Which of them.
    #[serde(rename = "t")]
    pub topic: Topic,
}

impl Link for NotificationLink {
    const PURPOSE: &'static str = "notification";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for topic in Topic::ALL {
            assert_eq!(Topic::parse(topic.as_str()), Some(topic));
        }
        assert_eq!(Topic::parse("disputes"), None);
    }
}
