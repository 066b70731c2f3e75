//! API keys: made, listed, revoked, and recognised.

use super::{account::Creator, secret};
use crate::{Backend, Result, db, error::not_found};
use domain::{
    Code, Rejection,
    id::{ApiKeyId, CreatorId},
    text,
    time::MINUTE,
};

pub use crate::db::api_keys::ApiKey;

/// What every key starts with, so that a leaked one is recognised.
const PREFIX: &str = "tp_";
/// How many keys one creator can have.
const MOST: i64 = 50;

/// Makes a key; this is the only time it is seen in clear.
///
/// # Errors
/// A name that is not acceptable, or too many keys.
pub async fn create(b: &Backend, creator: &CreatorId, name: &str) -> Result<(ApiKey, String)> {
    let name = text::line(name, words::refusal::name_missing, 80)
        .map_err(|message| Rejection::field("name", message))?;
    let (token, _) = secret::new_token();
    let clear = format!("{PREFIX}{token}");
    let key = ApiKey {
        id: ApiKeyId::trusted(b.new_id()),
        name,
        created_at: b.now(),
        last_used_at: None,
    };
    let mut tx = b.db.write().await?;
    if db::api_keys::count(&mut tx, creator).await? >= MOST {
        return Err(Rejection::new(Code::Conflict, words::refusal::api_keys_too_many()).into());
    }
    db::api_keys::insert(&mut tx, &key, creator, &secret::hash(&clear)).await?;
    tx.commit().await?;
    Ok((key, clear))
}

/// The keys of a creator, newest first.
///
/// # Errors
/// If the database fails.
pub async fn list(b: &Backend, creator: &CreatorId) -> Result<Vec<ApiKey>> {
    Ok(db::api_keys::list(&mut b.db.fresh().await?, creator).await?)
}

/// Ends a key at once.
///
/// # Errors
/// [`Code::NotFound`] if the creator has no such key.
pub async fn revoke(b: &Backend, creator: &CreatorId, id: &ApiKeyId) -> Result<()> {
    let mut tx = b.db.write().await?;
    if !db::api_keys::delete(&mut tx, creator, id).await? {
        return Err(not_found(words::refusal::no_such_key()));
    }
    Ok(tx.commit().await?)
}

/// Whose key this is.
///
/// # Errors
/// If the database fails.
pub async fn creator_by_key(b: &Backend, key: &str) -> Result<Option<Creator>> {
    if !key.starts_with(PREFIX) || key.len() > 100 {
        return Ok(None);
    }
    let hash = secret::hash(key);
    let mut c = b.db.fresh().await?;
    let Some((owner, last_used)) = db::api_keys::owner(&mut c, &hash).await? else {
        return Ok(None);
    };
    let creator = db::creators::by_id(&mut c, &owner).await?;
    drop(c);
    // Remembered once a minute; a write for every request would be work for nothing.
    let now = b.now();
    if last_used.is_none_or(|at| now.since(at) > MINUTE) {
        let mut tx = b.db.write().await?;
        db::api_keys::touch(&mut tx, &hash, now).await?;
        tx.commit().await?;
    }
    Ok(creator)
}
