//! Looking through registrations: narrowed, sorted, from a place on, and fast however many there are.

use super::Row;
use crate::{
    Result,
    db::{
        Connection,
        clause::{Clause, behind, bind},
        on,
    },
};
use domain::{
    id::{CreatorId, PageId, RegistrationId},
    list::{Count, Position, RegistrationSort, RegistrationWish},
    registration::Registration,
};
use sqlx::{query, query_as, query_scalar};

/// Up to so many registrations are looked up before they are narrowed and sorted.
const FEW: i64 = 2_000;

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

/// Where a search leads, or how its text is compared with what is passed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    LookUp,
    Compare,
}

/// The fewest letters that are looked for in names: fewer are in every name.
const FEWEST_LETTERS: usize = 2;

/// Whether a text can be a part of a name. Addresses are found by their beginning.
fn is_a_name(text: &str) -> bool {
    text.chars().count() >= FEWEST_LETTERS && !text.contains('@')
}

/// Whether a name has a text in it. `lower` knows the letters of ASCII only on SQLite, so a text is looked for
/// with capitals as well.
fn named(sql: &mut Clause, text: &str) {
    sql.text("(lower(name) like ")
        .value(within(text).as_str())
        .text(" escape '\\' or name like ")
        .value(within(&capital(text)).as_str())
        .text(" escape '\\')");
}

/// The pattern of everything that has a text in it.
fn within(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern + "%"
}

/// A text with a capital at the beginning of each word.
fn capital(text: &str) -> String {
    let mut begins = true;
    let capitals = text.chars().flat_map(|letter| {
        let upper = begins.then(|| letter.to_uppercase());
        begins = letter == ' ' || letter == '-';
        let kept = upper.is_none().then_some(letter);
        upper.into_iter().flatten().chain(kept)
    });
    capitals.collect()
}

/// A statement for all ids that a search finds, at most one more than [`FEW`] of each kind.
fn found(sql: &mut Clause, asked: &Asked<'_>) {
    let text = asked.wish.search.as_str();
    sql.text("select id from (select id from registrations where creator_id = ")
        .value(asked.creator.as_str())
        .text(" and email >= ")
        .value(text)
        .text(" and email < ")
        .value(behind(text).as_str())
        .text(" limit ")
        .value(FEW + 1)
        .text(") as by_email");
    if is_a_name(text) {
        sql.text(" union select id from (select id from registrations where creator_id = ")
            .value(asked.creator.as_str())
            .text(" and ");
        named(sql, text);
        sql.text(" limit ").value(FEW + 1).text(") as by_name");
    }
    if !asked.pages.is_empty() {
        sql.text(" union select id from (select id from registrations where page_id in (")
            .values(asked.pages.iter().map(PageId::as_str))
            .text(") limit ")
            .value(FEW + 1)
            .text(") as by_page");
    }
}

/// The same as a condition on a row that is passed by, which no index shall serve.
fn matches(sql: &mut Clause, asked: &Asked<'_>) {
    let text = asked.wish.search.as_str();
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    sql.text(" and (substr(email, 1, cast(")
        .value(length)
        .text(" as integer)) = ")
        .value(text);
    if is_a_name(text) {
        sql.text(" or ");
        named(sql, text);
    }
    if !asked.pages.is_empty() {
        sql.text(" or page_id || '' in (")
            .values(asked.pages.iter().map(PageId::as_str))
            .text(")");
    }
    sql.text(")");
}

async fn way(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Option<Way>> {
    if asked.wish.search.is_empty() {
        return Ok(None);
    }
    let mut sql = Clause::new("select count(*) from (");
    found(&mut sql, asked);
    sql.text(") as found");
    let number = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(Some(if number > FEW {
        Way::Compare
    } else {
        Way::LookUp
    }))
}

/// Everything behind `where`.
fn conditions(sql: &mut Clause, asked: &Asked<'_>, way: Option<Way>) {
    let wish = asked.wish;
    let leads_elsewhere = way == Some(Way::LookUp) || wish.page.is_some() || !asked.ids.is_empty();
    // Where something else leads to few, the creator's index must not be taken instead.
    sql.text(if leads_elsewhere {
        " where creator_id || '' = "
    } else {
        " where creator_id = "
    })
    .value(asked.creator.as_str());
    if let Some(page) = &wish.page {
        sql.text(" and page_id = ").value(page.as_str());
    }
    if let Some(status) = wish.status {
        sql.text(" and status = ").value(status.as_str());
    }
    if !asked.ids.is_empty() {
        sql.text(" and id in (")
            .values(asked.ids.iter().map(RegistrationId::as_str))
            .text(")");
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

/// A part of a creator's registrations, as it was asked for.
pub async fn find(
    c: &mut dyn Connection,
    asked: &Asked<'_>,
    after: Option<&Position>,
    limit: i64,
) -> Result<Vec<Registration>> {
    let way = way(c, asked).await?;
    let mut sql = Clause::new(super::select!(""));
    conditions(&mut sql, asked, way);
    let sort = asked.wish.sorted();
    if let Some(after) = after {
        sql.text(match sort {
            RegistrationSort::Newest => " and id < ",
            RegistrationSort::Oldest => " and id > ",
        })
        .value(after.id.as_str());
    }
    sql.text(match sort {
        RegistrationSort::Newest => " order by id desc limit ",
        RegistrationSort::Oldest => " order by id limit ",
    })
    .value(limit);
    let rows = on!(c, |c| bind!(query_as::<_, Row>(sql.sql()), sql)
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Registration::try_from).collect()
}

/// How many registrations there are of what was asked for.
pub async fn count(c: &mut dyn Connection, asked: &Asked<'_>) -> sqlx::Result<Count> {
    let way = way(c, asked).await?;
    let mut sql = Clause::new("select count(*) from (select 1 from registrations");
    conditions(&mut sql, asked, way);
    sql.text(" limit ")
        .value(Count::MOST + 1)
        .text(") as counted");
    let counted = on!(c, |c| bind!(query_scalar::<_, i64>(sql.sql()), sql)
        .fetch_one(c)
        .await?);
    Ok(Count::of(counted))
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
        .text(" and id in (")
        .values(ids.iter().map(RegistrationId::as_str))
        .text(")");
    Ok(on!(c, |c| bind!(query(sql.sql()), sql)
        .execute(c)
        .await?
        .rows_affected()))
}
