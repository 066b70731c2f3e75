//! Files in a folder.
//!
//! A folder that is not mounted looks empty. So it has a [`mark`], and where that is not, nothing is
//! written, and nothing counts as missing.

pub mod mark;
mod parts;
mod reading;

use super::{
    Stored,
    examine::{Examination, hex},
};
use crate::clock;
use bytes::Bytes;
use futures::{Stream, StreamExt};
use std::{
    io,
    ops::Range,
    path::{Component, Path, PathBuf},
    time::Duration,
};
use tokio::{
    fs::{self, File},
    io::{AsyncWriteExt, BufWriter},
};

pub(super) use parts::PARTS;

/// How much is read from disk at once.
const CHUNK: usize = 64 * 1024;

/// A folder, with a folder in it for what is not complete.
#[derive(Clone, Debug)]
pub struct LocalFiles {
    root: PathBuf,
    incoming: PathBuf,
    mark: String,
}

impl LocalFiles {
    /// The folder at a place, which has this mark or is not ours.
    pub fn at(root: PathBuf, mark: String) -> Self {
        let incoming = root.join(".incoming");
        Self {
            root,
            incoming,
            mark,
        }
    }

    /// Makes it ready to take files.
    ///
    /// # Errors
    /// If it is not there, or cannot be written.
    pub async fn open(self) -> io::Result<Self> {
        self.make_folder(&self.incoming).await?;
        Ok(self)
    }

