//! Passkeys: added, named, removed. Each can be found by the browser without an address and proves that
//! its owner was there (user verification), so it signs in alone.

use super::{
    Begun, News, ceremony,
    party::{self, odd, party},
    proof, tell,
};
use crate::{
    Backend, Error, Result,
    db::{self, Tx, ceremonies::Kind, passkeys::Kept},
    flows::account::{self, Session, SignedIn},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Code, Rejection, id::CreatorId, text};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, DiscoverableAuthentication, Passkey,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
};

/// More than anybody has devices.
const MOST: usize = 20;

/// A creator's passkeys, the oldest first.
///
/// # Errors
/// If the database fails.
pub async fn list(b: &Backend, creator: &CreatorId) -> Result<Vec<Kept>> {
    Ok(db::passkeys::of_creator(&mut b.db.fresh().await?, creator).await?)
}

/// Begins to add one.
///
/// # Errors
/// [`Code::ProofRequired`], or that there are enough.
pub async fn begin(b: &Backend, session: &Session) -> Result<Begun> {
    proof::need(b, session).await?;
    let creator = &session.creator;
    let kept = list(b, &creator.id).await?;
    if kept.len() >= MOST {
        return Err(Rejection::new(Code::Conflict, words::refusal::passkeys_enough()).into());
    }
    let known = kept.iter().map(read).collect::<Result<Vec<_>>>()?;
    let known = known.iter().map(|key| key.cred_id().clone()).collect();
    let (options, state) = party(b)?
        .start_passkey_registration(
            user_handle(&creator.id)?,
            creator.email.as_str(),
            &creator.name,
            Some(known),
        )
        .map_err(party::refused)?;
    let options = discoverable(&options)?;
    let session = Some(&session.id);
    ceremony::begin(b, Kind::Register, session, &state, &options).await
}

/// The same options for a passkey that the browser finds without being told whose.
fn discoverable(options: &CreationChallengeResponse) -> Result<Value> {
    let mut options = serde_json::to_value(&options.public_key)?;
    let wish = &mut options["authenticatorSelection"];
    wish["residentKey"] = "required".into();
    wish["requireResidentKey"] = true.into();
    Ok(options)
}

/// Adds it, with what the browser answered.
///
/// # Errors
/// A name that is none, a ceremony that is over, or an answer that does not fit.
pub async fn finish(
    b: &Backend,
    session: &Session,
    ceremony: &str,
    answer: &str,
    name: &str,
) -> Result<()> {
    let name = read_name(name)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| odd())?;
    let state: PasskeyRegistration =
        ceremony::end(b, Kind::Register, Some(&session.id), ceremony).await?;
    let passkey = party(b)?
        .finish_passkey_registration(&answer, &state)
        .map_err(party::refused)?;
    let creator = session.creator.id.clone();
    let new = Kept {
        id: b.new_id(),
        creator: creator.clone(),
        credential_id: URL_SAFE_NO_PAD.encode(passkey.cred_id()),
        credential: serde_json::to_string(&passkey)?,
        name: name.clone(),
        created_at: b.now(),
        last_used_at: None,
    };
    let mut tx = b.db.write().await?;
    if !db::passkeys::insert(&mut tx, &new).await? {
        return Err(Rejection::new(Code::Conflict, words::refusal::passkey_known()).into());
    }
    tell(b, &mut tx, &creator, News::PasskeyAdded { name }).await?;
    Ok(tx.commit().await?)
}

/// Calls one something else.
///
/// # Errors
/// A name that is none, or [`Code::NotFound`].
pub async fn rename(b: &Backend, creator: &CreatorId, id: &str, name: &str) -> Result<()> {
    let name = read_name(name)?;
    let mut tx = b.db.write().await?;
    if !db::passkeys::rename(&mut tx, creator, id, &name).await? {
        return Err(missing());
    }
    Ok(tx.commit().await?)
}

