//! What is made from files in the background: fetching what it is made from, keeping what came of
//! it. With the file, [`super::ending`] deletes it.

use crate::{
    Backend, Error, Result,
    db::{self, Connection},
    files::Stored,
    media::{Folder, Kind, Refusal},
};
use domain::{file::File, id::FileId};
use futures::TryFutureExt;
use std::{io, path::Path};
use tokio_util::io::ReaderStream;

/// How many of the first bytes tell what a file is.
const HEAD: u64 = 8 * 1024;

/// What a file is, by its first bytes.
pub(super) async fn kind(b: &Backend, file: &File) -> Result<Option<Kind>> {
    let size = u64::try_from(file.size_bytes).unwrap_or_default();
    let read = b.files.read(&file.storage_key, 0..size.min(HEAD));
    let head: Vec<_> = b.media.listen(read.try_flatten_stream()).await?;
    Ok(Kind::of(&head.concat()))
}

/// Brings a file to where it can be opened.
pub(super) async fn fetch(b: &Backend, file: &File) -> Result<Folder> {
    let size = u64::try_from(file.size_bytes).unwrap_or_default();
    let read = b.files.read(&file.storage_key, 0..size);
    Ok(b.media.fetch(size, read.try_flatten_stream()).await?)
}

/// What a file that took too much becomes if another attempt may end differently.
pub(super) fn trouble(refusal: Refusal) -> Error {
    io::Error::new(io::ErrorKind::TimedOut, refusal.sentence().to_string()).into()
}

/// Keeps what was made, under a key that is its own.
pub(super) async fn keep(b: &Backend, key: &str, made: &Path) -> Result<Stored> {
    let file = tokio::fs::File::open(made).await?;
    let size = i64::try_from(file.metadata().await?.len()).unwrap_or(i64::MAX);
    let put = b.files.put(key, size, ReaderStream::new(file));
    Ok(b.media.in_time(put).await?)
}

/// Whether a file is still there, and not about to go: only then may there be something that was made
/// from it.
pub(super) async fn may_be_kept(tx: &mut dyn Connection, file: &FileId) -> Result<bool> {
    Ok(db::files::by_id(tx, file).await?.is_some())
}

/// Throws away what was made from a file that went meanwhile.
pub(super) async fn drop_made(b: &Backend, keys: &[&str]) -> Result<()> {
    for key in keys {
        b.files.delete(key).await?;
    }
    Ok(())
}
