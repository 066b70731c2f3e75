//! Uploads in parts: a folder of files `{number}.{md5}`, until they are put together.

use super::{LocalFiles, Unfinished, hex};
use crate::files::ArrivedPart;
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt, stream};
use md5::{Digest, Md5};
use std::{io, path::PathBuf};
use tokio::fs::{self, File};
use tokio_util::io::ReaderStream;

/// The one name of all uploads in parts: a key has only one here.
pub(in crate::files) const PARTS: &str = "parts";

impl LocalFiles {
    /// Takes one part: exactly `size` bytes, and with this MD5 (in hex) if one is given.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] if other bytes came.
    pub async fn put_part<S>(
        &self,
        key: &str,
        number: i32,
        size: i64,
        md5: Option<&str>,
        bytes: S,
    ) -> io::Result<()>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        let folder = self.parts_folder(key)?;
        let mut hash = Md5::new();
        let hashed = bytes.inspect_ok(|piece| hash.update(piece));
        let (unfinished, _) = self.write(size, hashed).await?;
        let found = hex(&hash.finalize());
        if md5.is_some_and(|md5| md5 != found) {
            let message = "the part arrived damaged";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        self.make_folder(&folder).await?;
        self.place_part(&unfinished, &folder, number, &found).await
    }

    /// Puts a part in its place, and the one that was there out of it.
    async fn place_part(
        &self,
        part: &Unfinished,
        folder: &PathBuf,
        number: i32,
        md5: &str,
    ) -> io::Result<()> {
        let name = format!("{number}.{md5}");
        fs::rename(&part.0, folder.join(&name)).await?;
        let mut entries = fs::read_dir(folder).await?;
        while let Some(entry) = entries.next_entry().await? {
            let other = entry.file_name();
            let is_of_number = parse(&other.to_string_lossy()).is_some_and(|(n, _)| n == number);
            if is_of_number && other != *name {
                fs::remove_file(entry.path()).await?;
            }
        }
        File::open(folder).await?.sync_all().await
    }

    pub(in crate::files) async fn parts(&self, key: &str) -> io::Result<Vec<ArrivedPart>> {
        let mut entries = match fs::read_dir(self.parts_folder(key)?).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.check_mark().await.map(|()| Vec::new());
            }
            Err(error) => return Err(error),
        };
        let mut parts = Vec::new();
        while let Some(entry) = entries.next_entry().await? {
            if let Some((number, md5)) = parse(&entry.file_name().to_string_lossy()) {
                parts.push(ArrivedPart {
                    number,
                    size: i64::try_from(entry.metadata().await?.len()).unwrap_or(i64::MAX),
                    etag: md5.to_owned(),
                });
            }
        }
        parts.sort_by_key(|part| part.number);
        Ok(parts)
    }

    pub(in crate::files) async fn join_parts(
        &self,
        key: &str,
        parts: &[ArrivedPart],
    ) -> io::Result<()> {
        let folder = self.parts_folder(key)?;
        let size = parts.iter().map(|part| part.size).sum();
        let paths: Vec<_> = parts
            .iter()
            .map(|part| folder.join(format!("{}.{}", part.number, part.etag)))
            .collect();
        let bytes = stream::iter(paths)
            .then(File::open)
            .map_ok(|file| ReaderStream::with_capacity(file, super::CHUNK))
            .try_flatten();
        self.put(key, size, Box::pin(bytes)).await?;
        self.drop_parts(key).await
    }

    pub(in crate::files) async fn drop_parts(&self, key: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.parts_folder(key)?).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.check_mark().await,
            other => other,
        }
    }

    /// Beside what is not complete, under a name made from the key.
    fn parts_folder(&self, key: &str) -> io::Result<PathBuf> {
        self.path(key)?;
        let name = hex(&Md5::digest(key));
        Ok(self.incoming.join(PARTS).join(name))
    }
}

fn parse(name: &str) -> Option<(i32, &str)> {
    let (number, md5) = name.split_once('.')?;
    Some((number.parse().ok()?, md5))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &'static str) -> impl Stream<Item = io::Result<Bytes>> + Send + Unpin {
        stream::iter([Ok(Bytes::from_static(text.as_bytes()))])
    }

    #[tokio::test]
    async fn parts_come_in_any_order_and_again() {
        let (folder, files) = super::super::tests::store().await;
        for (number, text) in [(2, "wurld"), (1, "hello "), (2, "world")] {
            let size = i64::try_from(text.len()).unwrap();
            files
                .put_part("a", number, size, None, bytes(text))
                .await
                .unwrap();
        }
        let damaged = files.put_part("a", 1, 6, Some("00"), bytes("hullo ")).await;
        assert_eq!(damaged.unwrap_err().kind(), io::ErrorKind::InvalidData);
        let parts = files.parts("a").await.unwrap();
        let numbers: Vec<_> = parts.iter().map(|part| (part.number, part.size)).collect();
        assert_eq!(numbers, [(1, 6), (2, 5)]);
        files.join_parts("a", &parts).await.unwrap();
        assert_eq!(
            std::fs::read(folder.path().join("files/a")).unwrap(),
            b"hello world"
        );
        assert!(files.parts("a").await.unwrap().is_empty());
    }
}