/// Removes one: it signs nobody in any more.
///
/// # Errors
/// [`Code::ProofRequired`] or [`Code::NotFound`].
pub async fn remove(b: &Backend, session: &Session, id: &str) -> Result<()> {
    proof::need(b, session).await?;
    let creator = &session.creator.id;
    let mut tx = b.db.write().await?;
    let kept = db::passkeys::of_creator(&mut tx, creator).await?;
    let kept = kept.into_iter().find(|kept| kept.id == id);
    let name = kept.ok_or_else(missing)?.name;
    if !db::passkeys::delete(&mut tx, creator, id).await? {
        return Err(missing());
    }
    tell(b, &mut tx, creator, News::PasskeyRemoved { name }).await?;
    Ok(tx.commit().await?)
}

/// Begins to sign somebody in whom the browser knows and we do not yet.
///
/// # Errors
/// If the site has no name.
pub async fn begin_sign_in(b: &Backend) -> Result<Begun> {
    let (options, state) = party(b)?
        .start_discoverable_authentication()
        .map_err(party::refused)?;
    ceremony::begin(b, Kind::SignIn, None, &state, &options.public_key).await
}

/// Signs them in, with what the browser answered.
///
/// # Errors
/// A ceremony that is over, a passkey that we do not know, or an answer that does not fit.
pub async fn sign_in(
    b: &Backend,
    ceremony: &str,
    answer: &str,
    user_agent: &str,
) -> Result<SignedIn> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| odd())?;
    let state: DiscoverableAuthentication = ceremony::end(b, Kind::SignIn, None, ceremony).await?;
    let party = party(b)?;
    let (user, _) = party
        .identify_discoverable_authentication(&answer)
        .map_err(|_| unknown())?;
    let mut tx = b.db.write().await?;
    let kept = by_answer(&mut tx, &answer).await?.ok_or_else(unknown)?;
    if user_handle(&kept.creator)? != user {
        return Err(unknown());
    }
    let result = party
        .finish_discoverable_authentication_v2(&answer, state, read(&kept)?)
        .map_err(party::refused)?;
    use_up(b, &mut tx, &kept, &result).await?;
    let creator = db::creators::by_id(&mut tx, &kept.creator).await?;
    let creator = creator.ok_or_else(unknown)?;
    tx.commit().await?;
    account::start_session(b, &creator, user_agent).await
}

/// The public key of a row.
pub(super) fn read(kept: &Kept) -> Result<Passkey> {
    Ok(serde_json::from_str(&kept.credential)?)
}

/// The passkey that an answer comes from.
pub(super) async fn by_answer(tx: &mut Tx, answer: &PublicKeyCredential) -> Result<Option<Kept>> {
    let id = URL_SAFE_NO_PAD.encode(answer.get_credential_id());
    Ok(db::passkeys::by_credential(tx, &id).await?)
}

/// Remembers that one was used, with its counter. Of two answers at the same moment one counts.
pub(super) async fn use_up(
    b: &Backend,
    tx: &mut Tx,
    kept: &Kept,
    result: &AuthenticationResult,
) -> Result<()> {
    let mut passkey = read(kept)?;
    passkey.update_credential(result);
    let credential = serde_json::to_string(&passkey)?;
    if db::passkeys::used(tx, kept, &credential, b.now()).await? {
        Ok(())
    } else {
        Err(odd())
    }
}

/// What a passkey knows its owner by: the account's id, which says nothing.
fn user_handle(creator: &CreatorId) -> Result<Uuid> {
    Uuid::parse_str(creator.as_str()).map_err(|error| Error::Corrupt(error.to_string()))
}

fn read_name(name: &str) -> Result<String> {
    let name = text::line(name, words::refusal::passkey_name_missing, 60);
    Ok(name.map_err(|message| Rejection::field("name", message))?)
}

/// "There is no such passkey."
fn missing() -> Error {
    Rejection::not_found(words::refusal::no_such_passkey()).into()
}

/// "We do not know this passkey."
pub(super) fn unknown() -> Error {
    Rejection::new(Code::Unauthorized, words::refusal::passkey_unknown()).into()
}
