//! Registering on a page: leave an address, prove it, end it, delete it.
//!
//! Whoever is on the list is told once that the page is open. Whoever asks again later, on a page that
//! has closed or is paused, shares the row, and is told once more when it returns.

use super::pages;
use crate::{
    Backend, Result,
    db::{self, languages::Reader},
    error::not_found,
    jobs,
    letters::Letter,
};
use domain::{
    Code, Email, Rejection,
    id::{RegistrationId, ShortId},
    link::{RegistrationAction, RegistrationLink},
    page::{Page, Phase},
    registration::{Answers, Registration, RegistrationStatus, check_answers},
    rejection::Checks,
    text,
    time::HOUR,
};
use words::{Language, Words};

/// What somebody typed into the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registrant {
    /// The address.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// Answers to the creator's questions.
    pub answers: Answers,
    /// In which language they are written to.
    pub language: Language,
}

/// Registers somebody. The second time looks the same as the first.
///
/// # Errors
/// [`Code::NotFound`], or fields that are not acceptable.
pub async fn register(b: &Backend, short_id: &ShortId, registrant: &Registrant) -> Result<()> {
    let page = db::pages::by_short_id(&mut b.db.fresh().await?, short_id).await?;
    let page = page
        .filter(|page| page.phase(b.now()) != Phase::Draft)
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    let registration = check(b, &page, registrant)?;
    let mut tx = b.db.write().await?;
    let consent = Words::of(registrant.language).registration_consent();
    db::registrations::insert(&mut tx, &registration, &page.creator_id, consent).await?;
    if let Some(known) = db::registrations::by_email(&mut tx, &page.id, &registration.email).await?
    {
        // Whoever has not confirmed is written to once more, in the language they ask in now.
        if known.status == RegistrationStatus::Pending || known.id == registration.id {
            let reader = Reader::Registrant(&known.id);
            db::languages::set(&mut tx, reader, registrant.language).await?;
        }
        answer(b, &mut tx, &page, &known, known.id == registration.id).await?;
    }
    Ok(tx.commit().await?)
}

fn check(b: &Backend, page: &Page, registrant: &Registrant) -> Result<Registration> {
    let mut checks = Checks::default();
    let email = checks.field("email", Email::parse(&registrant.email));
    let name = checks.field("name", text::optional_line(&registrant.name, 120));
    let answers = check_answers(&page.questions, &registrant.answers, &mut checks);
    checks.finish()?;
    let (Some(email), Some(name)) = (email, name) else {
        return Err(Rejection::field("email", words::refusal::email_missing()).into());
    };
    let now = b.now();
    let (status, confirmed_at) = if page.double_opt_in {
        (RegistrationStatus::Pending, None)
    } else {
        (RegistrationStatus::Confirmed, Some(now))
    };
    Ok(Registration {
        id: RegistrationId::trusted(b.new_id()),
        page_id: page.id.clone(),
        email,
        name,
        answers,
        status,
        registered_at: now,
        confirmed_at,
        notified_at: None,
    })
}

/// Writes to whoever registered: a link to confirm, or that it is done. Whoever had ended the mail
/// before must confirm, whatever the page asks for: anybody can type an address.
async fn answer(
    b: &Backend,
    tx: &mut db::Tx,
    page: &Page,
    known: &Registration,
    is_new: bool,
) -> Result<()> {
    let registration = known.id.clone();
    let asks_again = known.notified_at.is_some() && page.phase(b.now()) != Phase::Live;
    let letter = match known.status {
        RegistrationStatus::Confirmed if is_new => Letter::Registered { registration },
        RegistrationStatus::Confirmed if asks_again && !page.double_opt_in => {
            db::registrations::ask_again(tx, &known.id, b.now()).await?;
            Letter::Registered { registration }
        }
        RegistrationStatus::Confirmed if !asks_again => return Ok(()),
        _ => Letter::ConfirmRegistration { registration },
    };
    if matches!(letter, Letter::Registered { .. }) {
        tell_if_open(b, tx, page).await?;
    }
    write_to(b, tx, known, letter).await
}

/// Sends a letter, once an hour at most for each time that somebody is on the list or has left it.
async fn write_to(
    b: &Backend,
    tx: &mut db::Tx,
    known: &Registration,
    letter: Letter,
) -> Result<()> {
    let told = known.notified_at.map_or(0, |at| at.millis());
    let key = format!(
        "register:{}:{}:{}:{told}:{}",
        known.page_id,
        known.id,
        b.now().millis() / HOUR,
        known.status.as_str()
    );
    jobs::send(b, tx, letter, Some(&key)).await
}

/// Has the job look that tells who is on the list: it runs when this transaction has been committed, so
/// that nobody is missed who gets on the list while the page opens.
async fn tell_if_open(b: &Backend, tx: &mut db::Tx, page: &Page) -> Result<()> {
    let (launch, key) = pages::launch_job(&page.id);
    jobs::reschedule(b, tx, &launch, &key, b.now()).await
}

/// What a link from a mail is about: the page's title and public name. Changes nothing.
///
/// # Errors
/// [`Code::InvalidLink`], also when the registration was deleted.
pub async fn about(b: &Backend, token: &str) -> Result<(RegistrationLink, Page)> {
    let link: RegistrationLink = b.keys.open(token).ok_or_else(invalid)?;
    let mut c = b.db.fresh().await?;
    let registration = db::registrations::by_id(&mut c, &link.registration)
        .await?
        .ok_or_else(invalid)?;
    let page = db::pages::by_id(&mut c, &registration.page_id)
        .await?
        .ok_or_else(invalid)?;
    Ok((link, page))
}

fn invalid() -> Rejection {
    Rejection::new(Code::InvalidLink, words::refusal::registration_link_dead())
}

/// Proves the address of a registration. Doing it twice changes nothing. Whoever was told already asks
/// to be told again; whoever comes while the page is open is told at once.
///
/// # Errors
/// [`Code::InvalidLink`].
pub async fn confirm(b: &Backend, token: &str) -> Result<Page> {
    let now = b.now();
    let (link, page) = about(b, token).await?;
    if link.action != RegistrationAction::Confirm {
        return Err(invalid().into());
    }
    let id = &link.registration;
    let mut tx = b.db.write().await?;
    db::registrations::set_status(&mut tx, id, RegistrationStatus::Confirmed, now).await?;
    if page.phase(now) != Phase::Live {
        db::registrations::ask_again(&mut tx, id, now).await?;
    }
    tell_if_open(b, &mut tx, &page).await?;
    tx.commit().await?;
    Ok(page)
}

/// Ends all mail for a registration. Doing it twice changes nothing.
///
/// # Errors
/// [`Code::InvalidLink`].
pub async fn unsubscribe(b: &Backend, token: &str) -> Result<Page> {
    let (link, page) = about(b, token).await?;
    if link.action != RegistrationAction::Manage {
        return Err(invalid().into());
    }
    let mut tx = b.db.write().await?;
    let ended = RegistrationStatus::Unsubscribed;
    db::registrations::set_status(&mut tx, &link.registration, ended, b.now()).await?;
    tx.commit().await?;
    Ok(page)
}

/// Deletes a registration with everything in it.
///
/// # Errors
/// [`Code::InvalidLink`].
pub async fn delete(b: &Backend, token: &str) -> Result<()> {
    let (link, _) = about(b, token).await?;
    if link.action != RegistrationAction::Manage {
        return Err(invalid().into());
    }
    let mut tx = b.db.write().await?;
    db::registrations::delete(&mut tx, &link.registration).await?;
    Ok(tx.commit().await?)
}
