//! Whoever changes what proves who they are proves it once more, unless they just did: a browser that was
//! left open is not enough.

use super::{Begun, ceremony, party, passkeys};
use crate::{
    Backend, Result,
    db::{self, ceremonies::Kind},
    flows::account::{self, Session},
};
use domain::{Code, Rejection, factor};
use webauthn_rs::prelude::{PasskeyAuthentication, PublicKeyCredential};

/// Asks for a proof, unless there was one in the last ten minutes; signing in is one.
///
/// # Errors
/// [`Code::ProofRequired`].
pub async fn need(b: &Backend, session: &Session) -> Result<()> {
    let at = db::proofs::proven_at(&mut b.db.fresh().await?, &session.id).await?;
    if at.is_some_and(|at| factor::is_recent(at, b.now())) {
        return Ok(());
    }
    Err(Rejection::new(Code::ProofRequired, words::refusal::proof_needed()).into())
}

/// The proof by password.
///
/// # Errors
/// A wrong password, or too many of them.
pub async fn by_password(b: &Backend, session: &Session, password: &str) -> Result<()> {
    account::prove_password(b, &session.creator.id, "proof", password).await?;
    let mut tx = b.db.write().await?;
    db::proofs::prove(&mut tx, &session.id, b.now()).await?;
    Ok(tx.commit().await?)
}

/// Begins the proof by one of the creator's passkeys.
///
/// # Errors
/// [`Code::NotFound`] if there is none.
pub async fn begin_with_passkey(b: &Backend, session: &Session) -> Result<Begun> {
    let party = party::party(b)?;
    let kept = db::passkeys::of_creator(&mut b.db.fresh().await?, &session.creator.id).await?;
    if kept.is_empty() {
        return Err(Rejection::not_found(words::refusal::no_such_passkey()).into());
    }
    let known = kept
        .iter()
        .map(passkeys::read)
        .collect::<Result<Vec<_>>>()?;
    let (options, state) = party
        .start_passkey_authentication(&known)
        .map_err(party::refused)?;
    let session = Some(&session.id);
    ceremony::begin(b, Kind::Prove, session, &state, &options.public_key).await
}

/// Finishes it with what the browser answered.
///
/// # Errors
/// A ceremony that is over, or an answer that does not fit.
pub async fn with_passkey(
    b: &Backend,
    session: &Session,
    ceremony: &str,
    answer: &str,
) -> Result<()> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| party::odd())?;
    let state: PasskeyAuthentication =
        ceremony::end(b, Kind::Prove, Some(&session.id), ceremony).await?;
    let result = party::party(b)?
        .finish_passkey_authentication(&answer, &state)
        .map_err(party::refused)?;
    let mut tx = b.db.write().await?;
    let kept = passkeys::by_answer(&mut tx, &answer).await?;
    let kept = kept.filter(|kept| kept.creator == session.creator.id);
    let kept = kept.ok_or_else(passkeys::unknown)?;
    passkeys::use_up(b, &mut tx, &kept, &result).await?;
    db::proofs::prove(&mut tx, &session.id, b.now()).await?;
    Ok(tx.commit().await?)
}
