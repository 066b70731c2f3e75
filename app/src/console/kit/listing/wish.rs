//! What is wished of a list, as it stands in the address of its screen.

use super::{toolbar::Chip, use_going};
use crate::{
    api::{Found, MOST_ROWS, ROWS},
    console::kit::ask::{Asked, ask},
    error::ApiError,
};
use domain::list::{
    CustomerSort, CustomerWish, OrderSort, OrderWish, RegistrationSort, RegistrationWish, Searched,
    address::Query,
};
use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use serde::{Serialize, de::DeserializeOwned};

/// What can be wished of a list.
pub trait Wish: Clone + PartialEq + Send + Sync + 'static {
    /// The path of the screen.
    const PATH: &'static str;
    /// The path of the table that can be taken away.
    const FILE: &'static str;

    /// Reads the query of an address.
    fn read(query: &ParamsMap) -> Self;
    /// Writes the query that says the same.
    fn query(&self) -> Query;
    /// Whether something is left out.
    fn is_narrowed(&self) -> bool;
    /// What is searched for.
    fn searched(&self) -> &Searched;
    /// Searches for something else.
    fn search(&mut self, text: Searched);
    /// The name of what comes first.
    fn sorted(&self) -> &'static str;
    /// Sorts by what has this name; as lists begin, if nothing has.
    fn sort(&mut self, name: &str);
}

macro_rules! wish {
    ($wish:ident, $sort:ident, $path:literal) => {
        impl Wish for $wish {
            const PATH: &'static str = $path;
            const FILE: &'static str = concat!($path, ".csv");

            fn read(query: &ParamsMap) -> Self {
                Self::read(|name| query.get(name))
            }

            fn query(&self) -> Query {
                self.query()
            }

            fn is_narrowed(&self) -> bool {
                self.is_narrowed()
            }

            fn searched(&self) -> &Searched {
                &self.search
            }

            fn search(&mut self, text: Searched) {
                self.search = text;
            }

            fn sorted(&self) -> &'static str {
                self.sorted().as_str()
            }

            fn sort(&mut self, name: &str) {
                self.sort = $sort::parse(name).filter(|sort| *sort != $sort::Newest);
            }
        }
    };
}

wish!(OrderWish, OrderSort, "/console/orders");
wish!(CustomerWish, CustomerSort, "/console/customers");
wish!(RegistrationWish, RegistrationSort, "/console/registrations");

/// The wish that the address of this screen says, and the row that its list begins behind.
#[derive(Debug)]
pub struct Wished<W: Send + Sync + 'static> {
    wish: Memo<W>,
    after: Memo<Option<String>>,
    query: Memo<ParamsMap>,
    go: Callback<String>,
}

impl<W: Send + Sync + 'static> Clone for Wished<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W: Send + Sync + 'static> Copy for Wished<W> {}

impl<W: Wish> Wished<W> {
    /// What the address says.
    pub fn here() -> Self {
        let query = use_query_map();
        Self {
            wish: Memo::new(move |_| query.with(W::read)),
            after: Memo::new(move |_| query.with(|query| query.get("after"))),
            query,
            go: use_going(),
        }
    }

    /// The rows that are wished for; read again when the wish changes.
    pub fn ask<T, F>(self, find: fn(W, Option<String>, i64) -> F) -> Asked<Found<T>>
    where
        T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
        F: Future<Output = Result<Found<T>, ApiError>> + Send + 'static,
    {
        ask(
            move || (self.wish.get(), self.after.get(), self.shown()),
            move |(wish, after, most)| find(wish, after, most),
        )
    }

    /// How many rows to begin with: as many as were shown when this address was left. The list does not
    /// follow it while it grows.
    fn shown(self) -> i64 {
        let shown = self.query.with_untracked(|query| query.get("show"));
        let shown = shown.and_then(|shown| shown.parse().ok()).unwrap_or(ROWS);
        shown.clamp(ROWS, MOST_ROWS)
    }

    /// Something about the wish, following it.
    pub fn with<T>(self, read: impl FnOnce(&W) -> T) -> T {
        self.wish.with(read)
    }

    /// The wish, for a list that has just been read.
    pub fn now(self) -> W {
        self.wish.get_untracked()
    }

    /// The address of the list with another wish.
    pub fn changed(self, change: impl FnOnce(&mut W)) -> String {
        let mut wish = self.wish.get();
        change(&mut wish);
        wish.query().at(W::PATH)
    }

    /// Leads to the list with another wish.
    pub fn go(self, change: impl FnOnce(&mut W)) {
        self.go.run(untrack(|| self.changed(change)));
    }

    /// A filter at an address of its own.
    pub fn chip(
        self,
        words: &'static str,
        set: impl Fn(&mut W) + Send + Sync + 'static,
        is_on: impl Fn(&W) -> bool + Send + Sync + 'static,
    ) -> Chip {
        Chip {
            words,
            href: Signal::derive(move || self.changed(&set)),
            is_on: Signal::derive(move || self.with(&is_on)),
        }
    }

    /// What a screen of any list asks of it.
    pub fn address(self) -> Address {
        Address {
            start: Signal::derive(move || self.changed(|_| ())),
            file: Signal::derive(move || self.with(|wish| wish.query().at(W::FILE))),
            searched: Signal::derive(move || self.with(|wish| wish.searched().to_string())),
            search: Callback::new(move |text: String| {
                self.go(|wish| wish.search(Searched::of(&text)));
            }),
            sorted: Signal::derive(move || self.with(W::sorted)),
            sort: Callback::new(move |name: String| self.go(|wish| wish.sort(&name))),
            after: self.after,
        }
    }

    /// What the list said that has just been read, however it goes on.
    pub(super) fn said(self) -> Said {
        let (wish, after) = (self.wish.get_untracked(), self.after.get_untracked());
        Said {
            path: W::PATH,
            is_narrowed: wish.is_narrowed() || after.is_some(),
            query: wish.query(),
            after: after.unwrap_or_default(),
        }
    }
}

/// What was wished of the rows that are shown.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The path of the screen.
    pub(super) path: &'static str,
    /// Whether something is left out.
    pub(super) is_narrowed: bool,
    /// The wish as it is written.
    pub(super) query: Query,
    /// The row behind which the list began; may be empty.
    pub(super) after: String,
}

/// The address of a list, whatever it lists: what screens share is the same code for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// The list from its beginning.
    pub start: Signal<String>,
    /// The list as a table.
    pub file: Signal<String>,
    /// What is searched for.
    pub searched: Signal<String>,
    /// Searches for something else.
    pub search: Callback<String>,
    /// What comes first.
    pub sorted: Signal<&'static str>,
    /// Sorts by something else.
    pub sort: Callback<String>,
    /// The row behind which the list begins.
    pub after: Memo<Option<String>>,
}
