//! The CRC-32 of files that were uploaded before it was kept.

use super::parcel::Item;
use crate::{Error, Result, Shared, db, error::not_found};
use domain::id::FileId;
use futures::{StreamExt, TryStreamExt, stream};

/// How many files are read at the same time.
const AT_ONCE: usize = 4;

/// Makes sure that the CRC-32 of every file is known, by reading those whose is not.
pub(super) async fn complete(b: &Shared, items: Vec<Item>) -> Result<Vec<Item>> {
    stream::iter(items)
        .map(|item| complete_one(b.clone(), item))
        .buffered(AT_ONCE)
        .boxed()
        .try_collect()
        .await
}

async fn complete_one(b: Shared, mut item: Item) -> Result<Item> {
    if item.source.crc32.is_none() {
        let (file, source) = (item.file.clone(), item.source.clone());
        // Goes on when whoever asked has left: the next one finds it done.
        let reading =
            tokio::spawn(
                async move { compute(&b, &file, &source.storage_key, &source.sha256).await },
            );
        let crc32 = reading
            .await
            .map_err(|error| Error::Corrupt(error.to_string()))??;
        item.source.crc32 = Some(crc32);
    }
    Ok(item)
}

/// Reads a file, unless somebody else just did.
async fn compute(b: &Shared, file: &FileId, key: &str, sha256: &str) -> Result<u32> {
    let _turn = b.readings.take(key).await;
    let known = db::files::by_id(&mut b.db.fresh().await?, file).await?;
    let known = known.filter(|file| file.storage_key == key);
    if let Some(crc32) = known.and_then(|file| file.crc32) {
        return Ok(crc32);
    }
    b.pauses.at("checksum.reading").await;
    let stored = b.files.stored(key).await?;
    let stored = stored.ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    if stored.sha256 != sha256 {
        let what = format!("the bytes of file {file} are not those that were uploaded");
        return Err(Error::Corrupt(what));
    }
    let mut tx = b.db.write().await?;
    db::files::set_crc32(&mut tx, file, key, Some(stored.crc32)).await?;
    tx.commit().await?;
    Ok(stored.crc32)
}
