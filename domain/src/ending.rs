//! The end: when the files of a product go.

use crate::{
    Timestamp,
    time::{DAY, HOUR},
};
use serde::{Deserialize, Serialize};

/// How long the files stay after their creator was told that they will go.
pub const GRACE: i64 = 7 * DAY;
/// How long a download that was begun in time may still run: as long as the longest link lives.
pub const LAST_TRANSFER: i64 = 3 * HOUR;

/// Why a file was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody could buy or download it any more.
    Over,
    /// A newer version took its place, and nobody could download this one any more.
    Replaced,
    /// Its product was deleted, and nobody could download it any more.
    ProductDeleted,
    /// The creator deleted it.
    Creator,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Over,
        Self::Replaced,
        Self::ProductDeleted,
        Self::Creator,
    ];

    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Replaced => "replaced",
            Self::ProductDeleted => "product_deleted",
            Self::Creator => "creator",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

/// A product that nobody can buy any more, and whose buyers cannot download any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Since when that is so.
    pub since: Timestamp,
    /// Whether its creator deleted it.
    pub is_deleted: bool,
    /// Until when the creator was told that its files stay.
    pub announced: Option<Timestamp>,
}

/// What is to be done about the files of an ended product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tell the creator that they stay until this moment.
    Announce(Timestamp),
    /// Nothing yet.
    Wait,
    /// Delete them.
    Delete,
}

impl Ended {
    /// What is to be done now.
    ///
    /// An announcement from before the product was sold again is void: the creator is told anew.
    pub fn step(&self, now: Timestamp) -> Step {
        if self.is_deleted {
            return Step::Delete;
        }
        let promised = self.announced.filter(|end| *end >= self.since.plus(GRACE));
        match promised {
            None => Step::Announce(now.plus(GRACE)),
            Some(end) if now < end => Step::Wait,
            Some(_) => Step::Delete,
        }
    }

    /// Whether a file goes with the product. One that came after the end stays: its creator
    /// prepares to sell the product again.
    pub fn takes(&self, uploaded_at: Timestamp) -> bool {
        self.is_deleted || uploaded_at < self.since
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    #[test]
    fn names_round_trip() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.as_str()), Some(reason));
        }
    }

    #[test]
    fn an_announcement_from_before_the_last_sale_is_void() {
        let ended = |since| Ended {
            since: at(since),
            is_deleted: false,
            announced: Some(at(GRACE)),
        };
        assert_eq!(ended(0).step(at(GRACE)), Step::Delete);
        let again = Step::Announce(at(2 * GRACE));
        assert_eq!(ended(1).step(at(GRACE)), again);
    }

    proptest! {
        #[test]
        fn nothing_goes_before_its_creator_had_seven_days(
            since in 0..40 * DAY,
            later in proptest::collection::vec(0..3 * DAY, 1..40),
        ) {
            let mut now = at(since);
            let mut told = None;
            let mut ended = Ended { since: at(since), is_deleted: false, announced: None };
            for wait in later {
                now = now.plus(wait);
                match ended.step(now) {
                    Step::Announce(end) => {
                        prop_assert_eq!(told, None, "told once");
                        told = Some(now);
                        ended.announced = Some(end);
                    }
                    Step::Wait => prop_assert!(now.since(told.unwrap()) < GRACE),
                    Step::Delete => prop_assert!(now.since(told.unwrap()) >= GRACE),
                }
            }
        }
    }
}
