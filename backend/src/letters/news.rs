//! Letters that a creator can switch off: what was sold, what became of pages, what a week was like. Each
//! says how, and one click is enough (RFC 8058).

use super::{account, layout::Sheet};
use crate::{
    Backend, Result,
    db::{self, creators::Creator},
    flows::{self, account::zone},
    mailer::Mail,
};
use domain::{
    Money,
    id::{CreatorId, PageId},
    notification::{NotificationLink, Topic},
    page::Page,
    stats::{Day, Figures, Span},
};
use words::Words;

/// A creator who wants to hear of this, and their words.
pub(super) async fn reader(
    b: &Backend,
    id: &CreatorId,
    topic: Topic,
) -> Result<Option<(Creator, Words)>> {
    let wants = db::notifications::wants(&mut b.db.fresh().await?, id, topic).await?;
    if wants {
        account::creator(b, id).await
    } else {
        Ok(None)
    }
}

/// Says how to switch letters of this kind off, and lays the letter out.
pub(super) fn finish(
    b: &Backend,
    w: Words,
    mut sheet: Sheet,
    creator: &CreatorId,
    topic: Topic,
) -> Mail {
    let token = b.keys.sign(&NotificationLink {
        creator: creator.clone(),
        topic,
    });
    let url = b.url(&format!("/notifications/off?token={token}"));
    sheet = sheet.text(w.letter_switch_off(&url));
    sheet.unsubscribe_url = Some(url);
    sheet.mail()
}

/// A page, and its creator if they want to hear of this.
async fn page_and_reader(
    b: &Backend,
    id: &PageId,
    topic: Topic,
) -> Result<Option<(Page, Creator, Words)>> {
    let Some(page) = db::pages::by_id(&mut b.db.fresh().await?, id).await? else {
        return Ok(None);
    };
    let reader = reader(b, &page.creator_id, topic).await?;
    Ok(reader.map(|(creator, w)| (page, creator, w)))
}

fn screen(b: &Backend, page: &Page) -> String {
    b.url(&format!("/console/pages/{}", page.id))
}

pub(super) async fn sold_out(b: &Backend, id: &PageId) -> Result<Option<Mail>> {
    let topic = Topic::SoldOut;
    let Some((page, creator, w)) = page_and_reader(b, id, topic).await? else {
        return Ok(None);
    };
    let title = page.title();
    let sheet = account::to(&creator, w, w.letter_sold_out_subject(&title))
        .text(w.letter_sold_out(&title))
        .action(w.letter_see_page(), screen(b, &page));
    Ok(Some(finish(b, w, sheet, &creator.id, topic)))
}

pub(super) async fn opened(b: &Backend, id: &PageId) -> Result<Option<Mail>> {
    let topic = Topic::Opened;
    let Some((page, creator, w)) = page_and_reader(b, id, topic).await? else {
        return Ok(None);
    };
    let (_, told) = db::registrations::counts(&mut b.db.fresh().await?, id).await?;
    let title = page.title();
    let closes = zone(b, &creator.id).await?.moment(page.closes_at());
    let sheet = account::to(&creator, w, w.letter_opened_subject(&title))
        .text(w.letter_opened(&title, closes))
        .text(w.letter_opened_told(told))
        .action(w.letter_see_page(), screen(b, &page));
    Ok(Some(finish(b, w, sheet, &creator.id, topic)))
}

pub(super) async fn closed(b: &Backend, id: &PageId) -> Result<Option<Mail>> {
    let topic = Topic::Closed;
    let Some((page, creator, w)) = page_and_reader(b, id, topic).await? else {
        return Ok(None);
    };
    let stats = flows::pages::stats(b, &creator.id, id).await;
    let stats = match stats {
        Ok(stats) => stats,
        // It was deleted meanwhile.
        Err(error) if error.is(domain::Code::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let title = page.title();
    let mut sheet = account::to(&creator, w, w.letter_closed_subject(&title))
        .text(w.letter_closed(&title))
        .line(w.letter_news_orders(), w.letter_news_count(stats.completed));
    for money in stats.revenue {
        sheet = sheet.line(w.letter_news_revenue(), w.money(money.into()));
    }
    sheet = sheet
        .line(
            w.letter_news_registrations(),
            w.letter_news_count(stats.registrations),
        )
        .action(w.letter_see_page(), screen(b, &page));
    Ok(Some(finish(b, w, sheet, &creator.id, topic)))
}

/// What happened in the seven days from `first` on; nothing about a week in which nothing did.
pub(super) async fn week(b: &Backend, id: &CreatorId, first: Day) -> Result<Option<Mail>> {
    let topic = Topic::Week;
    let Some((creator, w)) = reader(b, id, topic).await? else {
        return Ok(None);
    };
    let last = first.plus(6);
    let (week, before) = flows::stats::of_span(b, id, Span { first, last }).await?;
    if week.is_nothing() {
        return Ok(None);
    }
    let begin = zone(b, id).await?.moment(first.start());
    let sheet =
        account::to(&creator, w, w.letter_week_subject(week.orders)).text(w.letter_week(begin));
    let sheet = numbers(sheet, w, &week, &before).action(w.letter_week_button(), b.url("/console"));
    Ok(Some(finish(b, w, sheet, id, topic)))
}

/// The numbers of a week, each with the one before it.
fn numbers(mut sheet: Sheet, w: Words, week: &Figures, before: &Figures) -> Sheet {
    let counts = [
        (w.letter_news_orders(), week.orders, before.orders),
        (w.letter_news_visitors(), week.visitors, before.visitors),
        (
            w.letter_news_registrations(),
            week.registrations,
            before.registrations,
        ),
    ];
    for (label, now, before) in counts {
        sheet = sheet.line(label, w.letter_week_number(now, before));
    }
    for taken in &week.money {
        let currency = taken.currency;
        let amount = |minor| w.money(Money { minor, currency }.into());
        let before = before.in_currency(currency).revenue;
        let number = w.letter_week_amount(&amount(taken.revenue), &amount(before));
        sheet = sheet.line(w.letter_news_revenue(), number);
    }
    sheet
}
