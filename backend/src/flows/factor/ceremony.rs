//! What a browser began and finishes: once, in time, and in the session in which it was begun.

use super::Begun;
use crate::{
    Backend, Result,
    db::{
        self,
        ceremonies::{Key, Kind},
    },
    flows::secret,
};
use domain::{Code, Rejection, id::SessionId, time::MINUTE};
use serde::{Serialize, de::DeserializeOwned};

/// How long whoever was asked may take: browsers give up after five minutes.
const LASTS: i64 = 10 * MINUTE;

/// Begins one with what has to be known at its end, and with what the browser needs.
pub(super) async fn begin(
    b: &Backend,
    kind: Kind,
    session: Option<&SessionId>,
    state: &impl Serialize,
    options: &impl Serialize,
) -> Result<Begun> {
    let (ceremony, hash) = secret::new_token();
    let key = Key {
        hash: &hash,
        kind,
        session,
    };
    let state = serde_json::to_string(state)?;
    let mut tx = b.db.write().await?;
    db::ceremonies::insert(&mut tx, key, &state, b.now().plus(LASTS)).await?;
    tx.commit().await?;
    Ok(Begun {
        ceremony,
        options: serde_json::to_string(options)?,
    })
}

/// Ends one, whatever comes of it: what was kept at its beginning.
///
/// # Errors
/// [`Code::Expired`] if it is over, was finished, or was begun by somebody else.
pub(super) async fn end<T: DeserializeOwned>(
    b: &Backend,
    kind: Kind,
    session: Option<&SessionId>,
    ceremony: &str,
) -> Result<T> {
    let hash = secret::hash(ceremony);
    let key = Key {
        hash: &hash,
        kind,
        session,
    };
    let mut tx = b.db.write().await?;
    let state = db::ceremonies::take(&mut tx, key, b.now()).await?;
    tx.commit().await?;
    Ok(serde_json::from_str(&state.ok_or_else(over)?)?)
}

/// "That took too long."
pub(super) fn over() -> Rejection {
    Rejection::new(Code::Expired, words::refusal::ceremony_over())
}
