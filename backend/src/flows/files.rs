//! Files of products: announced, uploaded to a signed address, proven, deleted.

use crate::{
    Backend, Result, db,
    error::{Error, not_found, on_conflict},
    files::Stored,
};
use bytes::Bytes;
use domain::{
    Code, Rejection,
    file::{File, FileDraft, storage_key},
    id::{CreatorId, FileId, ProductId},
    link::{UploadLink, has_expired},
    time::HOUR,
};
use futures::Stream;
use std::{collections::BTreeMap, io};

/// How long an upload address works.
const UPLOAD_LIFETIME: i64 = 6 * HOUR;
/// How many files one product can have.
const MOST_FILES: usize = 100;

/// Where and how the bytes of a file are to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// The HTTP method.
    pub method: &'static str,
    /// The absolute address; it works for this file only, and for a while.
    pub url: String,
    /// The headers to send.
    pub headers: BTreeMap<String, String>,
}

/// Announces a file and gets the address for its bytes.
///
/// Announcing the same name again while its bytes have not come starts that upload over.
///
/// # Errors
/// Fields that are not acceptable, [`Code::NotFound`], or [`Code::Conflict`] if the product has a
/// file of this name.
pub async fn begin_upload(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
    draft: &FileDraft,
) -> Result<(File, Upload)> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    db::products::by_id(&mut tx, creator, product)
        .await?
        .ok_or_else(|| not_found("product"))?;
    let terms = draft.check()?;
    let key = storage_key(creator, product, &terms.file_name);
    let siblings = db::files::of_product(&mut tx, product).await?;
    if siblings.len() >= MOST_FILES {
        return Err(Rejection::new(Code::Conflict, "A product can have at most 100 files.").into());
    }
    let taken = || Rejection::field("fileName", "This product already has a file of this name.");
    match db::files::by_key(&mut tx, &key).await? {
        Some(file) if file.uploaded_at.is_some() => return Err(taken().into()),
        Some(file) => db::files::delete(&mut tx, &file.id).await?,
        None => {}
    }
    let file = File {
        id: FileId::trusted(b.new_id()),
        product_id: product.clone(),
        creator_id: creator.clone(),
        file_name: terms.file_name,
        file_type: terms.file_type,
        storage_key: key,
        size_bytes: terms.size_bytes,
        sha256: terms.sha256,
        created_at: now,
        uploaded_at: None,
    };
    on_conflict(db::files::insert(&mut tx, &file).await, taken)?;
    tx.commit().await?;
    let upload = upload(b, &file);
    Ok((file, upload))
}

fn upload(b: &Backend, file: &File) -> Upload {
    let token = b.keys.sign(&UploadLink {
        file: file.id.clone(),
        size_bytes: file.size_bytes,
        file_type: file.file_type.clone(),
        expires_at: b.now().plus(UPLOAD_LIFETIME).millis(),
    });
    let headers = BTreeMap::from([("Content-Type".to_owned(), file.file_type.clone())]);
    Upload {
        method: "PUT",
        url: b.url(&format!("/upload/{token}")),
        headers,
    }
}

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
    let unknown = || Rejection::new(Code::InvalidLink, "This upload address does not exist.");
    let link: UploadLink = b.keys.open(token).ok_or_else(unknown)?;
    if has_expired(link.expires_at, b.now()) {
        return Err(Rejection::new(
            Code::Expired,
            "This upload address is too old. Please start again.",
        )
        .into());
    }
    if content_type.trim().to_ascii_lowercase() != link.file_type {
        return Err(
            Rejection::field("fileType", "The upload has another type than announced.").into(),
        );
    }
    if length.is_some_and(|length| length != link.size_bytes) {
        return Err(wrong_size().into());
    }
    Ok(link)
}

fn wrong_size() -> Rejection {
    Rejection::field(
        "fileSizeBytes",
        "The upload has another size than announced.",
    )
}

/// Takes the bytes of a file.
///
/// # Errors
/// [`Code::NotFound`] if the file is gone, [`Code::Conflict`] if it was completed already, or a
/// body of another size than announced; then nothing is kept.
pub async fn receive<S>(b: &Backend, link: &UploadLink, bytes: S) -> Result<()>
where
    S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
{
    let file = db::files::by_id(&mut b.db.fresh().await?, &link.file)
        .await?
        .ok_or_else(|| not_found("file"))?;
    if file.uploaded_at.is_some() {
        return Err(Rejection::new(Code::Conflict, "This file was uploaded already.").into());
    }
    match b
        .files
        .put(&arrival_key(&file), link.size_bytes, bytes)
        .await
    {
        Ok(_) => Ok(()),
        // The second: whoever was sending has gone away.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::ConnectionAborted
            ) =>
        {
            Err(wrong_size().into())
        }
        Err(error) => Err(Error::Files(error)),
    }
}

