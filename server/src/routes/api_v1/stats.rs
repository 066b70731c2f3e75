//! `/pages/{id}/stats`: how a page does.

use super::{Answer, ids::Id, key::KeyHolder, schema};
use crate::state::AppState;
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use backend::{
    Shared,
    flows::{pages, stats},
};
use domain::{
    Money, Rejection,
    id::PageId,
    stats::{Day, Figures, Funnel, OfReferral, Range, Taken},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get))
}

/// What happened on a page: so far, and in a period.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageStats {
    /// How often it was looked at.
    views: i64,
    /// By how many: who comes on two days counts twice.
    visitors: i64,
    /// Everybody who registered.
    registrations: i64,
    /// Those who confirmed.
    confirmed: i64,
    /// Checkouts that were started.
    orders: i64,
    /// Those that were paid.
    completed: i64,
    /// What was paid, by currency.
    revenue: Vec<Amount>,
    /// Download sessions.
    downloads: i64,
    /// The days that were asked for, one by one.
    period: Period,
}

/// An amount of money.
#[derive(Serialize, ToSchema)]
pub struct Amount {
    /// Minor units.
    amount: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
}

impl Amount {
    fn of(money: Money) -> Self {
        Self {
            amount: money.minor,
            currency: money.currency.code(),
        }
    }
}

/// Some days: what happened on each, and where the visitors came from.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// The first day (UTC).
    #[schema(format = Date)]
    from: String,
    /// The last day.
    #[schema(format = Date)]
    to: String,
    /// All days together.
    #[serde(flatten)]
    total: Numbers,
    /// How many of ten thousand visitors bought something; null if nobody came.
    #[schema(required)]
    conversion_basis_points: Option<i64>,
    /// Checkouts that were begun.
    checkouts: i64,
    /// The days on which something happened.
    days: Vec<OneDay>,
    /// Where the visitors came from, the most visitors first; at most 50.
    sources: Vec<Source>,
}

/// What happened in some days.
#[derive(Serialize, ToSchema)]
pub struct Numbers {
    /// How often the page was looked at.
    views: i64,
    /// By how many.
    visitors: i64,
    /// Orders that were paid, or cost nothing.
    completed: i64,
    /// Registrations.
    registrations: i64,
    /// Those of them that are confirmed by now.
    confirmed: i64,
    /// What was paid, by currency.
    revenue: Vec<Amount>,
    /// What went back, by currency.
    refunds: Vec<Amount>,
    /// What banks took back after disputes, by currency.
    lost: Vec<Amount>,
}

/// What happened on one day.
#[derive(Serialize, ToSchema)]
pub struct OneDay {
    /// The day (UTC).
    #[schema(format = Date)]
    day: String,
    /// What happened.
    #[serde(flatten)]
    numbers: Numbers,
}

/// A place that visitors came from.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The host of the site that linked here; empty if nobody says, `*` for all those of a day that
    /// were too many.
    referrer: String,
    /// `utm_source` of the link.
    utm_source: String,
    /// `utm_medium` of the link.
    utm_medium: String,
    /// `utm_campaign` of the link.
    utm_campaign: String,
    /// How often the page was looked at.
    views: i64,
    /// By how many.
    visitors: i64,
    /// What they ordered and paid, or got for nothing.
    completed: i64,
    /// What they paid, by currency.
    revenue: Vec<Amount>,
}

impl Numbers {
    fn of(figures: &Figures) -> Self {
        Self {
            views: figures.views,
            visitors: figures.visitors,
            completed: figures.orders,
            registrations: figures.registrations,
            confirmed: figures.confirmed,
            revenue: amounts(&figures.money, |taken| taken.revenue),
            refunds: amounts(&figures.money, |taken| taken.refunds),
            lost: amounts(&figures.money, |taken| taken.lost),
        }
    }
}

impl Source {
    fn of(from: OfReferral) -> Self {
        Self {
            views: from.views,
            visitors: from.visitors,
            completed: from.orders,
            revenue: amounts(&from.money, |taken| taken.revenue),
            referrer: from.referral.referrer,
            utm_source: from.referral.utm_source,
            utm_medium: from.referral.utm_medium,
            utm_campaign: from.referral.utm_campaign,
        }
    }
}

impl Period {
    fn of(funnel: Funnel) -> Self {
        let stats = funnel.stats;
        let day = |of: &domain::stats::OfDay| OneDay {
            day: date(of.day),
            numbers: Numbers::of(&of.figures),
        };
        Self {
            from: date(stats.span.first),
            to: date(stats.span.last),
            total: Numbers::of(&stats.total),
            conversion_basis_points: stats.total.conversion(),
            checkouts: funnel.begun,
            days: stats.days.iter().map(day).collect(),
            sources: stats.referrals.into_iter().map(Source::of).collect(),
        }
    }
}

/// The amounts that are not nothing.
fn amounts(money: &[Taken], minor: impl Fn(&Taken) -> i64) -> Vec<Amount> {
    let of = |taken| Money {
        minor: minor(taken),
        currency: taken.currency,
    };
    let money = money.iter().map(of).filter(|money| money.minor != 0);
    money.map(Amount::of).collect()
}

/// RFC 3339's date of a day.
fn date(day: Day) -> String {
    day.start().to_string().chars().take(10).collect()
}

/// Which days are wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    range: Option<String>,
}

impl Asked {
    fn range(&self) -> Result<Range, Rejection> {
        match &self.range {
            None => Ok(Range::All),
            Some(range) => Range::parse(range).ok_or_else(no_range),
        }
    }
}

fn no_range() -> Rejection {
    Rejection::field("range", words::refusal::stats_range())
}

/// Counts what happened on a page.
#[utoipa::path(get, path = "/pages/{id}/stats", operation_id = "getPageStats", tag = "pages",
    params(
        ("id" = String, Path, format = "uuid"),
        ("range" = Option<String>, Query, description = "The days of `period` up to today: `7`, `30`, `90` or `all`, which is the default")),
    responses((status = 200, description = "The numbers", body = PageStats)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<PageId>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer<Json<PageStats>> {
    let range = asked.map_or_else(|_| Err(no_range()), |Query(asked)| asked.range())?;
    let sums = pages::stats(&b, &me, &id).await?;
    let all = stats::of_page(&b, &me, &id, Range::All).await?;
    let (views, visitors) = (all.stats.total.views, all.stats.total.visitors);
    let period = match range {
        Range::All => all,
        _ => stats::of_page(&b, &me, &id, range).await?,
    };
    Ok(Json(PageStats {
        views,
        visitors,
        registrations: sums.registrations,
        confirmed: sums.confirmed,
        orders: sums.orders,
        completed: sums.completed,
        revenue: sums.revenue.into_iter().map(Amount::of).collect(),
        downloads: sums.downloads,
        period: Period::of(period),
    }))
}
