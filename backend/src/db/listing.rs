//! What all long lists are found by: a search that leads to few rows or passes by many, a place to go on
//! from, and a count that ends.
//!
//! Every wish is answered along an index. Only a search has no order of its own: where it finds few rows
//! they are looked up first, and narrowed and sorted then; where it finds many, the list is walked through
//! as it is sorted, and a part is full soon.

use super::{
    Connection,
    clause::{Clause, bind},
    on,
};
use domain::{
    id::CreatorId,
    list::{Count, Position},
};
use sqlx::query_scalar;

/// Up to so many rows are looked up before they are narrowed and sorted.
pub(in crate::db) const FEW: i64 = 2_000;

/// How what has no order of its own is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::db) enum Way {
    /// Little is found, and is looked up first.
    LookUp,
    /// Much is found: what is passed by is compared.
    Compare,
}

/// The way to what a statement finds, which need not find more than one of more than [`FEW`].
pub(in crate::db) async fn way(c: &mut dyn Connection, found: &Clause) -> sqlx::Result<Way> {
    let mut sql = Clause::around("select count(*) from (", found);
    sql.text(") as found");
    Ok(if number(c, &sql).await? > FEW {
        Way::Compare
    } else {
        Way::LookUp
    })
}

/// How many rows a statement finds, as far as they are counted.
pub(in crate::db) async fn count(c: &mut dyn Connection, found: &Clause) -> sqlx::Result<Count> {
    let mut sql = Clause::around("select count(*) from (", found);
    sql.text(" limit ")
        .value(Count::MOST + 1)
        .text(") as counted");
    number(c, &sql).await.map(Count::of)
}

async fn number(c: &mut dyn Connection, sql: &Clause) -> sqlx::Result<i64> {
    Ok(on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?))
}

/// The ids that a search finds, by kinds, in one statement.
pub(in crate::db) struct Kinds<'a> {
    sql: &'a mut Clause,
    is_first: bool,
}

impl<'a> Kinds<'a> {
    /// Of none yet.
    pub(in crate::db) fn of(sql: &'a mut Clause) -> Self {
        Self {
            sql,
            is_first: true,
        }
    }

    /// Adds those of a kind, at most one more than [`FEW`].
    pub(in crate::db) fn add(&mut self, ids: impl FnOnce(&mut Clause)) {
        self.sql.text(if self.is_first {
            "select id from ("
        } else {
            " union select id from ("
        });
        self.is_first = false;
        ids(self.sql);
        self.sql.text(" limit ").value(FEW + 1).text(") as of_kind");
    }
}

/// Whose rows, as the first condition. Where something else leads to few of them, SQLite must not take the
/// creator's index instead: so it is said as a range, of which PostgreSQL knows how much is in it.
pub(in crate::db) fn of_creator(
    sql: &mut Clause,
    column: &'static str,
    creator: &CreatorId,
    leads_elsewhere: bool,
) {
    sql.text(" where ").text(column);
    if leads_elsewhere {
        sql.text(" >= ")
            .value(creator.as_str())
            .text(" and ")
            .text(column)
            .text(" <= ")
            .value(creator.as_str());
    } else {
        sql.text(" = ").value(creator.as_str());
    }
}

/// That a column begins with a text, along an index of the column.
///
/// The end is a letter behind all others in the orders that databases usually keep texts in, and some of
/// these pass over marks: so what is between is compared once more. Orders that take two letters for one,
/// as the Czech one does, may leave out a few of what a `C` or `en` database finds.
pub(in crate::db) fn begins(sql: &mut Clause, column: &'static str, text: &str) {
    sql.text(" and ").text(column).text(" >= ").value(text);
    sql.text(" and ")
        .text(column)
        .text(" < ")
        .value(format!("{text}\u{10ffff}").as_str())
        .text(" and ");
    is_beginning(sql, column, text);
}

/// The same for what is passed by, which no index shall serve: the list is read in its own order.
pub(in crate::db) fn is_beginning(sql: &mut Clause, column: &'static str, text: &str) {
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    sql.text("substr(")
        .text(column)
        .text(", 1, cast(")
        .value(length)
        .text(" as integer)) = ")
        .value(text);
}

/// Sorted by ids: where the part begins, and how much of it is wanted.
pub(in crate::db) fn by_id(
    sql: &mut Clause,
    column: &'static str,
    newest_first: bool,
    after: Option<&Position>,
    limit: i64,
) {
    if let Some(after) = after {
        sql.text(" and ")
            .text(column)
            .text(if newest_first { " < " } else { " > " })
            .value(after.id.as_str());
    }
    sql.text(" order by ")
        .text(column)
        .text(if newest_first {
            " desc limit "
        } else {
            " limit "
        })
        .value(limit);
}

#[cfg(test)]
mod tests;
