//! Where a part of a list ends, and the next begins.

use std::fmt;

/// The last row that was seen: what the list is sorted by, if not by the id, and the id.
///
/// Whatever is added meanwhile, the next part begins right behind it: nothing is left out and nothing
/// comes twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// What the list is sorted by; nothing where that is the id.
    pub key: Option<i64>,
    /// The row's id.
    pub id: String,
}

impl Position {
    /// Behind a row of a list that is sorted by ids.
    pub fn id(id: impl Into<String>) -> Self {
        Self {
            key: None,
            id: id.into(),
        }
    }

    /// Reads what [`fmt::Display`] wrote: `ID`, or `KEY.ID`.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = match text.split_once('.') {
            Some((key, id)) => (Some(key.parse().ok()?), id),
            None => (None, text),
        };
        let is_id = id.len() == 36 && id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
        is_id.then(|| Self {
            key,
            id: id.to_owned(),
        })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key {
            Some(key) => write!(f, "{key}.{}", self.id),
            None => f.write_str(&self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written() {
        let id = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";
        for position in [
            Position::id(id),
            Position {
                key: Some(-1_250),
                id: id.to_owned(),
            },
        ] {
            assert_eq!(Position::parse(&position.to_string()), Some(position));
        }
        for bad in ["", "1", ".", "a.b", "' or 1=1 --", "x.0190f8a3-7e1c-7bd0"] {
            assert_eq!(Position::parse(bad), None, "{bad}");
        }
    }
}
