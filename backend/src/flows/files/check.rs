//! Proving an upload: when, by whom, and who waits for it.
//!
//! It is done by one at a time: whoever does it holds `checking_since` and renews it. A small file
//! is proven while its sender waits; a large one by a job, for which the sender waits a while. The
//! job also finishes what somebody else has left.

mod prove;

use super::{arrival_key, upload};
use crate::{
    Backend, Error, Result, db,
    jobs::{self, Job},
};
use domain::{
    Code, Rejection, Timestamp,
    file::File,
    id::{CreatorId, FileId},
    time::{MINUTE, SECOND},
};
use std::time::Duration;

/// Files up to this size are proven at once.
const AT_ONCE: i64 = 64 * 1024 * 1024;
/// After so long without a sign of life, whoever was proving a file is gone.
const SILENCE: i64 = 2 * MINUTE;
/// How often they give one.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// How long a sender waits for a large file.
const PATIENCE: i64 = 50 * SECOND;
/// How often they look.
const GLANCE: Duration = Duration::from_millis(100);
/// When a job looks again that found all places taken.
const UNTIL_A_PLACE: i64 = 3 * SECOND;

/// Before this moment, who gave the last sign of life is gone.
pub(super) fn silent_since(b: &Backend) -> Timestamp {
    b.now().plus(-SILENCE)
}

/// Whether somebody is proving a file at this moment.
pub(super) fn is_underway(b: &Backend, file: &File) -> bool {
    file.checking_since
        .is_some_and(|since| since >= silent_since(b))
}

/// Proves an upload: the bytes that came have the announced size and hash. Asking again changes
/// nothing. A large file may still be in the making: then `checking_since` is set in the answer.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`] if bytes have not come, a wrong size or hash,
/// [`Code::FilesUnavailable`].
pub async fn complete_upload(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let file = super::get(b, creator, id).await?;
    if file.uploaded_at.is_some() {
        return Ok(file);
    }
    if !is_underway(b, &file) {
        check_arrival(b, &file).await?;
        let is_small = file.size_bytes <= AT_ONCE;
        // Also of a small file the proof is finished when its sender has gone away.
        let at = if is_small {
            b.now().plus(SILENCE)
        } else {
            b.now()
        };
        schedule(b, id, at).await?;
        if is_small {
            run(b, id).await?;
        }
    }
    wait(b, creator, id).await
}

async fn schedule(b: &Backend, id: &FileId, at: Timestamp) -> Result<()> {
    let job = Job::CheckFile { file: id.clone() };
    let mut tx = b.db.write().await?;
    db::files::set_refusal(&mut tx, id, None).await?;
    jobs::reschedule(b, &mut tx, &job, &format!("check_file:{id}"), at).await?;
    Ok(tx.commit().await?)
}

/// Waits until a file is proven or refused, or for a while.
async fn wait(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let until = b.now().plus(PATIENCE);
    loop {
        let file = super::get(b, creator, id).await?;
        if let Some(refusal) = &file.refusal {
            return Err(Rejection::field("sha256", refusal.clone()).into());
        }
        if file.uploaded_at.is_some() || b.now() >= until {
            return Ok(file);
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Refuses while bytes are missing.
async fn check_arrival(b: &Backend, file: &File) -> Result<()> {
    let wanted = u64::try_from(file.size_bytes).unwrap_or_default();
    for key in [&file.storage_key, &arrival_key(file)] {
        if b.files.size(key).await? == Some(wanted) {
            return Ok(());
        }
    }
    upload::all_parts(b, file).await.map(|_| ())
}

/// Proves a file in a job; gives the moment to look again if somebody else seems to be at it, or
/// if all places are taken.
///
/// # Errors
/// If the database or the store fails; it can be tried again.
pub(crate) async fn run_later(b: &Backend, id: &FileId) -> Result<Option<Timestamp>> {
    // Fewer places than hands: letters and money never wait for films.
    let Ok(_place) = b.checks.try_acquire() else {
        return Ok(Some(b.now().plus(UNTIL_A_PLACE)));
    };
    match run(b, id).await {
        // Deleted, or given up for another try: there is nothing to prove.
        Err(error) if error.is(Code::NotFound) || error.is(Code::Conflict) => return Ok(None),
        other => other?,
    }
    let file = db::files::by_id(&mut b.db.fresh().await?, id).await?;
    Ok(file
        .filter(|file| file.uploaded_at.is_none())
        .and_then(|file| file.checking_since)
        .map(|since| since.plus(SILENCE)))
}

async fn run(b: &Backend, id: &FileId) -> Result<()> {
    let mut tx = b.db.write().await?;
    let is_ours = db::files::claim_check(&mut tx, id, b.now(), silent_since(b)).await?;
    tx.commit().await?;
    if !is_ours {
        return Ok(());
    }
    let outcome = tokio::select! {
        outcome = prove::prove(b, id) => outcome,
        error = give_signs_of_life(b, id) => Err(error),
    };
    if outcome.is_err() {
        let mut tx = b.db.write().await?;
        db::files::release_check(&mut tx, id).await?;
        tx.commit().await?;
    }
    outcome
}

/// Never ends by itself, unless the database fails.
async fn give_signs_of_life(b: &Backend, id: &FileId) -> Error {
    loop {
        tokio::time::sleep(SIGN_OF_LIFE).await;
        let renewed = async {
            let mut tx = b.db.write().await?;
            db::files::renew_check(&mut tx, id, b.now()).await?;
            tx.commit().await
        };
        if let Err(error) = renewed.await {
            return error.into();
        }
    }
}
