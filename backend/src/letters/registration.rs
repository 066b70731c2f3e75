//! Letters about registrations. Each one can be ended with one click, and offers to delete the data.

use super::layout::Words;
use crate::{Backend, Result, db, mailer::Mail};
use domain::{
    id::RegistrationId,
    link::{RegistrationAction, RegistrationLink},
    page::Page,
    registration::{Registration, RegistrationStatus},
};

async fn load(b: &Backend, id: &RegistrationId) -> Result<Option<(Registration, Page)>> {
    let mut c = b.db.fresh().await?;
    let Some(registration) = db::registrations::by_id(&mut c, id).await? else {
        return Ok(None);
    };
    let page = db::pages::by_id(&mut c, &registration.page_id).await?;
    Ok(page.map(|page| (registration, page)))
}

fn link(b: &Backend, registration: &Registration, action: RegistrationAction) -> String {
    b.keys.sign(&RegistrationLink {
        registration: registration.id.clone(),
        action,
    })
}

fn finish(b: &Backend, mut words: Words, registration: &Registration) -> Mail {
    let token = link(b, registration, RegistrationAction::Manage);
    let url = b.url(&format!("/r/unsubscribe?token={token}"));
    words = words.text(format!("No more mail, or delete my data: {url}"));
    words.unsubscribe_url = Some(url);
    words.mail()
}

fn greeting(registration: &Registration) -> String {
    if registration.name.is_empty() {
        "Hello,".to_owned()
    } else {
        format!("Hello {},", registration.name)
    }
}

pub(super) async fn confirm(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page)) = load(b, id).await? else {
        return Ok(None);
    };
    let is_done = registration.notified_at.is_none();
    if registration.status == RegistrationStatus::Confirmed && is_done {
        return Ok(None);
    }
    let token = link(b, &registration, RegistrationAction::Confirm);
    let words = Words::new(registration.email.as_str(), format!("Please confirm: {}", page.title()))
        .text(greeting(&registration))
        .text(format!("please confirm that you would like mail about “{}” by {}.", page.title(), page.creator_name))
        .action("Yes, tell me", b.url(&format!("/r/confirm?token={token}")))
        .text("If you did not register, you need not do anything: without your click there is no further mail.");
    Ok(Some(finish(b, words, &registration)))
}

pub(super) async fn registered(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page)) = load(b, id).await? else {
        return Ok(None);
    };
    let words = Words::new(
        registration.email.as_str(),
        format!("You are on the list: {}", page.title()),
    )
    .text(greeting(&registration))
    .text(format!(
        "we will write to you about “{}” by {}.",
        page.title(),
        page.creator_name
    ))
    .action("See the page", b.url(&format!("/p/{}", page.short_id)));
    Ok(Some(finish(b, words, &registration)))
}

pub(super) async fn opened(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page)) = load(b, id).await? else {
        return Ok(None);
    };
    if registration.status != RegistrationStatus::Confirmed {
        return Ok(None);
    }
    let words = Words::new(
        registration.email.as_str(),
        format!("It is open: {}", page.title()),
    )
    .text(greeting(&registration))
    .text(format!(
        "“{}” by {} is open now, until {}.",
        page.title(),
        page.creator_name,
        page.closes_at().display_utc()
    ))
    .action("Go to the page", b.url(&format!("/p/{}", page.short_id)));
    Ok(Some(finish(b, words, &registration)))
}
