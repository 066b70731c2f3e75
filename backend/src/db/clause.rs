//! Conditions that are put together as they are needed.
//!
//! The text is this program's own, always: `&'static str` keeps what came from outside out of it. The
//! values stand beside it, and `$1`, `$2`, … stand for them.

use sqlx::AssertSqlSafe;

/// A value for a `$n`.
#[derive(Clone, Debug)]
pub(in crate::db) enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A statement that grows.
#[derive(Clone, Debug, Default)]
pub(in crate::db) struct Clause {
    text: String,
    values: Vec<Value>,
}

impl Clause {
    /// Begins with this text.
    pub(in crate::db) fn new(text: &'static str) -> Self {
        Self {
            text: text.to_owned(),
            values: Vec::new(),
        }
    }

    /// Adds text.
    pub(in crate::db) fn text(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(in crate::db) fn value(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Adds values, with commas between them.
    pub(in crate::db) fn values<'a>(
        &mut self,
        values: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            self.value(value);
        }
        self
    }

    /// Adds a list that a column's value is one of.
    pub(in crate::db) fn one_of<'a>(
        &mut self,
        column: &'static str,
        values: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        self.text(column).text(" in (").values(values).text(")")
    }

    /// A whole statement behind a text.
    pub(in crate::db) fn around(text: &'static str, statement: &Self) -> Self {
        Self {
            text: format!("{text}{}", statement.text),
            values: statement.values.clone(),
        }
    }

    /// The text, for a statement.
    pub(in crate::db) fn sql(&self) -> AssertSqlSafe<String> {
        AssertSqlSafe(self.text.clone())
    }

    /// The values, in the order of their numbers.
    pub(in crate::db) fn bound(&self) -> &[Value] {
        &self.values
    }
}

/// Gives a query the values of a [`Clause`].
macro_rules! bind {
    ($query:expr, $clause:expr) => {{
        let mut query = $query;
        for value in $clause.bound() {
            query = match value {
                $crate::db::clause::Value::Text(text) => query.bind(text.as_str()),
                $crate::db::clause::Value::Number(number) => query.bind(*number),
            };
        }
        query
    }};
}
pub(in crate::db) use bind;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_never_become_text() {
        let mut clause = Clause::new("select 1 where a = ");
        clause
            .value("' or 1=1")
            .text(" and ")
            .one_of("b", ["x", "y"]);
        assert_eq!(clause.sql().0, "select 1 where a = $1 and b in ($2, $3)");
        assert_eq!(clause.bound().len(), 3);
    }
}
