//! Codes from an inbox: who may have one mailed, and whether what was typed is it.
//!
//! A code belongs to the network that asked for it. So nobody far away can use up the attempts of a
//! buyer, or change the code that is on its way.

use super::secret;
use crate::{
    Backend, Result,
    db::{self, Tx, codes::Asked},
    jobs,
    letters::Letter,
};
use domain::{
    Rejection, Timestamp,
    time::{HOUR, MINUTE},
};
use subtle::ConstantTimeEq;

/// How long a code works.
pub(crate) const LIFETIME: i64 = 15 * MINUTE;
/// How often one code can be tried.
const MOST_ATTEMPTS: i64 = 5;
/// How long one network waits before another code is mailed.
const BETWEEN: i64 = MINUTE;
/// How many codes one network may have mailed within an hour.
const MOST_PER_NETWORK: usize = 5;
/// How many codes may be mailed within an hour, whoever asks.
const MOST_IN_ALL: usize = 10;

/// Has a code mailed, unless one was a moment ago: the code that counts now. Nothing if too many were
/// asked for.
pub(super) async fn ask(
    b: &Backend,
    tx: &mut Tx,
    subject: &str,
    network: &str,
    letter: impl FnOnce(String) -> Letter,
) -> Result<Option<String>> {
    let now = b.now();
    let asked = db::codes::since(tx, subject, now.plus(-HOUR)).await?;
    let own: Vec<_> = asked
        .iter()
        .filter(|code| code.network == network)
        .collect();
    if let Some(newest) = own.first()
        && now.since(newest.asked_at) < BETWEEN
    {
        return Ok(Some(newest.id.clone()));
    }
    if own.len() >= MOST_PER_NETWORK || asked.len() >= MOST_IN_ALL {
        return Ok(None);
    }
    let code = Asked {
        id: b.new_id(),
        subject: subject.to_owned(),
        network: network.to_owned(),
        asked_at: now,
        expires_at: now.plus(LIFETIME),
    };
    db::codes::insert(tx, &code).await?;
    let key = format!("code:{}", code.id);
    jobs::send(b, tx, letter(code.id.clone()), Some(&key)).await?;
    Ok(Some(code.id))
}

/// Whether a code is the one with this id. Each call is an attempt, which counts when the transaction
/// is committed; a code works once.
pub(super) async fn enter(b: &Backend, tx: &mut Tx, id: &str, typed: &str) -> Result<bool> {
    let now = b.now();
    let hash = db::codes::attempt(tx, id, MOST_ATTEMPTS, now).await?;
    let given = secret::code_hash(id, typed);
    let fits = hash.is_some_and(|hash| bool::from(hash.as_bytes().ct_eq(given.as_bytes())));
    Ok(fits && db::codes::end(tx, id, now).await?)
}

/// Whether a code may still be mailed at this moment.
pub(crate) fn is_open(code: &Asked, now: Timestamp) -> bool {
    now < code.expires_at
}

/// "That is not the code", at its field.
pub(super) fn wrong(what_next: &str) -> Rejection {
    let message = format!("This code is not right, or it is too old. {what_next}");
    Rejection::field("code", message)
}
