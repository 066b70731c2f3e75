//! Where the bytes of products are.

pub mod local;

use crate::{Result, config::FilesConfig};
use bytes::Bytes;
use futures::Stream;
use local::LocalFiles;
use std::{io, ops::Range};

/// The store.
#[derive(Clone, Debug)]
pub enum Files {
    /// A folder on this machine, outside of everything the web server shows.
    Local(LocalFiles),
}

/// What a finished upload turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Bytes.
    pub size: i64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
}

impl Files {
    /// Opens the store.
    ///
    /// # Errors
    /// If it cannot be used.
    pub async fn open(config: &FilesConfig) -> Result<Self> {
        match config {
            FilesConfig::Local(folder) => Ok(Self::Local(LocalFiles::open(folder.clone()).await?)),
        }
    }

    /// Takes the bytes of an object from a stream; nothing is visible under `key` unless the whole
    /// of it has come and has exactly `size` bytes.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] if there are more or fewer bytes.
    pub async fn put<S>(&self, key: &str, size: i64, bytes: S) -> io::Result<Stored>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        match self {
            Self::Local(files) => files.put(key, size, bytes).await,
        }
    }

    /// Moves an object to another key, unless something is there already: then that stays.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn place(&self, from: &str, to: &str) -> io::Result<()> {
        match self {
            Self::Local(files) => files.place(from, to).await,
        }
    }

    /// What is stored under a key, hashed again; nothing if there is nothing.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn stored(&self, key: &str) -> io::Result<Option<Stored>> {
        match self {
            Self::Local(files) => files.stored(key).await,
        }
    }

    /// The bytes of an object from `range.start` to before `range.end`.
    ///
    /// # Errors
    /// If there is no such object.
    pub async fn read(
        &self,
        key: &str,
        range: Range<u64>,
    ) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + 'static> {
        match self {
            Self::Local(files) => files.read(key, range).await,
        }
    }

    /// Removes an object; one that is not there is removed already.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn delete(&self, key: &str) -> io::Result<()> {
        match self {
            Self::Local(files) => files.delete(key).await,
        }
    }
}