/// Proves an upload: the bytes that are there have the announced size and hash. Only then can the
/// file be sold. Asking again changes nothing.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`] if the bytes have not come, or a wrong size or hash.
pub async fn complete_upload(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let file = of_creator(b, creator, id).await?;
    if file.uploaded_at.is_some() {
        return Ok(file);
    }
    // Moved first and hashed then: bytes that arrive late cannot get behind the proof.
    b.files
        .place(&arrival_key(&file), &file.storage_key)
        .await?;
    // Hashed outside of the transaction: it can take as long as the file is large.
    let Some(stored) = b.files.stored(&file.storage_key).await? else {
        return Err(Rejection::new(Code::Conflict, "The file has not been uploaded yet.").into());
    };
    if let Err(rejection) = check_stored(&file, &stored) {
        b.files.delete(&file.storage_key).await?;
        return Err(rejection.into());
    }
    let mut tx = b.db.write().await?;
    db::files::complete(&mut tx, id, &stored.sha256, b.now()).await?;
    let file = db::files::by_id(&mut tx, id)
        .await?
        .ok_or_else(|| not_found("file"))?;
    tx.commit().await?;
    Ok(file)
}

/// Whether the bytes are the announced ones.
fn check_stored(file: &File, stored: &Stored) -> std::result::Result<(), Rejection> {
    if stored.size != file.size_bytes {
        return Err(wrong_size());
    }
    match &file.sha256 {
        Some(promised) if *promised != stored.sha256 => Err(Rejection::field(
            "sha256",
            "The bytes that arrived have another SHA-256 than announced. Please upload the file again.",
        )),
        _ => Ok(()),
    }
}

/// Where the bytes of a file wait until they are proven.
fn arrival_key(file: &File) -> String {
    format!("arrivals/{}", file.id)
}

async fn of_creator(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<File> {
    let file = db::files::by_id(&mut b.db.fresh().await?, id).await?;
    file.filter(|file| file.creator_id == *creator)
        .ok_or_else(|| not_found("file"))
}

/// The files of a creator's product, oldest first.
///
/// # Errors
/// [`Code::NotFound`].
pub async fn list(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<Vec<File>> {
    let mut c = b.db.fresh().await?;
    db::products::by_id(&mut c, creator, product)
        .await?
        .ok_or_else(|| not_found("product"))?;
    Ok(db::files::of_product(&mut c, product).await?)
}

/// Deletes a file: the row first, so that nobody can buy what is about to go, then the bytes.
///
/// # Errors
/// [`Code::NotFound`], or [`Code::Conflict`] while somebody who bought it can still download it, or
/// while a page sells it as the only file of its product.
pub async fn delete(b: &Backend, creator: &CreatorId, id: &FileId) -> Result<()> {
    let file = of_creator(b, creator, id).await?;
    let mut tx = b.db.write().await?;
    if file.uploaded_at.is_some() {
        check_unneeded(b, &mut tx, &file).await?;
    }
    db::files::delete(&mut tx, id).await?;
    tx.commit().await?;
    b.files.delete(&arrival_key(&file)).await?;
    Ok(b.files.delete(&file.storage_key).await?)
}

async fn check_unneeded(b: &Backend, tx: &mut db::Tx, file: &File) -> Result<()> {
    let now = b.now();
    let refuse = |message: &str| Err(Rejection::new(Code::Conflict, message).into());
    if db::files::buyers(tx, &file.product_id, now).await? > 0 {
        return refuse(
            "Buyers can still download this file. It can be deleted when their time is over.",
        );
    }
    let siblings = db::files::of_product(tx, &file.product_id).await?;
    let ready = siblings
        .iter()
        .filter(|file| file.uploaded_at.is_some())
        .count();
    if ready == 1 && db::products::published_pages(tx, &file.product_id, now).await? > 0 {
        return refuse(
            "A page sells this product, and this is its only file. Please upload another one first.",
        );
    }
    Ok(())
}
