//! Lists in parts, each continued behind the last row that was seen.

use domain::{Rejection, list::Position, rejection::Checks};

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// How many items, 1 to 100.
    pub limit: i64,
    /// The id of the last item seen.
    pub cursor: Option<String>,
}

impl Default for Paging {
    fn default() -> Self {
        Self {
            limit: 50,
            cursor: None,
        }
    }
}

impl Paging {
    /// Reads `limit` and `cursor` as they stand in a query string.
    ///
    /// # Errors
    /// A limit that is not 1 to 100, or a cursor that no list ever returned.
    pub fn parse(limit: Option<&str>, cursor: Option<&str>) -> Result<Self, Rejection> {
        let mut checks = Checks::default();
        let limit = checks.field(
            "limit",
            match limit.map(str::parse::<i64>) {
                None => Ok(50),
                Some(Ok(limit)) if (1..=100).contains(&limit) => Ok(limit),
                Some(_) => Err(words::refusal::list_limit_odd()),
            },
        );
        let is_id = |text: &str| {
            text.len() == 36 && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
        };
        if cursor.is_some_and(|cursor| !is_id(cursor)) {
            checks.fail("cursor", words::refusal::list_cursor_odd());
        }
        checks.finish()?;
        Ok(Self {
            limit: limit.unwrap_or(50),
            cursor: cursor.map(str::to_owned),
        })
    }

    /// The cursor for SQL: everything below it is wanted. `g` sorts after every id, whatever rules a
    /// database compares texts by.
    pub(crate) fn before(&self) -> &str {
        self.cursor.as_deref().unwrap_or("g")
    }

    /// One row more than asked for, to see whether there is a next part.
    pub(crate) const fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts the extra row off and remembers where to go on.
    pub(crate) fn cut<T>(&self, mut items: Vec<T>, id: impl Fn(&T) -> String) -> Listing<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = if more { items.last().map(id) } else { None };
        Listing { items, next_cursor }
    }
}

/// Which part of a list is wanted that can be sorted in several ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How many items.
    pub limit: i64,
    /// The last row that was seen.
    pub after: Option<Position>,
}

impl Part {
    /// The first so many items.
    pub const fn first(limit: i64) -> Self {
        Self { limit, after: None }
    }

    /// One row more than asked for, to see whether there is a next part.
    pub(crate) const fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts the extra row off and remembers where to go on.
    pub(crate) fn cut<T>(
        &self,
        mut items: Vec<T>,
        position: impl Fn(&T) -> Position,
    ) -> Listing<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let last = if more { items.last() } else { None };
        Listing {
            next_cursor: last.map(|item| position(item).to_string()),
            items,
        }
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing<T> {
    /// The items, newest first.
    pub items: Vec<T>,
    /// What to ask for next; nothing at the end.
    pub next_cursor: Option<String>,
}

impl<T> Listing<T> {
    /// The same part with other items.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Listing<U> {
        Listing {
            items: self.items.into_iter().map(f).collect(),
            next_cursor: self.next_cursor,
        }
    }
}

/// What became of a wish about several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For so many it is done.
    pub done: i64,
    /// For so many there was nothing to do, or it is too soon.
    pub left_out: i64,
}
