//! Where the bytes of a file are to be sent: as a whole, or in parts of which those that have come
//! need not come again.

use super::arrival_key;
use crate::{
    Backend, Result,
    db::{self, file_parts::Announced},
    files::{Address, ArrivedPart, Files, WantedPart},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Code, Rejection,
    file::File,
    id::{CreatorId, FileId},
    link::UploadLink,
    time::HOUR,
    upload::{Part, part_size, parts},
};
use std::{collections::BTreeMap, io};

/// How long an upload address works.
pub(super) const LIFETIME: i64 = 6 * HOUR;
/// The largest object that S3 takes at once and copies: 5 GiB.
const MOST_AT_ONCE: i64 = 5 * 1024 * 1024 * 1024;
/// How many parts can be asked about at once.
const MOST_ASKED: usize = 1_000;

/// Where and how the bytes of a file are to be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upload {
    /// Where the whole file can be put at once; not for what is too large for that.
    pub whole: Option<Address>,
    /// How many bytes each part but the last has, if it can be sent in parts.
    pub part_size: Option<i64>,
    /// The parts.
    pub parts: Vec<UploadPart>,
}

/// A part and where to put it.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadPart {
    /// Counts from 1.
    pub number: i32,
    /// Its exact size in bytes.
    pub size: i64,
    /// Where to put it; nothing if it has come.
    pub address: Option<Address>,
}

/// A part that somebody is about to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncedPart {
    /// Counts from 1.
    pub number: i32,
    /// MD5 of its bytes in base64 (RFC 1864), if it is known: then no others are taken.
    pub md5: Option<String>,
}

/// Goes on with an upload: fresh addresses for the parts that are asked about, or for all. A part
/// that has come with the same MD5 needs none.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`] if the file is there already, a part that the file does
/// not have, or [`Code::FilesUnavailable`].
pub async fn continue_upload(
    b: &Backend,
    creator: &CreatorId,
    id: &FileId,
    asked: &[AnnouncedPart],
) -> Result<(File, Upload)> {
    let file = super::get(b, creator, id).await?;
    if file.uploaded_at.is_some() {
        return Err(Rejection::new(Code::Conflict, words::refusal::file_uploaded_already()).into());
    }
    let mut tx = b.db.write().await?;
    db::files::touch(&mut tx, id, b.now()).await?;
    tx.commit().await?;
    let upload = if asked.is_empty() {
        plan(b, &file).await?
    } else {
        addresses(b, &file, asked).await?
    };
    Ok((file, upload))
}

/// Addresses for the whole file, or for all parts that have not come.
pub(super) async fn plan(b: &Backend, file: &File) -> Result<Upload> {
    let mut upload = Upload {
        part_size: part_size(file.size_bytes),
        ..Upload::default()
    };
    if !b.files.has_addresses() || file.size_bytes <= MOST_AT_ONCE {
        upload.whole = Some(whole(b, file).await?);
    }
    if upload.part_size.is_some() {
        let (key, arrived) = arrived(b, file).await?;
        for part in parts(file.size_bytes) {
            let is_there = arrived.iter().any(|other| fits(other, &part));
            upload.parts.push(UploadPart {
                number: part.number,
                size: part.size,
                address: match is_there {
                    true => None,
                    false => Some(address(b, file, &key, &part, None).await?),
                },
            });
        }
    }
    Ok(upload)
}

async fn addresses(b: &Backend, file: &File, asked: &[AnnouncedPart]) -> Result<Upload> {
    if asked.len() > MOST_ASKED {
        return Err(Rejection::field("parts", words::refusal::file_parts_too_many()).into());
    }
    let planned: BTreeMap<_, _> = parts(file.size_bytes)
        .map(|part| (part.number, part))
        .collect();
    for part in asked {
        check_asked(part, planned.contains_key(&part.number))?;
    }
    let (key, arrived) = arrived(b, file).await?;
    let needed = announce(b, file, asked, &arrived, &planned).await?;
    let mut upload = Upload {
        part_size: part_size(file.size_bytes),
        ..Upload::default()
    };
    for asked in asked {
        let Some(part) = planned.get(&asked.number) else {
            continue;
        };
        let is_needed = needed.contains(&part.number);
        upload.parts.push(UploadPart {
            number: part.number,
            size: part.size,
            address: match is_needed {
                true => Some(address(b, file, &key, part, asked.md5.as_deref()).await?),
                false => None,
            },
        });
    }
    Ok(upload)
}

