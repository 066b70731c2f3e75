//! What was ordered and paid, counted by days and by where the buyers came from: however many orders there
//! are, few numbers are added up.

use super::{Wanted, referrals::Named};
use crate::{
    Result,
    db::{Connection, on, products::currency},
};
use domain::{
    id::OrderId,
    stats::{Figures, OfDay, OfReferral, Taken},
};
use sqlx::{FromRow, query, query_as};

/// Counts an order at the moment at which it was completed; once, by whoever completes it.
pub async fn count(c: &mut dyn Connection, order: &OrderId) -> sqlx::Result<()> {
    let sql = "insert into sale_counts (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency, orders, revenue) \
               select page_id, completed_at / 86400000, coalesce(referrer, ''), coalesce(utm_source, ''), \
               coalesce(utm_medium, ''), coalesce(utm_campaign, ''), currency, 1, amount_paid_minor \
               from orders left join order_referrals on order_referrals.order_id = orders.id where orders.id = $1 \
               on conflict (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency) do update \
               set orders = sale_counts.orders + 1, revenue = sale_counts.revenue + excluded.revenue";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// What was ordered and paid, day by day.
pub(super) async fn by_day(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    let sql = "select day, currency, cast(sum(orders) as bigint), cast(sum(revenue) as bigint) \
               from pages join sale_counts on sale_counts.page_id = pages.id \
               where pages.creator_id = $1 and ($2 = '' or pages.id = $2) and day between $3 and $4 \
               group by day, currency";
    let rows = on!(c, |c| query_as::<_, (i64, String, i64, i64)>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(wanted.span.first.0)
        .bind(wanted.span.last.0)
        .fetch_all(c)
        .await?);
    let figures = |(day, code, orders, revenue): (i64, String, i64, i64)| {
        let money = Taken {
            revenue,
            ..Taken::nothing(currency(&code)?)
        };
        let figures = Figures {
            orders,
            // What is given away is no money.
            money: if revenue == 0 { vec![] } else { vec![money] },
            ..Figures::default()
        };
        Ok(super::of_day(day, figures))
    };
    rows.into_iter().map(figures).collect()
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    from: Named,
    currency: String,
    orders: i64,
    revenue: i64,
}

/// What was ordered and paid, by where the buyers came from.
pub async fn by_referral(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfReferral>> {
    let sql = "select referrer, utm_source, utm_medium, utm_campaign, currency, \
               cast(sum(orders) as bigint) as orders, cast(sum(revenue) as bigint) as revenue \
               from pages join sale_counts on sale_counts.page_id = pages.id \
               where pages.creator_id = $1 and ($2 = '' or pages.id = $2) and day between $3 and $4 \
               group by referrer, utm_source, utm_medium, utm_campaign, currency";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(wanted.span.first.0)
        .bind(wanted.span.last.0)
        .fetch_all(c)
        .await?);
    let told = |row: Row| {
        let taken = Taken {
            revenue: row.revenue,
            ..Taken::nothing(currency(&row.currency)?)
        };
        let mut told = OfReferral {
            referral: row.from.into(),
            ..OfReferral::default()
        };
        told.ordered(row.orders, taken);
        Ok(told)
    };
    rows.into_iter().map(told).collect()
}
