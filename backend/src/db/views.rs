//! Who looked at a page on a day, as long as the day lasts, and how many they were, for ever.

use super::{Connection, on};
use domain::{
    id::{OrderId, PageId},
    stats::Day,
    visit::Referral,
};
use sqlx::{query, query_as, query_scalar};

/// The salt of a day, if it has one.
pub async fn salt(c: &mut dyn Connection, day: Day) -> sqlx::Result<Option<String>> {
    let sql = "select salt from view_salts where day = $1";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(day.0)
        .fetch_optional(c)
        .await?))
}

/// Gives a day its salt; whoever comes second finds the first one there.
pub async fn add_salt(c: &mut dyn Connection, day: Day, salt: &str) -> sqlx::Result<()> {
    let sql = "insert into view_salts (day, salt) values ($1, $2) on conflict (day) do nothing";
    on!(c, |c| query(sql)
        .bind(day.0)
        .bind(salt)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers a visitor for the day; `false` for one who was there before.
pub async fn add_visitor(
    c: &mut dyn Connection,
    page: &PageId,
    day: Day,
    hash: &str,
) -> sqlx::Result<bool> {
    let sql = "insert into visitors (page_id, day, hash) values ($1, $2, $3) \
               on conflict (page_id, day, hash) do nothing";
    let added = on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(day.0)
        .bind(hash)
        .execute(c)
        .await?
        .rows_affected());
    Ok(added == 1)
}

/// Where the visitors of a page came from on a day, and how many there were from each place.
pub async fn of_day(
    c: &mut dyn Connection,
    page: &PageId,
    day: Day,
) -> sqlx::Result<Vec<(Referral, i64)>> {
    let sql = "select referrer, utm_source, utm_medium, utm_campaign, visitors \
               from view_counts where page_id = $1 and day = $2";
    let rows = on!(c, |c| query_as::<_, (String, String, String, String, i64)>(
        sql
    )
    .bind(page.as_str())
    .bind(day.0)
    .fetch_all(c)
    .await?);
    let told = |(referrer, utm_source, utm_medium, utm_campaign, visitors)| {
        let referral = Referral {
            referrer,
            utm_source,
            utm_medium,
            utm_campaign,
        };
        (referral, visitors)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Adds to the numbers of a page and a day.
pub async fn count(
    c: &mut dyn Connection,
    page: &PageId,
    day: Day,
    referral: &Referral,
    views: i64,
    visitors: i64,
) -> sqlx::Result<()> {
    let sql = "insert into view_counts (page_id, day, referrer, utm_source, utm_medium, utm_campaign, views, visitors) \
               values ($1, $2, $3, $4, $5, $6, $7, $8) \
               on conflict (page_id, day, referrer, utm_source, utm_medium, utm_campaign) do update \
               set views = view_counts.views + $7, visitors = view_counts.visitors + $8";
    on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(day.0)
        .bind(&referral.referrer)
        .bind(&referral.utm_source)
        .bind(&referral.utm_medium)
        .bind(&referral.utm_campaign)
        .bind(views)
        .bind(visitors)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers where the buyer of an order came from.
pub async fn remember_referral(
    c: &mut dyn Connection,
    order: &OrderId,
    referral: &Referral,
) -> sqlx::Result<()> {
    let sql = "insert into order_referrals (order_id, referrer, utm_source, utm_medium, utm_campaign) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(&referral.referrer)
        .bind(&referral.utm_source)
        .bind(&referral.utm_medium)
        .bind(&referral.utm_campaign)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Forgets the visitors and the salts of all days before this one: how many of both.
pub async fn forget_before(c: &mut dyn Connection, today: Day) -> sqlx::Result<(u64, u64)> {
    let visitors = "delete from visitors where day < $1";
    let salts = "delete from view_salts where day < $1";
    Ok(on!(c, |c| (
        query(visitors)
            .bind(today.0)
            .execute(&mut *c)
            .await?
            .rows_affected(),
        query(salts)
            .bind(today.0)
            .execute(&mut *c)
            .await?
            .rows_affected(),
    )))
}
