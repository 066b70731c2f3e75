//! What happened, added up by days: of all pages of a creator, or of one.
//!
//! Days are UTC. An empty page id stands for all pages. Views and sales are counted when they happen; what
//! else is read here is in the indexes of migration 14.

mod referrals;
mod sales;

pub use referrals::by_referral as views_by_referral;
pub use sales::{by_referral as orders_by_referral, count as count_sale};

use super::{Connection, on, products::currency};
use crate::Result;
use domain::{
    id::{CreatorId, OrderId, PageId},
    stats::{Day, Figures, OfDay, Span, Taken},
};
use sqlx::{query, query_as};

/// Whose numbers, and from which days.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Whose.
    pub creator: &'a CreatorId,
    /// Of this page only.
    pub page: Option<&'a PageId>,
    /// From these days.
    pub span: Span,
}

impl Wanted<'_> {
    fn page(&self) -> &str {
        self.page.map_or("", PageId::as_str)
    }

    /// The first moment, and the first one that is too late.
    fn moments(&self) -> (i64, i64) {
        let end = self.span.last.plus(1).start();
        (self.span.first.start().millis(), end.millis())
    }
}

/// What happened day by day: several entries for a day, each with a part of it.
pub async fn by_day(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    let mut days = views(c, wanted).await?;
    days.extend(sales::by_day(c, wanted).await?);
    days.extend(refunds(c, wanted).await?);
    days.extend(lost(c, wanted).await?);
    days.extend(registrations(c, wanted).await?);
    Ok(days)
}

const fn of_day(day: i64, figures: Figures) -> OfDay {
    OfDay {
        day: Day(day),
        figures,
    }
}

async fn views(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    let sql = "select view_counts.day, cast(sum(view_counts.views) as bigint), cast(sum(view_counts.visitors) as bigint) \
               from pages join view_counts on view_counts.page_id = pages.id \
               where pages.creator_id = $1 and ($2 = '' or pages.id = $2) and view_counts.day between $3 and $4 \
               group by view_counts.day";
    let rows = on!(c, |c| query_as::<_, (i64, i64, i64)>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(wanted.span.first.0)
        .bind(wanted.span.last.0)
        .fetch_all(c)
        .await?);
    let figures = |(day, views, visitors)| {
        let figures = Figures {
            views,
            visitors,
            ..Figures::default()
        };
        of_day(day, figures)
    };
    Ok(rows.into_iter().map(figures).collect())
}

/// What went back of orders that had counted as paid.
async fn refunds(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    taken(c, wanted, REFUNDS, |taken, refunds| Taken {
        refunds,
        ..taken
    })
    .await
}

const REFUNDS: &str = "select refund_days.day, orders.currency, cast(sum(refund_days.minor) as bigint) \
    from refund_days join orders on orders.id = refund_days.order_id \
    where refund_days.creator_id = $1 and ($2 = '' or orders.page_id = $2) \
    and refund_days.day between $3 and $4 and orders.completed_at is not null group by 1, 2";

/// What banks took back, on the day of their last word. Orders are found as the list finds them, by what
/// stands in `0015_lists.sql`.
async fn lost(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    taken(c, wanted, LOST, |taken, lost| Taken { lost, ..taken }).await
}

const LOST: &str = "select day, currency, cast(sum(minor) as bigint) from \
    (select (select max(created_at) from order_events \
    where order_events.order_id = orders.id and kind = 'lost') / 86400000 as day, \
    currency, amount_paid_minor - refunded_minor as minor from orders where creator_id = $1 \
    and (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end) = 'disputed' \
    and status || '' = 'lost' and ($2 = '' or page_id = $2)) as lost_orders \
    where day between $3 and $4 group by day, currency";

/// Amounts by day and currency, each put where it belongs.
async fn taken(
    c: &mut dyn Connection,
    wanted: Wanted<'_>,
    sql: &'static str,
    put: fn(Taken, i64) -> Taken,
) -> Result<Vec<OfDay>> {
    let rows = on!(c, |c| query_as::<_, (i64, String, i64)>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(wanted.span.first.0)
        .bind(wanted.span.last.0)
        .fetch_all(c)
        .await?);
    let figures = |(day, code, minor): (i64, String, i64)| {
        let figures = Figures {
            money: vec![put(Taken::nothing(currency(&code)?), minor)],
            ..Figures::default()
        };
        Ok(of_day(day, figures))
    };
    rows.into_iter().map(figures).collect()
}

async fn registrations(c: &mut dyn Connection, wanted: Wanted<'_>) -> Result<Vec<OfDay>> {
    let sql = "select registered_at / 86400000, count(*), \
               cast(sum(case when status = 'confirmed' then 1 else 0 end) as bigint) from registrations \
               where creator_id = $1 and ($2 = '' or page_id = $2) and registered_at >= $3 and registered_at < $4 \
               group by 1";
    let (from, to) = wanted.moments();
    let rows = on!(c, |c| query_as::<_, (i64, i64, i64)>(sql)
        .bind(wanted.creator.as_str())
        .bind(wanted.page())
        .bind(from)
        .bind(to)
        .fetch_all(c)
        .await?);
    let figures = |(day, registrations, confirmed)| {
        let figures = Figures {
            registrations,
            confirmed,
            ..Figures::default()
        };
        of_day(day, figures)
    };
    Ok(rows.into_iter().map(figures).collect())
}

/// How many checkouts of a page were begun in these days, and how many of them were paid.
pub async fn checkouts(
    c: &mut dyn Connection,
    page: &PageId,
    span: Span,
) -> sqlx::Result<(i64, i64)> {
    let sql = "select count(*), count(completed_at) from orders \
               where page_id = $1 and created_at >= $2 and created_at < $3";
    Ok(on!(c, |c| query_as::<_, (i64, i64)>(sql)
        .bind(page.as_str())
        .bind(span.first.start().millis())
        .bind(span.last.plus(1).start().millis())
        .fetch_one(c)
        .await?))
}

/// Writes down that what went back of an order changed on a day.
pub async fn note_refund(
    c: &mut dyn Connection,
    order: &OrderId,
    creator: &CreatorId,
    day: Day,
    minor: i64,
) -> sqlx::Result<()> {
    let sql = "insert into refund_days (order_id, creator_id, day, minor) values ($1, $2, $3, $4) \
               on conflict (order_id, day) do update set minor = refund_days.minor + $4";
    on!(c, |c| query(sql)
        .bind(order.as_str())
        .bind(creator.as_str())
        .bind(day.0)
        .bind(minor)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
