//! How a creator's pages are doing.

use crate::{
    Backend, Result,
    db::{
        self, Connection,
        creators::Creator,
        stats::{Wanted, by_day, checkouts, orders_by_referral, views_by_referral},
    },
    error::not_found,
};
use domain::{
    id::{CreatorId, PageId},
    stats::{Day, Figures, Funnel, OfDay, OfReferral, Range, Span, Stats},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// How many referrals are told; the rest are few visitors each.
const MOST_REFERRALS: usize = 50;

/// What happened on all pages of a creator.
///
/// # Errors
/// If the database fails.
pub async fn of_creator(b: &Backend, creator: &Creator, range: Range) -> Result<Stats> {
    let today = Day::of(b.now());
    let wanted = Wanted {
        creator: &creator.id,
        page: None,
        span: range.until(today, Day::of(creator.created_at)),
    };
    read(&mut b.db.read().await?, wanted, range).await
}

/// What happened on all pages of a creator in some days, and in as many before.
///
/// # Errors
/// If the database fails.
pub async fn of_span(b: &Backend, creator: &CreatorId, span: Span) -> Result<(Figures, Figures)> {
    let mut c = b.db.fresh().await?;
    let wanted = |span| Wanted {
        creator,
        page: None,
        span,
    };
    let these = sum(&by_day(&mut c, wanted(span)).await?);
    let before = sum(&by_day(&mut c, wanted(span.before())).await?);
    Ok((these, before))
}

/// What happened on one page.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn of_page(
    b: &Backend,
    creator: &CreatorId,
    page: &PageId,
    range: Range,
) -> Result<Funnel> {
    let mut c = b.db.fresh().await?;
    let found = db::pages::of_creator(&mut c, creator, page).await?;
    let found = found.ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let span = range.until(Day::of(b.now()), Day::of(found.created_at));
    let wanted = Wanted {
        creator,
        page: Some(page),
        span,
    };
    let stats = read(&mut c, wanted, range).await?;
    let (begun, bought) = checkouts(&mut c, page, span).await?;
    Ok(Funnel {
        stats,
        begun,
        bought,
    })
}

async fn read(c: &mut dyn Connection, wanted: Wanted<'_>, range: Range) -> Result<Stats> {
    let days = together(by_day(c, wanted).await?);
    let before = match range.days() {
        Some(_) => {
            let span = wanted.span.before();
            Some(sum(&by_day(c, Wanted { span, ..wanted }).await?))
        }
        None => None,
    };
    let mut referrals = views_by_referral(c, wanted).await?;
    referrals.extend(orders_by_referral(c, wanted).await?);
    Ok(Stats {
        range,
        span: wanted.span,
        total: sum(&days),
        days,
        before,
        referrals: by_visitors(referrals),
    })
}

/// One entry for each day.
fn together(parts: Vec<OfDay>) -> Vec<OfDay> {
    let mut days = BTreeMap::<Day, Figures>::new();
    for part in parts {
        days.entry(part.day).or_default().add(&part.figures);
    }
    days.into_iter()
        .map(|(day, figures)| OfDay { day, figures })
        .collect()
}

fn sum(days: &[OfDay]) -> Figures {
    let mut sum = Figures::default();
    days.iter().for_each(|day| sum.add(&day.figures));
    sum
}

/// One entry for each referral, those with the most visitors first.
fn by_visitors(parts: Vec<OfReferral>) -> Vec<OfReferral> {
    let mut places = BTreeMap::<_, OfReferral>::new();
    for part in parts {
        let place = places.entry(part.referral.clone()).or_insert(OfReferral {
            referral: part.referral,
            ..OfReferral::default()
        });
        place.views += part.views;
        place.visitors += part.visitors;
        place.orders += part.orders;
        for taken in part.money {
            place.ordered(0, taken);
        }
    }
    let mut places: Vec<_> = places.into_values().collect();
    places.sort_by_key(|place| Reverse((place.visitors, place.orders, place.views)));
    places.truncate(MOST_REFERRALS);
    places
}
