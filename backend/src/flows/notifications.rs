//! What creators are told by mail: chosen in the settings, or switched off by the link in a letter.

use crate::{
    Backend, Error, Result,
    db::{self, page_news::Kind},
    jobs::{self, Job},
    letters::Letter,
};
use domain::{
    Code, Rejection, Timestamp,
    id::CreatorId,
    notification::{Choice, NotificationLink, Topic},
    page::{Page, Phase},
    stats::Day,
    time::{DAY, HOUR},
};

/// The first Monday is the fourth day after 1970-01-01.
const FIRST_MONDAY: i64 = 4;
/// When in the day the letter about a week goes out, UTC.
const MORNING: i64 = 7 * HOUR;
/// Nobody is told that a page has opened or closed which did so longer ago.
const NEWS_FOR: i64 = 3 * DAY;

/// Everything a creator can switch, as it stands.
///
/// # Errors
/// If the database fails.
pub async fn choices(b: &Backend, creator: &CreatorId) -> Result<Vec<Choice>> {
    let chosen = db::notifications::chosen(&mut b.db.fresh().await?, creator).await?;
    let choice = |topic: Topic| Choice {
        topic,
        is_on: chosen
            .iter()
            .find(|(known, _)| *known == topic)
            .map_or(topic.is_on_at_first(), |(_, is_on)| *is_on),
    };
    Ok(Topic::ALL.map(choice).to_vec())
}

/// Switches a kind of letter.
///
/// # Errors
/// If the database fails.
pub async fn choose(b: &Backend, creator: &CreatorId, choice: Choice) -> Result<()> {
    let Choice { topic, is_on } = choice;
    let mut tx = b.db.write().await?;
    db::notifications::choose(&mut tx, creator, topic, is_on).await?;
    if topic == Topic::Week && is_on {
        let (job, key) = week_job(creator);
        jobs::reschedule(b, &mut tx, &job, &key, next_week(b.now())).await?;
    }
    Ok(tx.commit().await?)
}

/// What a link from a letter switches off. Changes nothing.
///
/// # Errors
/// [`Code::InvalidLink`].
pub fn about(b: &Backend, token: &str) -> Result<Topic> {
    Ok(open(b, token)?.topic)
}

/// Switches off what a link from a letter is about. Doing it twice changes nothing.
///
/// # Errors
/// [`Code::InvalidLink`], also when the account is deleted.
pub async fn switch_off(b: &Backend, token: &str) -> Result<Topic> {
    let NotificationLink { creator, topic } = open(b, token)?;
    if db::creators::by_id(&mut b.db.fresh().await?, &creator)
        .await?
        .is_none()
    {
        return Err(invalid());
    }
    let is_on = false;
    choose(b, &creator, Choice { topic, is_on }).await?;
    Ok(topic)
}

fn open(b: &Backend, token: &str) -> Result<NotificationLink> {
    b.keys.open(token).ok_or_else(invalid)
}

fn invalid() -> Error {
    Rejection::new(Code::InvalidLink, words::refusal::notification_link_dead()).into()
}

/// The job that tells a creator about each week, and its key.
fn week_job(creator: &CreatorId) -> (Job, String) {
    let job = Job::TellWeek {
        creator: creator.clone(),
    };
    (job, format!("week:{creator}"))
}

/// The morning of the next Monday.
fn next_week(now: Timestamp) -> Timestamp {
    let today = Day::of(now);
    let since_monday = (today.0 - FIRST_MONDAY).rem_euclid(7);
    let this = today.plus(-since_monday).start().plus(MORNING);
    if this > now { this } else { this.plus(7 * DAY) }
}

