//! Letters about registrations. Each one can be ended with one click, and offers to delete the data.

use super::layout::Sheet;
use crate::{
    Backend, Result,
    db::{
        self,
        languages::{self, Reader},
    },
    mailer::Mail,
};
use domain::{
    id::RegistrationId,
    link::{RegistrationAction, RegistrationLink},
    page::Page,
    registration::{Registration, RegistrationStatus},
};
use words::Words;

/// A registration, its page, and the registrant's words.
async fn load(b: &Backend, id: &RegistrationId) -> Result<Option<(Registration, Page, Words)>> {
    let mut c = b.db.fresh().await?;
    let Some(registration) = db::registrations::by_id(&mut c, id).await? else {
        return Ok(None);
    };
    let words = languages::words(&mut c, Reader::Registrant(id)).await?;
    let page = db::pages::by_id(&mut c, &registration.page_id).await?;
    Ok(page.map(|page| (registration, page, words)))
}

fn link(b: &Backend, registration: &Registration, action: RegistrationAction) -> String {
    b.keys.sign(&RegistrationLink {
        registration: registration.id.clone(),
        action,
    })
}

/// A letter to a registrant.
fn to(registration: &Registration, w: Words, subject: String) -> Sheet {
    let hello = match registration.name.as_str() {
        "" => w.letter_hello_nobody().to_owned(),
        name => w.letter_hello(name),
    };
    Sheet::new(w, registration.email.as_str(), subject).text(hello)
}

fn finish(b: &Backend, w: Words, mut sheet: Sheet, registration: &Registration) -> Mail {
    let token = link(b, registration, RegistrationAction::Manage);
    let url = b.url(&format!("/r/unsubscribe?token={token}"));
    sheet = sheet.text(w.letter_list_end(&url));
    sheet.unsubscribe_url = Some(url);
    sheet.mail()
}

pub(super) async fn confirm(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page, w)) = load(b, id).await? else {
        return Ok(None);
    };
    let is_done = registration.notified_at.is_none();
    if registration.status == RegistrationStatus::Confirmed && is_done {
        return Ok(None);
    }
    let token = link(b, &registration, RegistrationAction::Confirm);
    let title = page.title();
    let sheet = to(&registration, w, w.letter_list_confirm_subject(&title))
        .text(w.letter_list_confirm(&title, &page.creator_name))
        .action(
            w.letter_list_confirm_button(),
            b.url(&format!("/r/confirm?token={token}")),
        )
        .text(w.letter_list_confirm_not_you());
    Ok(Some(finish(b, w, sheet, &registration)))
}

pub(super) async fn registered(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page, w)) = load(b, id).await? else {
        return Ok(None);
    };
    let title = page.title();
    let sheet = to(&registration, w, w.letter_list_on_subject(&title))
        .text(w.letter_list_on(&title, &page.creator_name))
        .action(
            w.letter_list_on_button(),
            b.url(&format!("/p/{}", page.short_id)),
        );
    Ok(Some(finish(b, w, sheet, &registration)))
}

pub(super) async fn opened(b: &Backend, id: &RegistrationId) -> Result<Option<Mail>> {
    let Some((registration, page, w)) = load(b, id).await? else {
        return Ok(None);
    };
    if registration.status != RegistrationStatus::Confirmed {
        return Ok(None);
    }
    let title = page.title();
    let open = w.letter_list_open(&title, &page.creator_name, page.closes_at().into());
    let sheet = to(&registration, w, w.letter_list_open_subject(&title))
        .text(open)
        .action(
            w.letter_list_open_button(),
            b.url(&format!("/p/{}", page.short_id)),
        );
    Ok(Some(finish(b, w, sheet, &registration)))
}
