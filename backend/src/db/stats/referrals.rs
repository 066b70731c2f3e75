//! Where visitors came from.

use super::Wanted;
use crate::{
    Result,
    db::{Connection, on},
};
use domain::{stats::OfReferral, visit::Referral};
use sqlx::{FromRow, query_as};

/// A place as rows name it.
#[derive(FromRow)]
pub(super) struct Named {
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

/// How often pages were looked at, by where the visitors came from.
pub async fn by_referral(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfReferral>> {
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
