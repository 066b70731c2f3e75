//! Looking through registrations: narrowed, sorted, from a place on, and fast however many there are. How
//! that is done for every list, `db/listing.rs` says.

use super::Row;
use crate::{
    Result,
    db::{
        Connection,
        clause::{Clause, bind},
        listing::{self, Kinds, Way, begins, is_beginning, way},
        on,
    },
};
use domain::{
    id::{CreatorId, PageId, RegistrationId},
    list::{Count, Position, RegistrationSort, RegistrationWish},
    registration::Registration,
};
use sqlx::{query, query_as};

/// A wish, and what its search means.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// Whose registrations.
    pub creator: &'a CreatorId,
    /// Which of them.
    pub wish: &'a RegistrationWish,
    /// The pages whose names the search is a part of.
    pub pages: Vec<PageId>,
    /// Only these, if any are named.
    pub ids: &'a [RegistrationId],
}

/// A statement for all ids that a search finds.
fn found(sql: &mut Clause, asked: &Asked<'_>) {
    let text = &asked.wish.search;
    let mut kinds = Kinds::of(sql);
    kinds.add(|sql| {
        sql.text("select id from registrations where creator_id = ")
            .value(asked.creator.as_str());
        begins(sql, "email", text);
    });
    if text.is_a_name() {
        kinds.add(|sql| {
            sql.text("select registration_id as id from registration_names where creator_id = ")
                .value(asked.creator.as_str());
            begins(sql, "tail", text);
        });
    }
    if !asked.pages.is_empty() {
        kinds.add(|sql| {
            sql.text("select id from registrations where ")
                .one_of("page_id", asked.pages.iter().map(PageId::as_str));
        });
    }
}

/// The same as a condition on a row that is passed by, which no index shall serve.
fn matches(sql: &mut Clause, asked: &Asked<'_>) {
    let text = &asked.wish.search;
    sql.text(" and (");
    is_beginning(sql, "email", text);
    if text.is_a_name() {
        // The second comparison keeps PostgreSQL from making a table of all names first.
        sql.text(" or exists (select 1 from registration_names where registration_id = registrations.id and registration_id >= registrations.id and ");
        is_beginning(sql, "tail", text);
        sql.text(")");
    }
    if !asked.pages.is_empty() {
        sql.text(" or ")
            .one_of("page_id || ''", asked.pages.iter().map(PageId::as_str));
    }
    sql.text(")");
}

async fn search(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Option<Way>> {
    if asked.wish.search.is_empty() {
        return Ok(None);
    }
    let mut sql = Clause::default();
    found(&mut sql, asked);
    way(c, &sql).await.map(Some)
}

/// Everything behind the table's name.
fn conditions(sql: &mut Clause, asked: &Asked<'_>, way: Option<Way>) {
    let wish = asked.wish;
    let leads_elsewhere = way == Some(Way::LookUp) || wish.page.is_some() || !asked.ids.is_empty();
    listing::of_creator(sql, "creator_id", asked.creator, leads_elsewhere);
    if let Some(page) = &wish.page {
        sql.text(" and page_id = ").value(page.as_str());
    }
    if let Some(status) = wish.status {
        sql.text(" and status = ").value(status.as_str());
    }
    if !asked.ids.is_empty() {
        sql.text(" and ")
            .one_of("id", asked.ids.iter().map(RegistrationId::as_str));
    }
    match way {
        Some(Way::LookUp) => {
            sql.text(" and id in (");
            found(sql, asked);
            sql.text(")");
        }
        Some(Way::Compare) => matches(sql, asked),
        None => {}
    }
}

/// The statement for a part.
fn statement(asked: &Asked<'_>, way: Option<Way>, after: Option<&Position>, limit: i64) -> Clause {
    let mut sql = Clause::new(super::select!(""));
    conditions(&mut sql, asked, way);
    let newest_first = asked.wish.sorted() == RegistrationSort::Newest;
    listing::by_id(&mut sql, "id", newest_first, after, limit);
    sql
}

/// A part of a creator's registrations, as it was asked for.
pub async fn find(
    c: &mut dyn Connection,
    asked: &Asked<'_>,
    after: Option<&Position>,
    limit: i64,
) -> Result<Vec<Registration>> {
    let way = search(c, asked).await?;
    let sql = statement(asked, way, after, limit);
    let rows = on!(c, |c| bind!(query_as::<_, Row>(sql.sql()), sql)
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Registration::try_from).collect()
}

/// How many registrations there are of what was asked for.
pub async fn count(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Count> {
    let way = search(c, asked).await?;
    let mut sql = Clause::new("select 1 from registrations");
    conditions(&mut sql, asked, way);
    listing::count(c, &sql).await
}

/// Removes some of a creator's registrations: how many were theirs, and are gone.
pub async fn delete_some(
    c: &mut dyn Connection,
    creator: &CreatorId,
    ids: &[RegistrationId],
) -> sqlx::Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    let mut sql = Clause::new("delete from registrations where creator_id = ");
    sql.value(creator.as_str())
        .text(" and ")
        .one_of("id", ids.iter().map(RegistrationId::as_str));
    Ok(on!(c, |c| bind!(query(sql.sql()), sql)
        .execute(c)
        .await?
        .rows_affected()))
}

#[cfg(test)]
mod tests;
