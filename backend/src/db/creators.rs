//! Creators: people with an account.

use super::{Connection, on};
use crate::Result;
use domain::{
    Email, Timestamp,
    id::CreatorId,
    profile::{Profile, Website},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// A creator's account, without anything secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Creator {
    /// Identifies the account.
    pub id: CreatorId,
    /// The address they sign in with.
    pub email: Email,
    /// The name that visitors see.
    pub name: String,
    /// When they proved the address.
    pub email_confirmed_at: Option<Timestamp>,
    /// When the account was made.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
pub(super) struct CreatorRow {
    id: String,
    email: String,
    name: String,
    email_confirmed_at: Option<i64>,
    created_at: i64,
}

impl TryFrom<CreatorRow> for Creator {
    type Error = crate::Error;

    fn try_from(row: CreatorRow) -> Result<Self> {
        Ok(Self {
            id: CreatorId::trusted(row.id),
            email: Email::parse(&row.email)
                .map_err(|why| crate::Error::Corrupt(why.to_string()))?,
            name: row.name,
            email_confirmed_at: row.email_confirmed_at.map(Timestamp::from_millis),
            created_at: Timestamp::from_millis(row.created_at),
        })
    }
}

/// Adds an account; `false` if the address has one already.
pub async fn insert(
    c: &mut dyn Connection,
    creator: &Creator,
    password_hash: Option<&str>,
    takes_payments: bool,
) -> sqlx::Result<bool> {
    let sql = "insert into creators (id, email, name, password_hash, email_confirmed_at, created_at, updated_at, \
               takes_payments) values ($1, $2, $3, $4, $5, $6, $6, $7) on conflict (email) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(creator.id.as_str())
        .bind(creator.email.as_str())
        .bind(&creator.name)
        .bind(password_hash)
        .bind(creator.email_confirmed_at.map(Timestamp::millis))
        .bind(creator.created_at.millis())
        .bind(takes_payments)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The account with this address, unless it is deleted.
pub async fn by_email(c: &mut dyn Connection, email: &Email) -> Result<Option<Creator>> {
    let sql = "select id, email, name, email_confirmed_at, created_at from creators \
               where email = $1 and deleted_at is null";
    let row = on!(c, |c| query_as::<_, CreatorRow>(sql)
        .bind(email.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Creator::try_from).transpose()
}

/// The account with this id, unless it is deleted.
pub async fn by_id(c: &mut dyn Connection, id: &CreatorId) -> Result<Option<Creator>> {
    let sql = "select id, email, name, email_confirmed_at, created_at from creators \
               where id = $1 and deleted_at is null";
    let row = on!(c, |c| query_as::<_, CreatorRow>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    row.map(Creator::try_from).transpose()
}

/// The password hash of an account, if it has a password.
pub async fn password_hash(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<Option<String>> {
    let sql = "select password_hash from creators where id = $1";
    let hash = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(hash.flatten())
}

/// Replaces the password.
pub async fn set_password(
    c: &mut dyn Connection,
    id: &CreatorId,
    hash: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set password_hash = $2, updated_at = $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(hash)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers that the address was proven; the first proof counts.
pub async fn confirm_email(
    c: &mut dyn Connection,
    id: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set email_confirmed_at = coalesce(email_confirmed_at, $2), updated_at = $2 \
               where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Changes the name that visitors see.
pub async fn set_name(
    c: &mut dyn Connection,
    id: &CreatorId,
    name: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set name = $2, updated_at = $3 where id = $1 and deleted_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(name)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// What a creator says about themself.
pub async fn profile(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<Profile> {
    let sql = "select about, website from creators where id = $1";
    let row = on!(c, |c| query_as::<_, (String, Option<String>)>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(
        row.map_or_else(Profile::default, |(about, website)| Profile {
            about,
            website: website.as_deref().and_then(Website::kept),
        }),
    )
}

/// Changes what a creator says about themself.
pub async fn set_profile(
    c: &mut dyn Connection,
    id: &CreatorId,
    profile: &Profile,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set about = $2, website = $3, updated_at = $4 \
               where id = $1 and deleted_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(&profile.about)
        .bind(profile.website.as_ref().map(Website::as_str))
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The name of the zone in which a creator is told times, if they chose one.
pub async fn time_zone(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<Option<String>> {
    let sql = "select time_zone from creators where id = $1";
    let zone = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    Ok(zone.flatten())
}

/// Chooses that zone, or none.
pub async fn set_time_zone(
    c: &mut dyn Connection,
    id: &CreatorId,
    zone: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set time_zone = $2, updated_at = $3 \
               where id = $1 and deleted_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(zone)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Changes the address, which its owner has proven just now.
pub async fn set_email(
    c: &mut dyn Connection,
    id: &CreatorId,
    email: &Email,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set email = $2, email_confirmed_at = $3, updated_at = $3 \
               where id = $1 and deleted_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(email.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Removes an account whose address nobody has proven, and which therefore has nothing.
pub async fn delete_unproven(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<()> {
    let sql = "delete from creators where id = $1 and email_confirmed_at is null";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Whether there is any account at all.
pub async fn exist(c: &mut dyn Connection) -> sqlx::Result<bool> {
    let sql = "select count(*) from (select id from creators limit 1) as one";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql).fetch_one(c).await?) > 0)
}
