//! Accounts: sign up, confirm, sign in, sign out, forgotten password.
//!
//! Whoever asks learns nothing about which addresses have an account: every answer is the same,
//! and the difference goes by mail.

mod address;
mod password;
mod profile;
mod proof;
mod session;
mod sessions;
mod zone;

use crate::{
    Backend, Error, Result,
    db::{self, account_tokens::Purpose, languages::Reader},
    flows::secret,
    jobs,
    letters::Letter,
};
use domain::{Code, Email, Rejection, id::CreatorId, rejection::Checks, text};
use words::Language;

pub use crate::db::creators::Creator;
pub use address::{about_new_email, change_email, confirm_new_email, keep_email, wanted_email};
use password::check as check_password;
pub use password::{change_password, forgot_password, reset_password};
pub use profile::{Typed, change_profile, profile};
pub use proof::prove_password;
pub(crate) use session::start_session;
pub use session::{Entered, Session, SignedIn, session, sign_in, sign_out};
pub use sessions::{Known, end_other_sessions, end_session, sessions};
pub use zone::{choose_zone, zone};

/// Makes an account, or tells the owner of the address by mail that there is one.
///
/// # Errors
/// Fields that are not acceptable.
pub async fn sign_up(
    b: &Backend,
    email: &str,
    name: &str,
    password: &str,
    language: Language,
) -> Result<()> {
    let mut checks = Checks::default();
    let email = checks.field("email", Email::parse(email));
    let name = checks.field(
        "name",
        text::line(name, words::refusal::own_name_missing, 80),
    );
    checks.field("password", check_password(password));
    checks.finish()?;
    let (Some(email), Some(name)) = (email, name) else {
        return Ok(());
    };
    // Hashed in any case: an unknown address must not be slower than a known one.
    let hash = b.passwords.hash(password).await?;
    let mut tx = b.db.write().await?;
    let new = new_creator(b, email, name.clone());
    db::creators::insert(&mut tx, &new, None, b.payments.connect().is_none()).await?;
    let Some(creator) = db::creators::by_email(&mut tx, &new.email).await? else {
        return Ok(());
    };
    if creator.email_confirmed_at.is_some() {
        // A mail for every hour at most, whoever presses the button how often.
        let key = hourly(b, "signup", creator.id.as_str());
        let letter = Letter::AlreadySignedUp {
            creator: creator.id,
        };
        jobs::send(b, &mut tx, letter, Some(&key)).await?;
    } else {
        // Each sign-up has a link of its own: only whoever can read the mail chooses the password.
        let reader = Reader::Creator(&creator.id);
        db::languages::set(&mut tx, reader, language).await?;
        let sign_up = b.new_id();
        db::sign_ups::insert(&mut tx, &sign_up, &creator.id, &name, &hash, b.now()).await?;
        let letter = Letter::ConfirmEmail {
            creator: creator.id,
            sign_up,
        };
        jobs::send(b, &mut tx, letter, None).await?;
    }
    Ok(tx.commit().await?)
}

/// The language that a creator chose last, or signed up in.
///
/// # Errors
/// If the database fails.
pub async fn language(b: &Backend, creator: &CreatorId) -> Result<Language> {
    let mut c = b.db.fresh().await?;
    let words = db::languages::words(&mut c, Reader::Creator(creator)).await?;
    Ok(words.language())
}

/// Remembers the language that a creator chose, for letters.
///
/// # Errors
/// If the database fails.
pub async fn speak(b: &Backend, creator: &CreatorId, language: Language) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::languages::set(&mut tx, Reader::Creator(creator), language).await?;
    Ok(tx.commit().await?)
}

/// Makes a confirmed account without a mail, for the operator and for the demo.
///
/// # Errors
/// Fields that are not acceptable, or [`Code::Conflict`] if the address has an account.
pub async fn create(
    b: &Backend,
    email: &str,
    name: &str,
    password: Option<&str>,
) -> Result<Creator> {
    let mut checks = Checks::default();
    let email = checks.field("email", Email::parse(email));
    let name = checks.field("name", text::line(name, words::refusal::name_missing, 80));
    if let Some(password) = password {
        checks.field("password", check_password(password));
    }
    checks.finish()?;
    let (Some(email), Some(name)) = (email, name) else {
        return Err(Rejection::field("email", words::refusal::account_address_missing()).into());
    };
    let hash = match password {
        Some(password) => Some(b.passwords.hash(password).await?),
        None => None,
    };
    let creator = Creator {
        email_confirmed_at: Some(b.now()),
        ..new_creator(b, email, name)
    };
    let mut tx = b.db.write().await?;
    let takes_payments = b.payments.connect().is_none();
    if !db::creators::insert(&mut tx, &creator, hash.as_deref(), takes_payments).await? {
        return Err(Rejection::new(Code::Conflict, words::refusal::account_known()).into());
    }
    tx.commit().await?;
    Ok(creator)
}

fn new_creator(b: &Backend, email: Email, name: String) -> Creator {
    Creator {
        id: CreatorId::trusted(b.new_id()),
        email,
        name,
        email_confirmed_at: None,
        created_at: b.now(),
    }
}

/// A key that is the same for one hour, so that a letter goes out once in it.
fn hourly(b: &Backend, what: &str, id: &str) -> String {
    format!("{what}:{id}:{}", b.now().millis() / domain::time::HOUR)
}

/// Proves the address of a new account.
///
/// # Errors
/// [`Code::Expired`] if the link was used or is too old.
pub async fn confirm_email(b: &Backend, token: &str) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let creator =
        db::account_tokens::take(&mut tx, &secret::hash(token), Purpose::ConfirmEmail, now).await?;
    let (creator, sign_up) = creator.ok_or_else(used_link)?;
    db::creators::confirm_email(&mut tx, &creator, now).await?;
    if let Some(sign_up) = sign_up {
        db::sign_ups::accept(&mut tx, &sign_up, &creator, now).await?;
    }
    Ok(tx.commit().await?)
}

fn used_link() -> Error {
    let message = words::refusal::account_link_used();
    Rejection::new(Code::Expired, message).into()
}