fn check_asked(part: &AnnouncedPart, is_planned: bool) -> Result<()> {
    let is_md5 = |text: &String| STANDARD.decode(text).is_ok_and(|hash| hash.len() == 16);
    if !is_planned {
        return Err(Rejection::field("parts", words::refusal::file_part_unknown()).into());
    }
    if !part.md5.as_ref().is_none_or(is_md5) {
        let message = words::refusal::file_part_md5_odd();
        return Err(Rejection::field("parts", message).into());
    }
    Ok(())
}

/// Remembers what is about to come, and says which of it has not come yet.
///
/// A part counts as come if it has the size it should have and was not there already when other
/// bytes were announced for it.
async fn announce(
    b: &Backend,
    file: &File,
    asked: &[AnnouncedPart],
    arrived: &[ArrivedPart],
    planned: &BTreeMap<i32, Part>,
) -> Result<Vec<i32>> {
    let mut tx = b.db.write().await?;
    let known = db::file_parts::of_file(&mut tx, &file.id).await?;
    let mut needed = Vec::new();
    for part in asked {
        let known = known.iter().find(|known| known.number == part.number);
        let there = arrived.iter().find(|other| {
            planned
                .get(&part.number)
                .is_some_and(|planned| fits(other, planned))
        });
        let stands = known.is_some_and(|known| known.md5 == part.md5);
        let has_come = there.is_some_and(|there| match known {
            _ if is_of(there, part.md5.as_deref()) => true,
            Some(known) => stands && known.before.as_deref() != Some(&there.etag),
            None => part.md5.is_none(),
        });
        if !has_come {
            needed.push(part.number);
        }
        if !stands {
            let announced = Announced {
                number: part.number,
                md5: part.md5.clone(),
                before: there.map(|there| there.etag.clone()),
            };
            db::file_parts::put(&mut tx, &file.id, &announced).await?;
        }
    }
    tx.commit().await?;
    Ok(needed)
}

/// The parts that can be put together, if all have come.
///
/// # Errors
/// [`Code::Conflict`] with the numbers of those that have not.
pub(super) async fn all_parts(b: &Backend, file: &File) -> Result<Vec<ArrivedPart>> {
    let key = db::files::upload_key(&mut b.db.fresh().await?, &file.id).await?;
    let arrived = match key {
        Some(_) => arrived(b, file).await?.1,
        None => Vec::new(),
    };
    let announced = db::file_parts::of_file(&mut b.db.fresh().await?, &file.id).await?;
    let (mut all, mut missing) = (Vec::new(), Vec::new());
    for part in parts(file.size_bytes) {
        let is_old = |there: &ArrivedPart| {
            announced.iter().any(|known| {
                known.number == part.number
                    && known.before.as_deref() == Some(&there.etag)
                    && !is_of(there, known.md5.as_deref())
            })
        };
        match arrived
            .iter()
            .find(|there| fits(there, &part) && !is_old(there))
        {
            Some(there) => all.push(there.clone()),
            None => missing.push(part.number.to_string()),
        }
    }
    if missing.is_empty() && !all.is_empty() {
        return Ok(all);
    }
    if all.is_empty() {
        return Err(Rejection::new(Code::Conflict, words::refusal::file_not_uploaded()).into());
    }
    let shown = missing.len().min(10);
    let more = if missing.len() > shown { " …" } else { "" };
    let message = words::refusal::file_parts_missing(
        i64::try_from(missing.len()).unwrap_or(i64::MAX),
        format!("{}{more}", missing[..shown].join(", ")),
    );
    Err(Rejection::new(Code::Conflict, message).into())
}

