//! Licence keys: where a product's come from, how generated ones look, and which typed ones are keys.

mod counts;

use crate::{Rejection, text};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use words::{Sentence, refusal};

pub use counts::KeyCounts;

/// How many keys can be added at a time.
pub const MOST_AT_ONCE: usize = 10_000;
/// How long a key can be, in characters.
pub const MOST_CHARACTERS: usize = 500;
/// With so many keys left, or fewer, the creator is told.
pub const FEW: i64 = 10;

/// Where the licence keys of a product come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceKeys {
    /// It has none.
    #[default]
    None,
    /// They are made when they are bought.
    Generated,
    /// The creator's list. A copy can only be sold while a key is left.
    List,
}

impl LicenceKeys {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Generated, Self::List];

    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Generated => "generated",
            Self::List => "list",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keys| keys.as_str() == text)
    }
}

/// How urgently a product needs new keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortage {
    /// There are enough.
    #[default]
    Enough,
    /// [`FEW`] or fewer are left.
    Few,
    /// None is left.
    Empty,
}

impl Shortage {
    /// What it means that so many keys are not sold yet.
    pub const fn of(left: i64) -> Self {
        match left {
            ..=0 => Self::Empty,
            1..=FEW => Self::Few,
            _ => Self::Enough,
        }
    }

    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::Few => "few",
            Self::Empty => "empty",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Enough, Self::Few, Self::Empty]
            .into_iter()
            .find(|shortage| shortage.as_str() == text)
    }
}

/// What became of a list of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedKeys {
    /// How many were new.
    pub added: i64,
    /// How many the product had already, or stood in the list twice.
    pub known: i64,
}

impl AddedKeys {
    /// Both together: a list that was sent in several parts.
    #[must_use]
    pub const fn and(self, more: Self) -> Self {
        Self {
            added: self.added + more.added,
            known: self.known + more.known,
        }
    }

    /// Refuses a list of which every key was known.
    ///
    /// # Errors
    /// None was new.
    pub fn or_refuse(self) -> Result<Self, Rejection> {
        if self.added == 0 {
            return Err(Rejection::field("keys", refusal::keys_none_new(self.known)));
        }
        Ok(self)
    }
}

/// Crockford's base 32: no `I`, `L`, `O`, `U`, so that a key survives being read aloud and typed.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols in a generated key.
const SYMBOLS: usize = 25;
/// Symbols between two hyphens.
const GROUP: usize = 5;

/// Writes a key of 125 bits: five of each byte, in groups like `7K3QM-…`.
pub fn generate(random: [u8; SYMBOLS]) -> String {
    let groups = random.chunks(GROUP).map(|group| {
        let symbols = group
            .iter()
            .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]));
        symbols.collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}

/// Reads a list of keys as they were typed or pasted: trimmed, without empty lines, each once. Returns
/// the keys in order, and how many stood there again.
///
/// # Errors
/// A sentence for the person who typed them.
pub fn read_list<S: AsRef<str>>(lines: &[S]) -> Result<(Vec<String>, i64), Sentence> {
    let keys: Vec<_> = lines
        .iter()
        .map(|line| line.as_ref().trim())
        .filter(|key| !key.is_empty())
        .collect();
    if keys.is_empty() {
        return Err(refusal::keys_missing());
    }
    if keys.len() > MOST_AT_ONCE {
        return Err(refusal::keys_too_many());
    }
    for (at, key) in (1_i64..).zip(&keys) {
        check(at, key)?;
    }
    let mut seen = HashSet::new();
    let mut again = 0;
    let mut new = Vec::new();
    for key in keys {
        if seen.insert(key) {
            new.push(key.to_owned());
        } else {
            again += 1;
        }
    }
    Ok((new, again))
}

fn check(at: i64, key: &str) -> Result<(), Sentence> {
    if key.chars().count() > MOST_CHARACTERS {
        return Err(refusal::key_long(at));
    }
    if key.chars().any(text::is_hidden) {
        return Err(refusal::key_hidden(at));
    }
    Ok(())
}

/// The last five characters of a key: enough to know it by, too little to use it.
pub fn tail(key: &str) -> String {
    let count = key.chars().count();
    // Of a short key less, so that most of it stays unsaid.
    let shown = (count / 2).min(5);
    key.chars().skip(count - shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_is_trimmed_and_each_key_counts_once() {
        let (keys, again) = read_list(&["  A-1 ", "", "B 2", "\t", "A-1"]).unwrap();
        assert_eq!(keys, ["A-1", "B 2"]);
        assert_eq!(again, 1);
    }

    #[test]
    fn what_is_no_key_is_refused_by_its_place() {
        assert!(read_list(&["", "  "]).is_err());
        let long = "x".repeat(MOST_CHARACTERS + 1);
        assert!(
            read_list(&["fine", &long])
                .unwrap_err()
                .to_string()
                .starts_with("Key 2 ")
        );
        assert!(read_list(&["a\u{0}b"]).is_err() && read_list(&["a\u{202e}b"]).is_err());
        let many: Vec<_> = (0..=MOST_AT_ONCE).map(|n| n.to_string()).collect();
        assert!(read_list(&many).is_err());
        assert!(read_list(&many[1..]).is_ok());
    }

    #[test]
    fn a_shortage_grows() {
        let all = [11, 10, 1, 0].map(Shortage::of);
        assert_eq!(
            all,
            [
                Shortage::Enough,
                Shortage::Few,
                Shortage::Few,
                Shortage::Empty
            ]
        );
        assert!(all.is_sorted());
        assert!(
            all.iter()
                .all(|one| Shortage::parse(one.as_str()) == Some(*one))
        );
    }

    #[test]
    fn a_tail_never_gives_a_key_away() {
        assert_eq!(tail("7K3QM-00000-00000-00000-ABCDE"), "ABCDE");
        assert_eq!(tail("abcd"), "cd");
        assert_eq!(tail("x"), "");
    }

    proptest! {
        #[test]
        fn generated_keys_can_be_read_aloud(random: [u8; SYMBOLS]) {
            let key = generate(random);
            let groups: Vec<_> = key.split('-').collect();
            prop_assert_eq!(groups.len(), 5);
            prop_assert!(groups.iter().all(|group| group.len() == 5));
            prop_assert!(!key.contains(['I', 'L', 'O', 'U']));
        }

        #[test]
        fn other_bits_are_another_key(random: [u8; SYMBOLS], at in 0..SYMBOLS, bit in 0..5_u8) {
            let mut other = random;
            other[at] ^= 1 << bit;
            prop_assert_ne!(generate(random), generate(other));
        }
    }
}
