//! Accounts: sign up, confirm, sign in, sign out, forgotten password.
//!
//! Whoever asks learns nothing about which addresses have an account: every answer is the same,
//! and the difference goes by mail.

use crate::{
    Backend, Error, Result,
    db::{self, account_tokens::Purpose},
    flows::secret,
    jobs,
    letters::Letter,
};
use domain::{
    Code, Email, Rejection, Timestamp,
    id::{CreatorId, SessionId},
    rejection::Checks,
    text,
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

pub use crate::db::creators::Creator;

/// The purpose for which the key of sign-in tokens is derived.
const SESSION_KEY: &str = "session";

/// A successful sign-in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The token for the cookie.
    pub jwt: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// The session, to end it.
    pub id: SessionId,
    /// Whose it is.
    pub creator: Creator,
}

/// What a sign-in token says (RFC 7519).
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    /// The creator.
    sub: String,
    /// The session.
    sid: String,
    /// Issued at, in seconds.
    iat: i64,
    /// Ends at, in seconds.
    exp: i64,
}

/// Makes an account, or tells the owner of the address by mail that there is one.
///
/// # Errors
/// Fields that are not acceptable.
pub async fn sign_up(b: &Backend, email: &str, name: &str, password: &str) -> Result<()> {
    let mut checks = Checks::default();
    let email = checks.field("email", Email::parse(email));
    let name = checks.field("name", text::line(name, "your name", 80));
    checks.field("password", check_password(password));
    checks.finish()?;
    let (Some(email), Some(name)) = (email, name) else {
        return Ok(());
    };
    // Hashed in any case: an unknown address must not be slower than a known one.
    let hash = b.passwords.hash(password).await?;
    let mut tx = b.db.write().await?;
    let new = new_creator(b, email, name.clone());
    db::creators::insert(&mut tx, &new, None).await?;
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
    let name = checks.field("name", text::line(name, "a name", 80));
    if let Some(password) = password {
        checks.field("password", check_password(password));
    }
    checks.finish()?;
    let (Some(email), Some(name)) = (email, name) else {
        return Err(Rejection::field("email", "Please enter an address.").into());
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
    if !db::creators::insert(&mut tx, &creator, hash.as_deref()).await? {
        return Err(Rejection::new(Code::Conflict, "This address has an account already.").into());
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
    let message = "This link was used already or is too old. Please ask for a new one.";
    Rejection::new(Code::Expired, message).into()
}

/// Signs somebody in.
///
/// # Errors
/// [`Code::Unauthorized`], with the same words whether the address or the password is wrong.
/// Somebody who has the password but has not confirmed the address yet is told so, and gets a new
/// link.
pub async fn sign_in(
    b: &Backend,
    email: &str,
    password: &str,
    user_agent: &str,
) -> Result<SignedIn> {
    let wrong = || {
        Rejection::new(
            Code::Unauthorized,
            "The address or the password is not right.",
        )
    };
    let mut known = None;
    if let Ok(email) = Email::parse(email) {
        let mut c = b.db.fresh().await?;
        if let Some(creator) = db::creators::by_email(&mut c, &email).await? {
            let (sign_up, hash) = match db::creators::password_hash(&mut c, &creator.id).await? {
                Some(hash) => (None, Some(hash)),
                None => db::sign_ups::newest(&mut c, &creator.id).await?.unzip(),
            };
            known = hash.map(|hash| (creator, sign_up, hash));
        }
    }
    let hash = known.as_ref().map(|(.., hash)| hash.as_str());
    if password.len() > MOST_PASSWORD_BYTES || !b.passwords.verify(password, hash).await? {
        return Err(wrong().into());
    }
    let Some((creator, sign_up, _)) = known else {
        return Err(wrong().into());
    };
    if let Some(sign_up) = sign_up {
        let mut tx = b.db.write().await?;
        let key = hourly(b, "confirm", &sign_up);
        let creator = creator.id;
        jobs::send(
            b,
            &mut tx,
            Letter::ConfirmEmail { creator, sign_up },
            Some(&key),
        )
        .await?;
        tx.commit().await?;
        let message = "Please confirm your address first: the link is in your inbox.";
        return Err(Rejection::new(Code::Unauthorized, message).into());
    }
    start_session(b, &creator, user_agent).await
}

async fn start_session(b: &Backend, creator: &Creator, user_agent: &str) -> Result<SignedIn> {
    let now = b.now();
    let ttl = i64::try_from(b.settings.session_ttl.as_millis()).unwrap_or(i64::MAX);
    let expires_at = now.plus(ttl);
    let session = SessionId::trusted(b.new_id());
    let user_agent: String = user_agent
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect();
    let mut tx = b.db.write().await?;
    db::sessions::insert(&mut tx, &session, &creator.id, &user_agent, now, expires_at).await?;
    tx.commit().await?;
    let claims = Claims {
        sub: creator.id.to_string(),
        sid: session.to_string(),
        iat: now.seconds(),
        exp: expires_at.seconds(),
    };
    let keys = b.keys.derive(SESSION_KEY);
    let (key_id, secret) = keys
        .first()
        .ok_or_else(|| Error::Corrupt("no key".into()))?;
    let header = Header {
        kid: Some(key_id.clone()),
        ..Header::new(Algorithm::HS256)
    };
    let jwt = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret))
        .map_err(|error| Error::Corrupt(error.to_string()))?;
    Ok(SignedIn { jwt, expires_at })
}

