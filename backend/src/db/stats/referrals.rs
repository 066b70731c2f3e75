//! Where visitors and buyers came from.

use super::Wanted;
use crate::{
    Result,
    db::{Connection, on, products::currency},
};
use domain::{
    stats::{OfReferral, Taken},
    visit::Referral,
};
use sqlx::{FromRow, query_as};

#[derive(FromRow)]
struct Named {
    referrer: String,
    utm_source: String,
    utm_medium: String,
    utm_campaign: String,
}

impl From<Named> for Referral {
    fn from(named: Named) -> Self {
        Self {
            referrer: named.referrer,
            utm_source: named.utm_source,
            utm_medium: named.utm_medium,
            utm_campaign: named.utm_campaign,
        }
    }
}

#[derive(FromRow)]
struct ViewRow {
    #[sqlx(flatten)]
    from: Named,
    views: i64,
    visitors: i64,
}

#[derive(FromRow)]
struct OrderRow {
    #[sqlx(flatten)]
    from: Named,
    currency: String,
    orders: i64,
    revenue: i64,
}

/// How often pages were looked at, by where the visitors came from.
pub async fn views(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfReferral>> {
    let sql = "select referrer, utm_source, utm_medium, utm_campaign, \
               cast(sum(view_counts.views) as bigint) as views, cast(sum(view_counts.visitors) as bigint) as visitors \
               from pages join view_counts on view_counts.page_id = pages.id \
               where pages.creator_id = $1 and ($2 = '' or pages.id = $2) and view_counts.day between $3 and $4 \
               group by referrer, utm_source, utm_medium, utm_campaign";
    let rows = on!(c, |c| query_as::<_, ViewRow>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(wanted.span.first.0)
        .bind(wanted.span.last.0)
        .fetch_all(c)
        .await?);
    let told = |row: ViewRow| OfReferral {
        referral: row.from.into(),
        views: row.views,
        visitors: row.visitors,
        ..OfReferral::default()
    };
    Ok(rows.into_iter().map(told).collect())
}

/// What was ordered and paid, by where the buyers came from.
pub async fn orders(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfReferral>> {
    let sql = "select coalesce(referrer, '') as referrer, coalesce(utm_source, '') as utm_source, \
               coalesce(utm_medium, '') as utm_medium, coalesce(utm_campaign, '') as utm_campaign, \
               currency, count(*) as orders, cast(sum(amount_paid_minor) as bigint) as revenue \
               from orders left join order_referrals on order_referrals.order_id = orders.id \
               where creator_id = $1 and ($2 = '' or page_id = $2) and completed_at >= $3 and completed_at < $4 \
               group by 1, 2, 3, 4, 5";
    let (from, to) = wanted.moments();
    let rows = on!(c, |c| query_as::<_, OrderRow>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(from)
        .bind(to)
        .fetch_all(c)
        .await?);
    let told = |row: OrderRow| {
        let mut told = OfReferral {
            referral: row.from.into(),
            ..OfReferral::default()
        };
        let taken = Taken {
            revenue: row.revenue,
            ..Taken::nothing(currency(&row.currency)?)
        };
        told.ordered(row.orders, taken);
        Ok(told)
    };
    rows.into_iter().map(told).collect()
}
