//! Objects in a bucket that speaks S3: Cloudflare R2, AWS, MinIO, Backblaze …
//!
//! Only what all of them understand is used: no checksum headers beyond `Content-MD5` (R2 answers
//! 501 to SHA-256 on parts), equal parts but for the last (R2), path-style addresses where asked.

mod addresses;
mod client;
mod parts;

use super::{Stored, examine::Examination};
use crate::config::S3Config;
use aws_sdk_s3::{
    Client,
    error::{DisplayErrorContext, ProvideErrorMetadata, SdkError},
    primitives::ByteStream,
};
use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt, stream};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::{fmt, io, ops::Range};

/// What is gathered before it is sent on: the size of a part, of which S3 wants at least 5 MiB.
const PIECE: usize = 8 * 1024 * 1024;

/// What stays as it is in the name of an object that is to be copied.
const KEY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A bucket, or a folder of it.
#[derive(Clone)]
pub struct S3Files {
    client: Client,
    bucket: String,
    prefix: String,
    origin: String,
}

impl fmt::Debug for S3Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Files")
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}

impl S3Files {
    pub(super) fn new(config: &S3Config) -> Self {
        Self {
            client: client::client(config),
            bucket: config.bucket.clone(),
            prefix: config.prefix.clone(),
            origin: config.origin(),
        }
    }

    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    pub(super) async fn put<S>(&self, key: &str, size: i64, mut bytes: S) -> io::Result<Stored>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        let mut examination = Examination::default();
        let first = gather(&mut bytes, &mut examination).await?;
        if first.len() < PIECE {
            check_size(&examination, size)?;
            self.put_at_once(key, first).await?;
        } else {
            let upload = self.begin_parts(key, "application/octet-stream").await?;
            let sent = self
                .put_in_parts(key, &upload, first, &mut bytes, &mut examination, size)
                .await;
            if let Err(error) = sent {
                self.drop_parts(key, &upload).await?;
                return Err(error);
            }
        }
        Ok(examination.finish())
    }

    async fn put_at_once(&self, key: &str, bytes: Bytes) -> io::Result<()> {
        self.client
            .put_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(failed)?;
        Ok(())
    }

    async fn put_in_parts<S>(
        &self,
        key: &str,
        upload: &str,
        first: Bytes,
        bytes: &mut S,
        examination: &mut Examination,
        size: i64,
    ) -> io::Result<()>
    where
        S: Stream<Item = io::Result<Bytes>> + Send + Unpin,
    {
        let (mut piece, mut sent) = (first, Vec::new());
        while !piece.is_empty() {
            if examination.size() > size {
                return Err(wrong_size());
            }
            let number = i32::try_from(sent.len() + 1).map_err(io::Error::other)?;
            sent.push(self.put_part(key, upload, number, piece).await?);
            piece = gather(bytes, examination).await?;
        }
        check_size(examination, size)?;
        self.join_parts(key, upload, &sent).await
    }

    pub(super) async fn place(&self, from: &str, to: &str) -> io::Result<()> {
        let has_come = self.size(from).await?.is_some();
        if has_come && self.size(to).await?.is_none() {
            let source = format!("{}/{}", self.bucket, self.key(from));
            self.client
                .copy_object()
                .bucket(&self.bucket)
                .key(self.key(to))
                .copy_source(utf8_percent_encode(&source, KEY).to_string())
                .send()
                .await
                .map_err(failed)?;
        }
        if has_come {
            self.delete(from).await?;
        }
        Ok(())
    }

    pub(super) async fn size(&self, key: &str) -> io::Result<Option<u64>> {
        let found = self
            .client
            .head_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .send()
            .await;
        match found.map_err(failed) {
            Ok(found) => Ok(found
                .content_length()
                .and_then(|length| u64::try_from(length).ok())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn read(
        &self,
        key: &str,
        range: Range<u64>,
    ) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + 'static + use<>> {
        let last = range.end.saturating_sub(1);
        let found = self
            .client
            .get_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .range(format!("bytes={}-{last}", range.start))
            .send()
            .await
            .map_err(failed)?;
        Ok(stream::try_unfold(found.body, |mut body| async {
            let piece = body.try_next().await.map_err(io::Error::other)?;
            Ok(piece.map(|piece| (piece, body)))
        })
        .boxed())
    }

    pub(super) async fn delete(&self, key: &str) -> io::Result<()> {
        self.client
            .delete_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .send()
            .await
            .map_err(failed)?;
        Ok(())
    }
}

/// Takes bytes until there are as many as one part has, or no more.
async fn gather<S>(bytes: &mut S, examination: &mut Examination) -> io::Result<Bytes>
where
    S: Stream<Item = io::Result<Bytes>> + Unpin,
{
    let mut gathered = BytesMut::new();
    while gathered.len() < PIECE {
        let Some(piece) = bytes.next().await else {
            break;
        };
        let piece = piece?;
        examination.update(&piece);
        gathered.extend_from_slice(&piece);
    }
    Ok(gathered.freeze())
}

fn check_size(examination: &Examination, size: i64) -> io::Result<()> {
    if examination.size() == size {
        Ok(())
    } else {
        Err(wrong_size())
    }
}

fn wrong_size() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "the upload has another size than announced",
    )
}

/// What the bucket said, as an error of the store.
fn failed<E>(error: SdkError<E>) -> io::Error
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
{
    let status = error
        .raw_response()
        .map(|response| response.status().as_u16());
    let kind = match (error.code(), status) {
        (Some("NoSuchKey" | "NoSuchUpload" | "NotFound"), _) => io::ErrorKind::NotFound,
        // A bucket that is not there is a wrong setting, not a missing file.
        (Some("NoSuchBucket"), _) => io::ErrorKind::Other,
        (_, Some(404)) => io::ErrorKind::NotFound,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, DisplayErrorContext(error).to_string())
}
