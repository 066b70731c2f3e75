//! Proving an upload: what came is put together, hashed, and looked at. Only then can it be sold.
//!
//! It is done by one at a time: whoever does it holds `checking_since` and renews it. A small file
//! is proven while its sender waits; a large one by a job, for which the sender waits a while.

use super::{arrival_key, upload};
use crate::{
    Backend, Error, Result, db,
    error::not_found,
    files::{self, Stored},
    flows::{copies, previews},
    jobs::{self, Job},
};
use domain::{
    Code, Rejection, Timestamp,
    file::{Buyers, File, Replacement, Stamp},
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
    let is_being_checked = |since| b.now().since(since) < SILENCE;
    if !file.checking_since.is_some_and(is_being_checked) {
        check_arrival(b, &file).await?;
        if file.size_bytes <= AT_ONCE {
            run(b, id).await?;
        } else {
            run_by_job(b, id).await?;
        }
    }
    wait(b, creator, id).await
}

async fn run_by_job(b: &Backend, id: &FileId) -> Result<()> {
    let job = Job::CheckFile { file: id.clone() };
    let mut tx = b.db.write().await?;
    db::files::set_refusal(&mut tx, id, None).await?;
    jobs::reschedule(b, &mut tx, &job, &format!("check_file:{id}"), b.now()).await?;
    Ok(tx.commit().await?)
}

/// Waits until a file is proven or refused, or for a while.
async fn wait(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let until = b.now().plus(PATIENCE);
    loop {
        let file = super::get(b, creator, id).await?;
        if let Some(refusal) = &file.refusal {
            return Err(Rejection::field("sha256", refusal).into());
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
    match db::files::upload_key(&mut b.db.fresh().await?, &file.id).await? {
        Some(key) => upload::all_parts(b, file, &key).await.map(|_| ()),
        None => Err(Rejection::new(Code::Conflict, "The file has not been uploaded yet.").into()),
    }
}

/// Proves a file in a job; gives the moment to look again if somebody else seems to be at it.
///
/// # Errors
/// If the database or the store fails; it can be tried again.
pub(crate) async fn run_later(b: &Backend, id: &FileId) -> Result<Option<Timestamp>> {
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
    let now = b.now();
    let mut tx = b.db.write().await?;
    let is_ours = db::files::claim_check(&mut tx, id, now, now.plus(-SILENCE)).await?;
    tx.commit().await?;
    if !is_ours {
        return Ok(());
    }
    let outcome = tokio::select! {
        outcome = prove(b, id) => outcome,
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

async fn prove(b: &Backend, id: &FileId) -> Result<()> {
    let file = db::files::by_id(&mut b.db.fresh().await?, id)
        .await?
        .ok_or_else(|| not_found("file"))?;
    put_together(b, &file).await?;
    b.pauses.at("file.together").await;
    let Some(stored) = b.files.stored(&file.storage_key).await? else {
        return Err(Rejection::new(Code::Conflict, "The file has not been uploaded yet.").into());
    };
    let why = match refusal(&file, &stored) {
        Some(why) => Some(why.to_owned()),
        None => unstampable(b, &file).await?,
    };
    if let Some(why) = why {
        b.files.delete(&file.storage_key).await?;
        let mut tx = b.db.write().await?;
        db::files::set_refusal(&mut tx, id, Some(&why)).await?;
        db::file_parts::delete(&mut tx, id).await?;
        return Ok(tx.commit().await?);
    }
    accept(b, &file, &stored).await
}

/// Moved first and hashed then: bytes that arrive late cannot get behind the proof.
async fn put_together(b: &Backend, file: &File) -> Result<()> {
    let wanted = u64::try_from(file.size_bytes).unwrap_or_default();
    b.files.place(&arrival_key(file), &file.storage_key).await?;
    if b.files.size(&file.storage_key).await? == Some(wanted) {
        return Ok(());
    }
    let key = db::files::upload_key(&mut b.db.fresh().await?, &file.id).await?;
    if let Some(key) = key {
        let parts = upload::all_parts(b, file, &key).await?;
        b.files.join_parts(&file.storage_key, &key, &parts).await?;
    }
    Ok(())
}

/// Why a new version cannot carry the stamp that the one before it carries.
async fn unstampable(b: &Backend, file: &File) -> Result<Option<String>> {
    let before = match &file.replaces {
        Some(replaces) => db::files::by_id(&mut b.db.fresh().await?, &replaces.file).await?,
        None => None,
    };
    let is_stamped = |file: &File| file.stamp != Stamp::None;
    if !is_stamped(file) && !before.as_ref().is_some_and(is_stamped) {
        return Ok(None);
    }
    match copies::check_stampable(b, file).await {
        Ok(()) => Ok(None),
        Err(Error::Rejected(rejection)) => Ok(Some(rejection.message)),
        Err(error) => Err(error),
    }
}

/// Why the bytes are not the announced ones.
fn refusal(file: &File, stored: &Stored) -> Option<&'static str> {
    if stored.size != file.size_bytes {
        return Some("The upload has another size than announced.");
    }
    match &file.sha256 {
        Some(promised) if *promised != stored.sha256 => Some(
            "The bytes that arrived have another SHA-256 than announced. Please upload the file again.",
        ),
        _ => None,
    }
}

async fn accept(b: &Backend, file: &File, stored: &Stored) -> Result<()> {
    let media_type = files::media_type(&stored.head, &file.file_type);
    let now = b.now();
    let mut tx = b.db.write().await?;
    if db::files::complete(&mut tx, &file.id, stored, &media_type, now).await? {
        db::file_parts::delete(&mut tx, &file.id).await?;
        if let Some(replaces) = &file.replaces {
            take_place(b, &mut tx, file, replaces).await?;
        }
        if let Some(file) = db::files::by_id(&mut tx, &file.id).await? {
            previews::wanted(b, &mut tx, &file).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// From this moment on the new version is what buyers get: all, or those who come from now on.
async fn take_place(
    b: &Backend,
    tx: &mut db::Tx,
    file: &File,
    replaces: &Replacement,
) -> Result<()> {
    let old = db::files::by_id(tx, &replaces.file).await?;
    let Some(old) = old.filter(File::is_current) else {
        return Ok(());
    };
    let now = b.now();
    let (old_until, new_from) = match replaces.buyers {
        // Nobody was ever served before 1970.
        Buyers::All => (Timestamp::from_millis(0), old.available_from),
        Buyers::New => (now, Some(now)),
    };
    db::files::end_at(tx, &old.id, old_until).await?;
    db::files::begin_at(tx, &file.id, new_from, &old).await?;
    Ok(())
}