    /// Whether there is something under a key, in whichever folder this is.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub async fn has(&self, key: &str) -> io::Result<bool> {
        fs::try_exists(self.path(key)?).await
    }

    /// Fails unless the folder is there: what is not mounted looks empty.
    async fn check_mark(&self) -> io::Result<()> {
        match mark::read(&self.root).await? {
            Some(mark) if mark == self.mark => Ok(()),
            _ => Err(io::Error::other(format!(
                "the folder of the files is not at {}: no mark, or another one",
                self.root.display()
            ))),
        }
    }

    /// Makes a folder in this one, and never beneath the place where this one is not mounted.
    async fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.check_mark().await?;
        fs::create_dir_all(folder).await
    }

    /// The path of a key, which must stay inside of the folder.
    fn path(&self, key: &str) -> io::Result<PathBuf> {
        let relative = Path::new(key);
        let is_plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if key.is_empty() || key.contains('\0') || !is_plain {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "not a storage key",
            ));
        }
        Ok(self.root.join(relative))
    }

    pub(super) async fn put<S>(&self, key: &str, size: i64, bytes: S) -> io::Result<Stored>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        let target = self.path(key)?;
        let (unfinished, stored) = self.write(size, bytes).await?;
        let folder = target.parent().unwrap_or(&self.root);
        self.make_folder(folder).await?;
        fs::rename(&unfinished.0, &target).await?;
        // The name must survive a power cut as well as the bytes.
        File::open(folder).await?.sync_all().await?;
        Ok(stored)
    }

    /// Writes a stream of exactly `size` bytes to a place of its own, down to the disk.
    async fn write<S>(&self, size: i64, mut bytes: S) -> io::Result<(Unfinished, Stored)>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        self.check_mark().await?;
        let unfinished = Unfinished(self.incoming.join(hex(&clock::random::<16>())));
        let mut file = BufWriter::with_capacity(CHUNK, File::create_new(&unfinished.0).await?);
        let mut examination = Examination::default();
        while let Some(piece) = bytes.next().await {
            let piece = piece?;
            examination.update(&piece);
            if examination.size() > size {
                return Err(wrong_size());
            }
            file.write_all(&piece).await?;
        }
        if examination.size() != size {
            return Err(wrong_size());
        }
        file.flush().await?;
        file.get_ref().sync_all().await?;
        Ok((unfinished, examination.finish()))
    }

    pub(super) async fn place(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.path(from)?, self.path(to)?);
        let folder = to.parent().unwrap_or(&self.root).to_owned();
        self.make_folder(&folder).await?;
        // A link refuses to replace what is there, which a rename would not.
        match fs::hard_link(&from, &to).await {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other?,
        }
        File::open(&folder).await?.sync_all().await?;
        match fs::remove_file(&from).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub(super) async fn size(&self, key: &str) -> io::Result<Option<u64>> {
        match fs::metadata(self.path(key)?).await {
            Ok(file) => Ok(Some(file.len())),
            // That a file is missing means something only while the folder of all files is there.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.check_mark().await.map(|()| None)
            }
            Err(error) => Err(error),
        }
    }

    pub(super) async fn read(
        &self,
        key: &str,
        range: Range<u64>,
    ) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + 'static + use<>> {
        reading::read(self.path(key)?, range).await
    }

    pub(super) async fn delete(&self, key: &str) -> io::Result<()> {
        match fs::remove_file(self.path(key)?).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.check_mark().await,
            other => other,
        }
    }

    /// Whatever was being written when the machine went down is older than any upload can be.
    pub(super) async fn sweep(&self, age: Duration) -> io::Result<usize> {
        self.check_mark().await?;
        let (mut entries, mut swept) = (fs::read_dir(&self.incoming).await?, 0);
        while let Some(entry) = entries.next_entry().await? {
            let about = entry.metadata().await?;
            let is_old = about.modified()?.elapsed().is_ok_and(|old| old > age);
            if about.is_file() && is_old {
                fs::remove_file(entry.path()).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

/// A file that is removed unless it was renamed away: an upload that was cut off leaves nothing.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove, and that is fine.
        let _ = std::fs::remove_file(&self.0);
    }
}

fn wrong_size() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "the upload has another size than announced",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream;

    pub(super) async fn store() -> (tempfile::TempDir, LocalFiles) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("files");
        mark::write(&root, "ours").await.unwrap();
        let files = LocalFiles::at(root, "ours".to_owned()).open().await;
        (folder, files.unwrap())
    }

    fn chunks(parts: &[&'static str]) -> impl Stream<Item = io::Result<Bytes>> + Unpin + use<> {
        let parts: Vec<_> = parts
            .iter()
            .map(|part| Ok(Bytes::from_static(part.as_bytes())))
            .collect();
        stream::iter(parts)
    }

    #[tokio::test]
    async fn gives_back_what_was_put() {
        let (_folder, files) = store().await;
        let stored = files
            .put("a/b/Übung.txt", 11, chunks(&["hello ", "world"]))
            .await
            .unwrap();
        assert_eq!(
            stored.sha256,
            "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"
        );
        assert_eq!(stored.crc32, 0x0d4a_1185);
        assert_eq!(files.size("a/b/Übung.txt").await.unwrap(), Some(11));
        let part: Vec<_> = files
            .read("a/b/Übung.txt", 6..11)
            .await
            .unwrap()
            .collect()
            .await;
        assert_eq!(part[0].as_ref().unwrap(), "world");
    }

    #[tokio::test]
    async fn an_upload_of_another_size_leaves_nothing() {
        let (_folder, files) = store().await;
        for size in [10, 12] {
            let error = files
                .put("a/b", size, chunks(&["hello ", "world"]))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        }
        assert_eq!(files.size("a/b").await.unwrap(), None);
        assert_eq!(std::fs::read_dir(&files.incoming).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn what_is_in_its_place_stays_there() {
        let (_folder, files) = store().await;
        files.put("in/1", 5, chunks(&["first"])).await.unwrap();
        files.place("in/1", "out").await.unwrap();
        files.put("in/1", 6, chunks(&["second"])).await.unwrap();
        files.place("in/1", "out").await.unwrap();
        assert_eq!(files.size("out").await.unwrap(), Some(5));
        assert_eq!(files.size("in/1").await.unwrap(), None);
    }

    #[tokio::test]
    async fn keys_cannot_leave_the_folder() {
        let (_folder, files) = store().await;
        for key in ["", "/etc/passwd", "../x", "a/../../x", "a/./b/..", "a\0b"] {
            assert!(files.size(key).await.is_err(), "{key:?}");
        }
    }
}
