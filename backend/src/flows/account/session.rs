//! Signing in and out. The token in the cookie names a row, so ending the row ends the sign-in.

use super::{Creator, hourly, password::MOST_BYTES, sessions};
use crate::{Backend, Error, Result, db, flows::factor::second_step, jobs, letters::Letter};
use domain::{Code, Email, Rejection, Timestamp, id::SessionId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

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

/// What the right password leads to.
#[derive(Clone, Debug)]
pub enum Entered {
    /// Into the console.
    In(SignedIn),
    /// To the second step, with this token.
    Halfway(String),
}

/// Signs somebody in, or half in where a code is needed as well.
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
) -> Result<Entered> {
    let wrong = || Rejection::new(Code::Unauthorized, words::refusal::sign_in_wrong());
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
    if password.len() > MOST_BYTES || !b.passwords.verify(password, hash).await? {
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
        let message = words::refusal::sign_in_unconfirmed();
        return Err(Rejection::new(Code::Unauthorized, message).into());
    }
    if let Some(token) = second_step::begin(b, &creator).await? {
        return Ok(Entered::Halfway(token));
    }
    let signed_in = start_session(b, &creator, user_agent).await?;
    Ok(Entered::In(signed_in))
}

/// Begins a session for whoever has proven everything that their account asks for.
///
/// # Errors
/// If the database fails.
pub(crate) async fn start_session(
    b: &Backend,
    creator: &Creator,
    user_agent: &str,
) -> Result<SignedIn> {
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
    let session = creator
        .filter(|creator| creator.id.as_str() == claims.sub)
        .map(|creator| Session { id, creator });
    if let Some(session) = &session
        && let Err(error) = sessions::touch(b, &session.id).await
    {
        // Whoever is signed in stays so; the list is a little older than it could be.
        tracing::warn!(%error, "Could not remember that a session was used");
    }
    Ok(session)
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
