//! Where the bytes of products are: a folder, or a bucket that speaks S3.
//!
//! An object is either there as a whole or not at all. Large ones arrive in parts; the parts are put
//! together when all have come.

mod examine;
mod kind;
pub mod local;
pub mod s3;

pub use examine::Stored;
pub use kind::media_type;

use crate::config::S3Config;
use bytes::Bytes;
use futures::{Stream, StreamExt, stream::BoxStream};
use local::LocalFiles;
use s3::S3Files;
use std::{collections::BTreeMap, io, ops::Range, time::Duration};

/// The store.
#[derive(Clone, Debug)]
pub enum Files {
    /// A folder on this machine, outside of everything the web server shows.
    Local(LocalFiles),
    /// A bucket: R2, S3, MinIO …
    S3(S3Files),
}

/// The bytes of an object, in pieces.
pub type Pieces = BoxStream<'static, io::Result<Bytes>>;

/// A part of an upload that has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivedPart {
    /// Counts from 1.
    pub number: i32,
    /// Bytes.
    pub size: i64,
    /// Differs for different bytes.
    pub etag: String,
}

/// A part as it is to be sent.
#[derive(Clone, Copy, Debug)]
pub struct WantedPart<'a> {
    /// Counts from 1.
    pub number: i32,
    /// Bytes.
    pub size: i64,
    /// MD5 of the bytes in base64 (RFC 1864), if the sender knows it: then no others are taken.
    pub md5: Option<&'a str>,
}

/// A signed address of the store itself, and what to send with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Absolute.
    pub url: String,
    /// Headers that are part of the signature.
    pub headers: BTreeMap<String, String>,
}

impl Files {
    /// A bucket. It is not asked for: pages sell also while it does not answer.
    pub fn bucket(config: &S3Config) -> Self {
        Self::S3(S3Files::new(config))
    }

    /// Whether whoever uploads and downloads can be sent to the store itself.
    pub const fn has_addresses(&self) -> bool {
        matches!(self, Self::S3(_))
    }

    /// Where browsers send bytes, if not to us: for the content security policy.
    pub fn origin(&self) -> Option<&str> {
        match self {
            Self::Local(_) => None,
            Self::S3(files) => Some(files.origin()),
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
            Self::S3(files) => files.put(key, size, bytes).await,
        }
    }

    /// Moves an object to another key, unless something is there already: then that stays.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn place(&self, from: &str, to: &str) -> io::Result<()> {
        match self {
            Self::Local(files) => files.place(from, to).await,
            Self::S3(files) => files.place(from, to).await,
        }
    }

    /// What is stored under a key, read and hashed again; nothing if there is nothing.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn stored(&self, key: &str) -> io::Result<Option<Stored>> {
        self.stored_in_parts(key, None).await
    }

    /// The same, with the checksum of each part of `step` bytes.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn stored_in_parts(
        &self,
        key: &str,
        step: Option<i64>,
    ) -> io::Result<Option<Stored>> {
        match self.size(key).await? {
            None => Ok(None),
            // Nobody makes empty objects, and no range of one can be asked for.
            Some(0) => Ok(Some(examine::Examination::default().finish())),
            Some(size) => examine::examine(self.read(key, 0..size).await?, step)
                .await
                .map(Some),
        }
    }

    /// How many bytes an object has; nothing if there is none.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn size(&self, key: &str) -> io::Result<Option<u64>> {
        match self {
            Self::Local(files) => files.size(key).await,
            Self::S3(files) => files.size(key).await,
        }
    }

    /// The bytes of an object from `range.start` to before `range.end`, read as fast as they are
    /// taken.
    ///
    /// # Errors
    /// If there is no such object.
    pub async fn read(&self, key: &str, range: Range<u64>) -> io::Result<Pieces> {
        Ok(match self {
            Self::Local(files) => files.read(key, range).await?.boxed(),
            Self::S3(files) => files.read(key, range).await?.boxed(),
        })
    }

    /// Removes what was cut off before it was complete and is older than `age`.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sweep(&self, age: Duration) -> io::Result<usize> {
        match self {
            Self::Local(files) => files.sweep(age).await,
            // A bucket shows nothing of it.
            Self::S3(_) => Ok(0),
        }
    }

    /// Removes an object; one that is not there is removed already.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn delete(&self, key: &str) -> io::Result<()> {
        match self {
            Self::Local(files) => files.delete(key).await,
            Self::S3(files) => files.delete(key).await,
        }
    }

    /// An address that gives an object to whoever has it, for so many seconds; nothing if the store
    /// has no addresses.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub async fn address(
        &self,
        key: &str,
        file_name: &str,
        media_type: &str,
        seconds: u64,
    ) -> io::Result<Option<String>> {
        match self {
            Self::Local(_) => Ok(None),
            Self::S3(files) => files
                .get_address(key, file_name, media_type, seconds)
                .await
                .map(Some),
        }
    }

    /// Begins an upload in parts and names it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn begin_parts(&self, key: &str, media_type: &str) -> io::Result<String> {
        match self {
            Self::Local(_) => Ok(local::PARTS.to_owned()),
            Self::S3(files) => files.begin_parts(key, media_type).await,
        }
    }

    /// The parts that have come, in order.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn parts(&self, key: &str, upload: &str) -> io::Result<Vec<ArrivedPart>> {
        match self {
            Self::Local(files) => files.parts(key).await,
            Self::S3(files) => files.parts(key, upload).await,
        }
    }

    /// Puts the parts together under their key. Doing so again changes nothing.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn join_parts(
        &self,
        key: &str,
        upload: &str,
        parts: &[ArrivedPart],
    ) -> io::Result<()> {
        match self {
            Self::Local(files) => files.join_parts(key, parts).await,
            Self::S3(files) => files.join_parts(key, upload, parts).await,
        }
    }

    /// Throws the parts of an upload away; if there are none, that is fine.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn drop_parts(&self, key: &str, upload: &str) -> io::Result<()> {
        match self {
            Self::Local(files) => files.drop_parts(key).await,
            Self::S3(files) => files.drop_parts(key, upload).await,
        }
    }
}
