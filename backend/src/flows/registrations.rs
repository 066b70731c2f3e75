//! Registrations as the page's creator sees them.

use super::searching;
use crate::{
    Backend, Result, db,
    error::not_found,
    jobs,
    letters::Letter,
    listing::{Listing, Outcome, Paging, Part},
};
use domain::{
    id::{CreatorId, PageId, RegistrationId},
    list::{Count, Position, RegistrationWish},
    registration::{Registration, RegistrationStatus},
    time::DAY,
};

/// A part of a creator's registrations, newest first; of one page if it is given.
///
/// # Errors
/// If the database fails.
pub async fn list(
    b: &Backend,
    creator: &CreatorId,
    page: Option<&PageId>,
    paging: &Paging,
) -> Result<Listing<Registration>> {
    let items = db::registrations::list(&mut b.db.fresh().await?, creator, page, paging).await?;
    Ok(paging.cut(items, |registration| registration.id.to_string()))
}

/// Deletes a registration with everything in it.
///
/// # Errors
/// [`domain::Code::NotFound`] for unknown and for foreign ids.
pub async fn delete(b: &Backend, creator: &CreatorId, id: &RegistrationId) -> Result<()> {
    let mut tx = b.db.write().await?;
    if !db::registrations::delete_of_creator(&mut tx, creator, id).await? {
        return Err(not_found(words::refusal::no_such_registration()));
    }
    Ok(tx.commit().await?)
}

/// Deletes some registrations with everything in them: how many were the creator's, and are gone.
///
/// # Errors
/// If the database fails.
pub async fn delete_some(b: &Backend, creator: &CreatorId, ids: &[RegistrationId]) -> Result<u64> {
    let mut tx = b.db.write().await?;
    let gone = db::registrations::delete_some(&mut tx, creator, ids).await?;
    tx.commit().await?;
    Ok(gone)
}

/// A part of a creator's registrations, as it was asked for; of those with these ids, if any are named.
///
/// # Errors
/// If the database fails.
pub async fn find(
    b: &Backend,
    creator: &CreatorId,
    wish: &RegistrationWish,
    ids: &[RegistrationId],
    part: &Part,
) -> Result<Listing<Registration>> {
    let mut c = b.db.fresh().await?;
    let asked = db::registrations::Asked {
        creator,
        wish,
        pages: searching::pages(&mut c, creator, &wish.search).await?,
        ids,
    };
    let after = part.after.as_ref();
    let items = db::registrations::find(&mut c, &asked, after, part.fetch()).await?;
    Ok(part.cut(items, |registration| Position::id(registration.id.as_str())))
}

/// How many registrations there are of those asked for.
///
/// # Errors
/// If the database fails.
pub async fn count(b: &Backend, creator: &CreatorId, wish: &RegistrationWish) -> Result<Count> {
    let mut c = b.db.fresh().await?;
    let asked = db::registrations::Asked {
        creator,
        wish,
        pages: searching::pages(&mut c, creator, &wish.search).await?,
        ids: &[],
    };
    Ok(db::registrations::count(&mut c, &asked).await?)
}

/// Asks those who have not confirmed their address once more; each of them once a day at most.
///
/// # Errors
/// If the database fails.
pub async fn ask_again(
    b: &Backend,
    creator: &CreatorId,
    ids: &[RegistrationId],
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut tx = b.db.write().await?;
    let asked = db::registrations::Asked {
        creator,
        wish: &RegistrationWish::default(),
        pages: Vec::new(),
        ids,
    };
    let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let theirs = match ids {
        [] => Vec::new(),
        _ => db::registrations::find(&mut tx, &asked, None, limit).await?,
    };
    for known in &theirs {
        if known.status != RegistrationStatus::Pending {
            continue;
        }
        let registration = known.id.clone();
        let key = format!("remind:{registration}:{}", b.now().millis() / DAY);
        let letter = Letter::ConfirmRegistration { registration };
        outcome.done += i64::from(jobs::send_once(b, &mut tx, letter, &key).await?);
    }
    tx.commit().await?;
    outcome.left_out = limit - outcome.done;
    Ok(outcome)
}