/// Who is signed in with this token; nobody if it is forged, has run out, or was ended.
///
/// # Errors
/// If the database fails.
pub async fn session(b: &Backend, jwt: &str) -> Result<Option<Session>> {
    let Some(claims) = read_claims(b, jwt) else {
        return Ok(None);
    };
    let now = b.now();
    if claims.exp <= now.seconds() {
        return Ok(None);
    }
    let Some(id) = SessionId::parse(&claims.sid) else {
        return Ok(None);
    };
    let creator = db::sessions::creator(&mut b.db.fresh().await?, &id, now).await?;
    Ok(creator
        .filter(|creator| creator.id.as_str() == claims.sub)
        .map(|creator| Session { id, creator }))
}

fn read_claims(b: &Backend, jwt: &str) -> Option<Claims> {
    let key_id = jsonwebtoken::decode_header(jwt).ok()?.kid?;
    let keys = b.keys.derive(SESSION_KEY);
    let (_, secret) = keys.iter().find(|(id, _)| *id == key_id)?;
    // The expiry is compared with the server's own clock by the caller.
    let mut validation = Validation::new(Algorithm::HS256);
    validation.validate_exp = false;
    let data =
        jsonwebtoken::decode::<Claims>(jwt, &DecodingKey::from_secret(secret), &validation).ok()?;
    Some(data.claims)
}

/// Ends one session at once.
///
/// # Errors
/// If the database fails.
pub async fn sign_out(b: &Backend, session: &SessionId) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::sessions::delete(&mut tx, session).await?;
    Ok(tx.commit().await?)
}

/// Sends a link to set a new password, if there is such an account; says nothing about whether
/// there is.
///
/// # Errors
/// An address that is none.
pub async fn forgot_password(b: &Backend, email: &str) -> Result<()> {
    let email = Email::parse(email).map_err(|message| Rejection::field("email", message))?;
    let mut tx = b.db.write().await?;
    if let Some(creator) = db::creators::by_email(&mut tx, &email).await? {
        // Once in five minutes at most.
        let key = format!(
            "reset:{}:{}",
            creator.id,
            b.now().millis() / (5 * domain::time::MINUTE)
        );
        jobs::send(
            b,
            &mut tx,
            Letter::ResetPassword {
                creator: creator.id,
            },
            Some(&key),
        )
        .await?;
    }
    Ok(tx.commit().await?)
}

/// Sets a new password by the link from the mail, and ends all sessions. The link also proves the
/// address.
///
/// # Errors
/// A password that is not acceptable, or [`Code::Expired`] if the link was used or is too old.
pub async fn reset_password(b: &Backend, token: &str, password: &str) -> Result<()> {
    check_password(password).map_err(|message| Rejection::field("password", message))?;
    let hash = b.passwords.hash(password).await?;
    let now = b.now();
    let mut tx = b.db.write().await?;
    let creator =
        db::account_tokens::take(&mut tx, &secret::hash(token), Purpose::ResetPassword, now)
            .await?;
    let (creator, _) = creator.ok_or_else(used_link)?;
    db::creators::confirm_email(&mut tx, &creator, now).await?;
    db::sign_ups::delete_all(&mut tx, &creator).await?;
    db::creators::set_password(&mut tx, &creator, &hash, now).await?;
    db::sessions::delete_all(&mut tx, &creator).await?;
    jobs::send(b, &mut tx, Letter::PasswordChanged { creator }, None).await?;
    Ok(tx.commit().await?)
}

/// Changes the password of somebody who is signed in, and ends all sessions.
///
/// # Errors
/// A wrong current password, or a new one that is not acceptable.
pub async fn change_password(
    b: &Backend,
    creator: &CreatorId,
    current: &str,
    new: &str,
) -> Result<()> {
    check_password(new).map_err(|message| Rejection::field("newPassword", message))?;
    let known = db::creators::password_hash(&mut b.db.fresh().await?, creator).await?;
    if !b.passwords.verify(current, known.as_deref()).await? {
        return Err(Rejection::field("currentPassword", "This is not your password.").into());
    }
    let hash = b.passwords.hash(new).await?;
    let mut tx = b.db.write().await?;
    db::creators::set_password(&mut tx, creator, &hash, b.now()).await?;
    db::sessions::delete_all(&mut tx, creator).await?;
    jobs::send(
        b,
        &mut tx,
        Letter::PasswordChanged {
            creator: creator.clone(),
        },
        None,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Longer ones are not hashed: a megabyte of password is an attack.
const MOST_PASSWORD_BYTES: usize = 512;

fn check_password(password: &str) -> std::result::Result<(), String> {
    if password.chars().count() < 10 {
        return Err("Please choose at least 10 characters.".to_owned());
    }
    if password.len() > MOST_PASSWORD_BYTES {
        return Err("Please choose a shorter password.".to_owned());
    }
    Ok(())
}