fn fits(arrived: &ArrivedPart, part: &Part) -> bool {
    arrived.number == part.number && arrived.size == part.size
}

/// Whether a part is certainly the announced one: most stores mark a part with its MD5 in hex.
fn is_of(arrived: &ArrivedPart, md5: Option<&str>) -> bool {
    let Some(md5) = md5.and_then(|md5| STANDARD.decode(md5).ok()) else {
        return false;
    };
    let hex: String = md5.iter().map(|byte| format!("{byte:02x}")).collect();
    arrived.etag.trim_matches('"') == hex
}

/// The store's name for the upload, and what has come of it. One that the store does not know any
/// more is begun anew: nothing of it is left.
async fn arrived(b: &Backend, file: &File) -> Result<(String, Vec<ArrivedPart>)> {
    let key = key_of_parts(b, file).await?;
    match b.files.parts(&file.storage_key, &key).await {
        Ok(arrived) => Ok((key, arrived)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut tx = b.db.write().await?;
            db::files::clear_upload_key(&mut tx, &file.id, &key).await?;
            tx.commit().await?;
            Ok((key_of_parts(b, file).await?, Vec::new()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The store's name for the upload, begun now if it has not been.
async fn key_of_parts(b: &Backend, file: &File) -> Result<String> {
    if let Some(key) = db::files::upload_key(&mut b.db.fresh().await?, &file.id).await? {
        return Ok(key);
    }
    let begun = b
        .files
        .begin_parts(&file.storage_key, &file.file_type)
        .await?;
    let mut tx = b.db.write().await?;
    let is_first = db::files::set_upload_key(&mut tx, &file.id, &begun).await?;
    let kept = db::files::upload_key(&mut tx, &file.id).await?;
    tx.commit().await?;
    if !is_first {
        // Somebody else began at the same moment.
        b.files.drop_parts(&file.storage_key, &begun).await?;
    }
    Ok(kept.unwrap_or(begun))
}

async fn whole(b: &Backend, file: &File) -> Result<Address> {
    Ok(match &b.files {
        Files::S3(bucket) => {
            let key = arrival_key(file);
            let size = file.size_bytes;
            bucket
                .put_address(&key, size, &file.file_type, seconds())
                .await?
        }
        Files::Local(_) => own_address(b, file, None, file.size_bytes, None),
    })
}

async fn address(
    b: &Backend,
    file: &File,
    key: &str,
    part: &Part,
    md5: Option<&str>,
) -> Result<Address> {
    let wanted = WantedPart {
        number: part.number,
        size: part.size,
        md5,
    };
    Ok(match &b.files {
        Files::S3(bucket) => {
            bucket
                .part_address(&file.storage_key, key, wanted, seconds())
                .await?
        }
        Files::Local(_) => own_address(b, file, Some(part.number), part.size, md5),
    })
}

/// An address of this server, for the store that is a folder.
fn own_address(
    b: &Backend,
    file: &File,
    part: Option<i32>,
    size_bytes: i64,
    md5: Option<&str>,
) -> Address {
    let link = UploadLink {
        file: file.id.clone(),
        size_bytes,
        file_type: part.is_none().then(|| file.file_type.clone()),
        part,
        md5: md5.map(str::to_owned),
        expires_at: b.now().plus(LIFETIME).millis(),
    };
    let content_type = link.file_type.clone();
    let named = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), value));
    Address {
        url: b.url(&format!("/upload/{}", b.keys.sign(&link))),
        headers: named("Content-Type", content_type)
            .into_iter()
            .chain(named("Content-MD5", link.md5))
            .collect(),
    }
}

const fn seconds() -> u64 {
    (LIFETIME / 1_000).unsigned_abs()
}
