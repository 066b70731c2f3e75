//! Codes from an inbox: who may have one mailed, and whether what was typed is it.
//!
//! A code belongs to the network that asked for it. So nobody far away can use up the attempts of a
//! buyer, or change the code that is on its way; at the door each browser has attempts of its own.

use super::secret;
use crate::{
    Backend, Result,
    db::{self, Tx, codes::Asked, languages::Reader},
    jobs,
    letters::Letter,
};
use domain::{
    Rejection, Timestamp,
    door::DoorTicket,
    time::{HOUR, MINUTE},
};
use subtle::ConstantTimeEq;
use words::Language;

/// How long a code works.
pub(crate) const LIFETIME: i64 = 15 * MINUTE;
/// How often one code can be tried, by each who asked for it.
const MOST_ATTEMPTS: i64 = 5;
/// How often one code can be tried, by however many who share a network and therefore the code: one
/// in a million guesses it.
const MOST_ATTEMPTS_IN_ALL: i64 = 100;
/// How long one network waits before another code is mailed.
const BETWEEN: i64 = MINUTE;
/// How many codes one network may have mailed within an hour.
const MOST_PER_NETWORK: usize = 5;
/// How many codes may be mailed within an hour to all networks that have nothing to do with the
/// buyer: however many strangers ask, it does not keep the buyer out.
const MOST_TO_STRANGERS: usize = 10;

/// What a code is asked for, and by whom.
pub(super) struct Wish<'a> {
    /// What it opens.
    pub(super) subject: &'a str,
    /// The network that asks.
    pub(super) network: &'a str,
    /// The networks that what it opens was opened from before.
    pub(super) known: &'a [String],
    /// The language of the mail.
    pub(super) language: Language,
}

/// Has a code mailed, unless one was a moment ago: the code that counts now. Nothing if too many were
/// asked for.
pub(super) async fn ask(
    b: &Backend,
    tx: &mut Tx,
    wish: Wish<'_>,
    letter: impl FnOnce(String) -> Letter,
) -> Result<Option<String>> {
    let now = b.now();
    let Wish {
        subject,
        network,
        known,
        language,
    } = wish;
    db::codes::take_turn(tx, subject, now).await?;
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
    let is_known = |network: &str| known.iter().any(|known| known == network);
    let strangers = asked.iter().filter(|code| !is_known(&code.network));
    let is_full = !is_known(network) && strangers.count() >= MOST_TO_STRANGERS;
    if own.len() >= MOST_PER_NETWORK || is_full {
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
    db::languages::set(tx, Reader::Asker(&code.id), language).await?;
    let key = format!("code:{}", code.id);
    jobs::send(b, tx, letter(code.id.clone()), Some(&key)).await?;
    Ok(Some(code.id))
}

/// Whether a code is the one with this id. Each call is an attempt, which counts when the transaction
/// is committed; a code works once.
pub(super) async fn enter(b: &Backend, tx: &mut Tx, id: &str, typed: &str) -> Result<bool> {
    try_it(b, tx, id, typed, MOST_ATTEMPTS).await
}

/// The same with a ticket, which has attempts of its own.
pub(super) async fn enter_with(
    b: &Backend,
    tx: &mut Tx,
    ticket: &DoorTicket,
    typed: &str,
) -> Result<bool> {
    let (id, nonce) = (&ticket.code, &ticket.nonce);
    if !db::codes::attempt_with(tx, nonce, id, MOST_ATTEMPTS).await? {
        return Ok(false);
    }
    try_it(b, tx, id, typed, MOST_ATTEMPTS_IN_ALL).await
}

async fn try_it(b: &Backend, tx: &mut Tx, id: &str, typed: &str, most: i64) -> Result<bool> {
    let now = b.now();
    let hash = db::codes::attempt(tx, id, most, now).await?;
    let given = secret::code_hash(id, typed);
    let fits = hash.is_some_and(|hash| bool::from(hash.as_bytes().ct_eq(given.as_bytes())));
    Ok(fits && db::codes::end(tx, id, now).await?)
}

/// Whether a code may still be mailed at this moment.
pub(crate) fn is_open(code: &Asked, now: Timestamp) -> bool {
    now < code.expires_at
}

/// "That is not the code", at its field.
pub(super) fn wrong(message: words::Sentence) -> Rejection {
    Rejection::field("code", message)
}
