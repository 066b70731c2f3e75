//! What came is put together, hashed, and looked at. Only then can it be sold.

use crate::{
    Backend, Error, Result, db,
    error::not_found,
    files::{self, Stored},
    flows::{
        copies,
        files::{abandon, arrival_key, upload},
        previews,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Code, Rejection, Timestamp,
    file::{Buyers, File, Replacement, Stamp},
    id::FileId,
    upload::part_size,
};
use words::Sentence;

pub(super) async fn prove(b: &Backend, id: &FileId) -> Result<()> {
    let file = db::files::by_id(&mut b.db.fresh().await?, id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    put_together(b, &file).await?;
    b.pauses.at("file.together").await;
    let step = part_size(file.size_bytes);
    let Some(stored) = b.files.stored_in_parts(&file.storage_key, step).await? else {
        return Err(Rejection::new(Code::Conflict, words::refusal::file_not_uploaded()).into());
    };
    let tried = match refusal(b, &file, &stored).await? {
        Some(why) => Tried::Refused(why),
        None => try_stamp(b, &file).await?,
    };
    match &tried {
        Tried::Refused(why) => refuse(b, &file, why).await,
        _ => accept(b, &file, &stored, &tried).await,
    }
}

/// Moved first and hashed then: bytes that arrive late cannot get behind the proof.
async fn put_together(b: &Backend, file: &File) -> Result<()> {
    let wanted = u64::try_from(file.size_bytes).unwrap_or_default();
    b.files.place(&arrival_key(file), &file.storage_key).await?;
    if b.files.size(&file.storage_key).await? != Some(wanted) {
        let parts = upload::all_parts(b, file).await?;
        let key = upload_key(b, file).await?.unwrap_or_default();
        b.files.join_parts(&file.storage_key, &key, &parts).await?;
    }
    // What is left of an upload that came twice, or of putting it together. If it stays, the proof is
    // as good.
    if let Some(key) = upload_key(b, file).await?
        && let Err(error) = b.files.drop_parts(&file.storage_key, &key).await
    {
        tracing::warn!(file.id = %file.id, %error, "Parts of a finished upload stay");
    }
    Ok(())
}

async fn upload_key(b: &Backend, file: &File) -> Result<Option<String>> {
    Ok(db::files::upload_key(&mut b.db.fresh().await?, &file.id).await?)
}

/// Why the bytes are not the announced ones.
async fn refusal(b: &Backend, file: &File, stored: &Stored) -> Result<Option<Sentence>> {
    if stored.size != file.size_bytes {
        return Ok(Some(words::refusal::file_other_size()));
    }
    if file
        .sha256
        .as_ref()
        .is_some_and(|promised| *promised != stored.sha256)
    {
        return Ok(Some(words::refusal::file_sha256_other()));
    }
    let announced = db::file_parts::of_file(&mut b.db.fresh().await?, &file.id).await?;
    let damaged = announced.into_iter().find(|part| {
        let index = usize::try_from(part.number - 1).unwrap_or(usize::MAX);
        let came = stored.parts.get(index).map(|md5| STANDARD.encode(md5));
        part.md5.is_some() && came.is_some() && part.md5 != came
    });
    Ok(damaged.map(|part| words::refusal::file_part_broken(part.number.into())))
}

/// What became of trying the stamp that the version before carries.
enum Tried {
    /// It carries none.
    Nothing,
    /// The new bytes can carry it.
    Stamp,
    /// They cannot, or are not even the announced ones, for this reason.
    Refused(Sentence),
}

async fn try_stamp(b: &Backend, file: &File) -> Result<Tried> {
    let before = match &file.replaces {
        Some(replaces) => current(&mut b.db.fresh().await?, &replaces.file).await?,
        None => return Ok(Tried::Nothing),
    };
    let Some(before) = before else {
        return Ok(Tried::Refused(words::refusal::file_version_gone()));
    };
    if before.stamp == Stamp::None {
        return Ok(Tried::Nothing);
    }
    match copies::check_stampable(b, file).await {
        Ok(()) => Ok(Tried::Stamp),
        Err(Error::Rejected(rejection)) if rejection.code == Code::InvalidInput => {
            Ok(Tried::Refused(rejection.message))
        }
        Err(error) => Err(error),
    }
}

/// The version that buyers get now: the given one, or whichever took its place.
async fn current(c: &mut dyn db::Connection, first: &FileId) -> Result<Option<File>> {
    let mut id = first.clone();
    loop {
        match db::files::by_id(c, &id).await? {
            Some(file) if file.is_current() => return Ok(Some(file)),
            _ => {}
        }
        match db::files::successor(c, &id).await? {
            Some(next) => id = next,
            None => return Ok(None),
        }
    }
}

async fn refuse(b: &Backend, file: &File, why: &Sentence) -> Result<()> {
    b.files.delete(&file.storage_key).await?;
    let mut tx = b.db.write().await?;
    db::files::set_refusal(&mut tx, &file.id, Some(&why.keep())).await?;
    db::file_parts::delete(&mut tx, &file.id).await?;
    Ok(tx.commit().await?)
}

async fn accept(b: &Backend, file: &File, stored: &Stored, tried: &Tried) -> Result<()> {
    let media_type = files::media_type(&stored.head, &file.file_type);
    let (now, mut is_given_up) = (b.now(), false);
    let mut tx = b.db.write().await?;
    if db::files::complete(&mut tx, &file.id, stored, &media_type, now).await? {
        db::file_parts::delete(&mut tx, &file.id).await?;
        if let Some(replaces) = &file.replaces {
            take_place(b, &mut tx, file, replaces, tried).await?;
        }
        if let Some(file) = db::files::by_id(&mut tx, &file.id).await? {
            previews::wanted(b, &mut tx, &file).await?;
        }
        // An address may still work for a while, and bring the bytes once more.
        let (late, at) = (vec![arrival_key(file)], now.plus(upload::LIFETIME));
        abandon::drop_later(b, &mut tx, late, None, at).await?;
    } else {
        is_given_up = db::files::by_id(&mut tx, &file.id).await?.is_none();
    }
    tx.commit().await?;
    if is_given_up {
        b.files.delete(&file.storage_key).await?;
    }
    Ok(())
}

/// From this moment on the new version is what buyers get: all, or those who come from now on.
async fn take_place(
    b: &Backend,
    tx: &mut db::Tx,
    file: &File,
    replaces: &Replacement,
    tried: &Tried,
) -> Result<()> {
    let now = b.now();
    let until = match replaces.buyers {
        // Nobody was ever served before 1970.
        Buyers::All => Timestamp::from_millis(0),
        Buyers::New => now,
    };
    let Some(old) = end_current(tx, &replaces.file, until).await? else {
        return Err(Rejection::new(Code::Conflict, words::refusal::file_version_gone()).into());
    };
    if old.stamp != Stamp::None && !matches!(tried, Tried::Stamp) {
        let message = words::refusal::file_version_changed();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let from = match replaces.buyers {
        Buyers::All => old.available_from,
        Buyers::New => Some(now),
    };
    Ok(db::files::begin_at(tx, &file.id, from, &old).await?)
}

/// Ends the version that buyers get now, and gives it as it was at that moment. Taken before it is
/// read: nobody changes it any more.
async fn end_current(tx: &mut db::Tx, first: &FileId, until: Timestamp) -> Result<Option<File>> {
    let Some(now) = current(tx, first).await? else {
        return Ok(None);
    };
    if !db::files::end_at(tx, &now.id, until).await? {
        return Ok(None);
    }
    Ok(db::files::by_id(tx, &now.id).await?)
}
