//! How many keys of a product there are, and what that means to its creator.

use super::LicenceKeys;
use serde::{Deserialize, Serialize};
use words::Words;

/// How many keys of a product there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCounts {
    /// Nobody has them.
    pub free: i64,
    /// They wait in a checkout that has not finished.
    pub held: i64,
    /// They were bought.
    pub given: i64,
}

impl KeyCounts {
    /// Whether there is a key at all, whoever has it.
    pub const fn any(self) -> bool {
        self.free > 0 || self.held > 0 || self.given > 0
    }

    /// What its creator should know, in sentences, where keys come `from` there now.
    pub fn sentences(self, words: Words, from: LicenceKeys) -> Vec<String> {
        let Self { free, held, given } = self;
        let (first, kept) = match from {
            LicenceKeys::List => return vec![words.products_keys_counts(free, held, given)],
            LicenceKeys::Generated => (
                words.products_keys_made(),
                words.products_keys_kept_of_list(free),
            ),
            LicenceKeys::None => (words.products_keys_off(), words.products_keys_kept(free)),
        };
        let more = [
            (free, kept),
            (held, words.products_keys_promised(held)),
            (given, words.products_keys_sold(given)),
        ];
        let more = more.into_iter().filter(|(count, _)| *count > 0);
        std::iter::once(first.to_owned())
            .chain(more.map(|(_, sentence)| sentence))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn counts(free: i64, held: i64, given: i64) -> KeyCounts {
        KeyCounts { free, held, given }
    }

    #[test]
    fn a_list_is_counted_also_when_it_is_empty() {
        let words = |counts: KeyCounts| counts.sentences(Words::default(), LicenceKeys::List);
        assert_eq!(words(counts(2, 0, 1)), ["2 left, 0 in checkouts, 1 sold."]);
        assert_eq!(
            words(KeyCounts::default()),
            ["0 left, 0 in checkouts, 0 sold."]
        );
    }

    #[test]
    fn what_is_switched_off_is_said_with_what_stays() {
        let words = counts(2, 3, 1).sentences(Words::default(), LicenceKeys::None);
        assert_eq!(
            words,
            [
                "Licence keys are switched off: copies are sold without one.",
                "2 unused keys are kept. They are sold when you choose “Your own list” again.",
                "3 keys are in checkouts that began before. Their buyers get them once they are paid for.",
                "1 key was sold. It stays with its buyer.",
            ]
        );
        let words = counts(0, 1, 4).sentences(Words::default(), LicenceKeys::None);
        assert_eq!(
            words[1..],
            [
                "1 key is in a checkout that began before. Its buyer gets it once it is paid for.",
                "4 keys were sold. They stay with their buyers.",
            ]
        );
    }

    #[test]
    fn keys_that_are_made_leave_a_list_alone() {
        let words = counts(1, 0, 0).sentences(Words::default(), LicenceKeys::Generated);
        assert_eq!(
            words,
            [
                "A new key is made for each copy.",
                "1 unused key of your list is kept. It is sold when you choose “Your own list” again.",
            ]
        );
        let words = KeyCounts::default().sentences(Words::default(), LicenceKeys::Generated);
        assert_eq!(words, ["A new key is made for each copy."]);
    }

    #[test]
    fn keys_are_there_wherever_they_are() {
        assert!(!KeyCounts::default().any());
        for one in [counts(1, 0, 0), counts(0, 1, 0), counts(0, 0, 1)] {
            assert!(one.any());
        }
    }
}