/// Tells a creator about the week that ended last Sunday, unless they do not want to hear of it any
/// more: when the next one is told.
///
/// # Errors
/// If the database fails; it can be tried again.
pub(crate) async fn tell_week(b: &Backend, creator: &CreatorId) -> Result<Option<Timestamp>> {
    let next = next_week(b.now());
    let mut tx = b.db.write().await?;
    let is_here = db::creators::by_id(&mut tx, creator).await?.is_some();
    if !is_here || !db::notifications::wants(&mut tx, creator, Topic::Week).await? {
        return Ok(None);
    }
    let first = Day::of(next).plus(-14);
    let letter = Letter::Week {
        creator: creator.clone(),
        first,
    };
    let key = format!("week:{creator}:{}", first.0);
    jobs::send(b, &mut tx, letter, Some(&key)).await?;
    tx.commit().await?;
    Ok(Some(next))
}

/// The job that tells what came of a page, and its key.
pub(super) fn closing_job(page: &Page) -> (Job, String) {
    let job = Job::TellClosing {
        page: page.id.clone(),
    };
    (job, format!("closing:{}", page.id))
}

/// Tells a page's creator that it opened at its time. Whoever publishes one that is open at once knows.
///
/// # Errors
/// If the database fails.
pub(crate) async fn tell_opening(
    b: &Backend,
    tx: &mut dyn db::Connection,
    page: &Page,
) -> Result<()> {
    let now = b.now();
    let Some(at) = page
        .launch_at
        .filter(|at| *at <= now && now.since(*at) < NEWS_FOR)
    else {
        return Ok(());
    };
    if at > page.created_at && db::page_news::tell(tx, &page.id, Kind::Opened, at.millis()).await? {
        let letter = Letter::PageOpened {
            page: page.id.clone(),
        };
        jobs::send(b, tx, letter, None).await?;
    }
    Ok(())
}

/// Tells a page's creator what came of it, once it has closed and nobody is paying there any more: when
/// to look again, if that is not so yet.
///
/// # Errors
/// If the database fails; it can be tried again.
pub(crate) async fn tell_closing(
    b: &Backend,
    id: &domain::id::PageId,
) -> Result<Option<Timestamp>> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let Some(page) = db::pages::by_id(&mut tx, id).await? else {
        return Ok(None);
    };
    let closed = page.closes_at();
    match page.phase(now) {
        Phase::Draft => return Ok(None),
        Phase::Expired if now.since(closed) >= NEWS_FOR => return Ok(None),
        Phase::Expired => {}
        _ => return Ok(Some(closed)),
    }
    if db::orders::open_on_page(&mut tx, id).await? > 0 {
        return Ok(Some(now.plus(HOUR / 6)));
    }
    if db::page_news::tell(&mut tx, id, Kind::Closed, closed.millis()).await? {
        jobs::send(b, &mut tx, Letter::PageClosed { page: page.id }, None).await?;
    }
    tx.commit().await?;
    Ok(None)
}

/// Tells a page's creator that its last copy was sold, in the transaction that sold it.
///
/// # Errors
/// If the database fails.
pub(crate) async fn tell_sold_out(
    b: &Backend,
    tx: &mut dyn db::Connection,
    id: &domain::id::PageId,
) -> Result<()> {
    let Some(page) = db::pages::by_id(tx, id).await? else {
        return Ok(());
    };
    let held: i64 = page.offers.iter().map(|offer| offer.held).sum();
    if page.phase(b.now()) != Phase::SoldOut || held > 0 {
        return Ok(());
    }
    let sold = page.offers.iter().map(|offer| offer.sold).sum();
    if db::page_news::tell(tx, id, Kind::SoldOut, sold).await? {
        jobs::send(b, tx, Letter::SoldOut { page: page.id }, None).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_told_on_monday_mornings() {
        let at = |text| Timestamp::parse(text).unwrap_or_default();
        let monday = at("2026-03-09T07:00:00Z");
        for before in [
            "2026-03-02T07:00:00Z",
            "2026-03-04T12:00:00Z",
            "2026-03-09T06:59:59Z",
        ] {
            assert_eq!(next_week(at(before)), monday, "{before}");
        }
        assert_eq!(next_week(monday), monday.plus(7 * DAY));
    }
}
