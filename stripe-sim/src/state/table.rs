//! Rows of one kind, in the order they were made, that know what changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Something that is remembered under an identifier.
pub trait Row: Serialize + DeserializeOwned {
    /// Names the table in the state file.
    const KIND: &'static str;
    /// The identifier, which never changes.
    fn id(&self) -> &str;
}

/// A row the API shows.
pub trait Resource: Row {
    /// What errors call it: `No such checkout.session: 'cs_1'`.
    const NOUN: &'static str;
    /// The parameter errors about its identifier point at.
    const PARAM: &'static str;
    /// The connected account it belongs to; `None` is the platform.
    fn account(&self) -> Option<&str>;
    /// When it was made, in seconds since 1970.
    fn created(&self) -> i64;
    /// Stripe's JSON for it. `base` is the simulator's own address.
    fn object(&self, base: &str) -> Value;
}

/// One row as the state file keeps it; a `null` row was removed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Change {
    /// Which table.
    pub kind: String,
    /// Which row.
    pub id: String,
    /// What it looks like now.
    pub row: Value,
}

impl Change {
    /// The present look of a row.
    pub fn of<T: Row>(row: &T) -> Self {
        Self {
            kind: T::KIND.to_owned(),
            id: row.id().to_owned(),
            row: serde_json::to_value(row).unwrap_or_default(),
        }
    }
}

/// A table. Insertion order is the order of lists; the newest row has the highest number.
#[derive(Debug)]
pub struct Table<T> {
    rows: BTreeMap<u64, T>,
    numbers: HashMap<String, u64>,
    next: u64,
    changed: BTreeSet<u64>,
    removed: Vec<String>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: BTreeMap::new(),
            numbers: HashMap::new(),
            next: 0,
            changed: BTreeSet::new(),
            removed: Vec::new(),
        }
    }
}

impl<T: Row> Table<T> {
    /// Adds a row, or replaces the one with its identifier.
    pub fn insert(&mut self, row: T) {
        let number = *self.numbers.entry(row.id().to_owned()).or_insert_with(|| {
            self.next += 1;
            self.next
        });
        self.rows.insert(number, row);
        self.changed.insert(number);
    }

    /// The row with this identifier.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.rows.get(self.numbers.get(id)?)
    }

    /// The row with this identifier, to change it.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let number = *self.numbers.get(id)?;
        self.changed.insert(number);
        self.rows.get_mut(&number)
    }

    /// Forgets a row.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        let number = self.numbers.remove(id)?;
        self.changed.remove(&number);
        self.removed.push(id.to_owned());
        self.rows.remove(&number)
    }

    /// Forgets the rows that do not pass.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        let old = self
            .rows
            .values()
            .filter(|row| !keep(row))
            .map(|row| row.id().to_owned());
        for id in old.collect::<Vec<_>>() {
            self.remove(&id);
        }
    }

    /// All rows, oldest first.
    pub fn oldest_first(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values()
    }

    /// All rows, newest first, as lists show them.
    pub fn newest_first(&self) -> impl Iterator<Item = &T> {
        self.rows.values().rev()
    }

    /// Takes what changed since the last call.
    pub fn take_changes(&mut self, into: &mut Vec<Change>) {
        let changed = std::mem::take(&mut self.changed);
        into.extend(
            changed
                .iter()
                .filter_map(|number| self.rows.get(number))
                .map(Change::of),
        );
        into.extend(self.removed.drain(..).map(|id| Change {
            kind: T::KIND.to_owned(),
            id,
            row: Value::Null,
        }));
    }

    /// Marks every row as changed.
    pub fn touch_all(&mut self) {
        self.changed = self.rows.keys().copied().collect();
        self.removed.clear();
    }

    /// Applies a change that was written earlier.
    ///
    /// # Errors
    /// When the row does not fit this table.
    pub fn apply(&mut self, change: Change) -> Result<(), serde_json::Error> {
        if change.row.is_null() {
            self.remove(&change.id);
            self.removed.clear();
        } else {
            self.insert(serde_json::from_value(change.row)?);
        }
        self.changed.clear();
        Ok(())
    }
}
