//! Registrations on pages.

mod find;
mod names;

use super::{Connection, on};
use crate::{Error, Result, listing::Paging};
use domain::{
    Email, Timestamp,
    id::{CreatorId, PageId, RegistrationId},
    registration::{Registration, RegistrationStatus},
};
use sqlx::{FromRow, query, query_as, query_scalar};

pub use find::{Asked, count, delete_some, find};
pub use names::keep_some as keep_names;

#[derive(FromRow)]
struct Row {
    id: String,
    page_id: String,
    email: String,
    name: String,
    answers: String,
    status: String,
    registered_at: i64,
    confirmed_at: Option<i64>,
    notified_at: Option<i64>,
}

impl TryFrom<Row> for Registration {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: RegistrationId::trusted(row.id),
            page_id: PageId::trusted(row.page_id),
            email: Email::parse(&row.email).map_err(|why| Error::Corrupt(why.to_string()))?,
            name: row.name,
            answers: serde_json::from_str(&row.answers)?,
            status: RegistrationStatus::parse(&row.status)
                .ok_or_else(|| Error::Corrupt(format!("registration status {}", row.status)))?,
            registered_at: Timestamp::from_millis(row.registered_at),
            confirmed_at: row.confirmed_at.map(Timestamp::from_millis),
            notified_at: row.notified_at.map(Timestamp::from_millis),
        })
    }
}

/// The columns of a registration, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, page_id, email, name, answers, status, registered_at, confirmed_at, notified_at from registrations ",
            $rest
        )
    };
}

use select;

/// Adds a registration; `false` if the address is registered on the page already.
pub async fn insert(
    c: &mut dyn Connection,
    registration: &Registration,
    creator: &CreatorId,
    consent: &str,
) -> Result<bool> {
    let sql = "insert into registrations (id, page_id, creator_id, email, name, answers, status, consent, \
               registered_at, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               on conflict (page_id, email) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(registration.id.as_str())
        .bind(registration.page_id.as_str())
        .bind(creator.as_str())
        .bind(registration.email.as_str())
        .bind(&registration.name)
        .bind(serde_json::to_string(&registration.answers)?)
        .bind(registration.status.as_str())
        .bind(consent)
        .bind(registration.registered_at.millis())
        .bind(registration.confirmed_at.map(Timestamp::millis))
        .execute(c)
        .await?
        .rows_affected());
    if done == 1 {
        names::keep(c, &registration.id, creator, &registration.name).await?;
    }
    Ok(done == 1)
}

/// A registration by its id.
pub async fn by_id(c: &mut dyn Connection, id: &RegistrationId) -> Result<Option<Registration>> {
    let sql = select!("where id = $1");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Registration::try_from).transpose()
}

/// The registration of an address on a page.
pub async fn by_email(
    c: &mut dyn Connection,
    page: &PageId,
    email: &Email,
) -> Result<Option<Registration>> {
    let sql = select!("where page_id = $1 and email = $2");
    let row = on!(c, |c| query_as::<_, Row>(sql)
        .bind(page.as_str())
        .bind(email.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Registration::try_from).transpose()
}

/// Moves a registration to a status; `false` if there is none.
pub async fn set_status(
    c: &mut dyn Connection,
    id: &RegistrationId,
    status: RegistrationStatus,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update registrations set status = $2, \
               confirmed_at = case when $2 = 'confirmed' then coalesce(confirmed_at, $3) else confirmed_at end \
               where id = $1";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(status.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Removes a registration.
pub async fn delete(c: &mut dyn Connection, id: &RegistrationId) -> sqlx::Result<()> {
    let sql = "delete from registrations where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes a creator's registration; `false` if there is none of theirs.
pub async fn delete_of_creator(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &RegistrationId,
) -> sqlx::Result<bool> {
    let sql = "delete from registrations where id = $1 and creator_id = $2";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Confirmed registrants of a page who have not been told that it opened.
pub async fn to_notify(
    c: &mut dyn Connection,
    page: &PageId,
    limit: i64,
) -> Result<Vec<Registration>> {
    let sql = select!(
        "where page_id = $1 and status = 'confirmed' and notified_at is null order by id limit $2"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(page.as_str())
        .bind(limit)
        .fetch_all(c)
        .await?);
    rows.into_iter().map(Registration::try_from).collect()
}

/// Remembers that a registrant was told; `false` if somebody else did it first.
pub async fn mark_notified(
    c: &mut dyn Connection,
    id: &RegistrationId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update registrations set notified_at = $2 where id = $1 and notified_at is null \
               and status = 'confirmed'";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Lets a registrant be told once more, because they asked again at this moment.
pub async fn ask_again(
    c: &mut dyn Connection,
    id: &RegistrationId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update registrations set notified_at = null where id = $1 and notified_at < $2";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// How many registrations a page has, and how many of them are confirmed.
pub async fn counts(c: &mut dyn Connection, page: &PageId) -> sqlx::Result<(i64, i64)> {
    let all = "select count(*) from registrations where page_id = $1";
    let confirmed =
        "select count(*) from registrations where page_id = $1 and status = 'confirmed'";
    Ok(on!(c, |c| (
        query_scalar::<_, i64>(all)
            .bind(page.as_str())
            .fetch_one(&mut *c)
            .await?,
        query_scalar::<_, i64>(confirmed)
            .bind(page.as_str())
            .fetch_one(&mut *c)
            .await?,
    )))
}

/// A part of a creator's registrations, newest first; of one page if it is given.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    page: Option<&PageId>,
    paging: &Paging,
) -> Result<Vec<Registration>> {
    let of_all = select!("where creator_id = $1 and id < $2 order by id desc limit $3");
    let of_page =
        select!("where creator_id = $1 and id < $2 and page_id = $4 order by id desc limit $3");
    let rows = on!(c, |c| {
        let sql = if page.is_some() { of_page } else { of_all };
        let mut rows = query_as::<_, Row>(sql)
            .bind(creator.as_str())
            .bind(paging.before())
            .bind(paging.fetch());
        if let Some(page) = page {
            rows = rows.bind(page.as_str());
        }
        rows.fetch_all(c).await?
    });
    rows.into_iter().map(Registration::try_from).collect()
}
