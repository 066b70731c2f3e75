//! Taking bytes at our own addresses, where the store is a folder of this machine.

use super::arrival_key;
use crate::{
    Backend, Result, db,
    error::{Error, not_found},
    files::Files,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use domain::{
    Code, Rejection,
    file::File,
    link::{UploadLink, has_expired},
};
use futures::Stream;
use std::io;

/// Opens an upload address.
///
/// # Errors
/// [`Code::InvalidLink`] or [`Code::Expired`]; fields that differ from what was announced.
pub fn open_upload(
    b: &Backend,
    token: &str,
    content_type: &str,
    length: Option<i64>,
) -> Result<UploadLink> {
    let unknown = || Rejection::new(Code::InvalidLink, words::refusal::file_address_unknown());
    let link: UploadLink = b.keys.open(token).ok_or_else(unknown)?;
    if has_expired(link.expires_at, b.now()) {
        let message = words::refusal::file_address_old();
        return Err(Rejection::new(Code::Expired, message).into());
    }
    let given = content_type.trim().to_ascii_lowercase();
    if link
        .file_type
        .as_ref()
        .is_some_and(|wanted| *wanted != given)
    {
        let message = words::refusal::file_other_type();
        return Err(Rejection::field("fileType", message).into());
    }
    if length.is_some_and(|length| length != link.size_bytes) {
        return Err(wrong_size().into());
    }
    Ok(link)
}

/// Takes the bytes of a file, or of a part of it.
///
/// # Errors
/// [`Code::NotFound`] if the file is gone, [`Code::Conflict`] if it was completed already or is being
/// checked, or a body of another size or MD5 than announced; then nothing is kept.
pub async fn receive<S>(b: &Backend, link: &UploadLink, bytes: S) -> Result<()>
where
    S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
{
    let file = db::files::by_id(&mut b.db.fresh().await?, &link.file)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    if file.uploaded_at.is_some() || file.checking_since.is_some() {
        return Err(Rejection::new(Code::Conflict, words::refusal::file_uploaded_already()).into());
    }
    match keep(b, link, &file, bytes).await {
        Ok(()) => note(b, link, &file).await,
        // Whoever was sending has gone away.
        Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => Err(wrong_size().into()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(damaged(link).into()),
        Err(error) => Err(Error::Files(error)),
    }
}

/// Remembers that something came, unless the file was finished or given up meanwhile: then nobody
/// needs it.
async fn note(b: &Backend, link: &UploadLink, file: &File) -> Result<()> {
    let mut tx = b.db.write().await?;
    let now = db::files::by_id(&mut tx, &link.file).await?;
    if now.is_some_and(|now| now.uploaded_at.is_none()) {
        db::files::touch(&mut tx, &link.file, b.now()).await?;
        return Ok(tx.commit().await?);
    }
    drop(tx);
    Ok(b.files.delete(&arrival_key(file)).await?)
}

async fn keep<S>(b: &Backend, link: &UploadLink, file: &File, bytes: S) -> io::Result<()>
where
    S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
{
    match (&b.files, link.part) {
        (Files::Local(folder), Some(number)) => {
            let (key, size) = (&file.storage_key, link.size_bytes);
            let md5 = link.md5.as_deref().map(hex);
            folder
                .put_part(key, number, size, md5.as_deref(), bytes)
                .await
        }
        _ => b
            .files
            .put(&arrival_key(file), link.size_bytes, bytes)
            .await
            .map(|_| ()),
    }
}

/// The MD5 of an address is one that was checked when it was signed.
fn hex(md5: &str) -> String {
    let bytes = STANDARD.decode(md5).unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn damaged(link: &UploadLink) -> Rejection {
    if link.md5.is_some() {
        let message = words::refusal::file_part_damaged();
        Rejection::field("parts", message)
    } else {
        wrong_size()
    }
}

fn wrong_size() -> Rejection {
    Rejection::field("fileSizeBytes", words::refusal::file_other_size())
}
