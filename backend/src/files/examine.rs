//! What an object turned out to be, found out while its bytes pass by.

use bytes::Bytes;
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::io;

/// How many of the first bytes tell what a file is.
const HEAD: usize = 8 * 1024;

/// What a finished upload turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Bytes.
    pub size: i64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// CRC-32, as ZIP has it.
    pub crc32: u32,
    /// The first bytes, which tell what it is.
    pub head: Vec<u8>,
}

/// An examination under way.
#[derive(Default)]
pub(super) struct Examination {
    size: i64,
    sha256: Sha256,
    crc32: crc32fast::Hasher,
    head: Vec<u8>,
}

impl Examination {
    /// Looks at the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.size = self
            .size
            .saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
        self.sha256.update(piece);
        self.crc32.update(piece);
        let missing = HEAD - self.head.len();
        self.head
            .extend_from_slice(&piece[..missing.min(piece.len())]);
    }

    /// How many bytes have passed.
    pub const fn size(&self) -> i64 {
        self.size
    }

    /// The result.
    pub fn finish(self) -> Stored {
        Stored {
            size: self.size,
            sha256: hex(&self.sha256.finalize()),
            crc32: self.crc32.finalize(),
            head: self.head,
        }
    }
}

/// Looks at all of a stream.
pub(super) async fn examine<S>(mut bytes: S) -> io::Result<Stored>
where
    S: Stream<Item = io::Result<Bytes>> + Unpin,
{
    let mut examination = Examination::default();
    while let Some(piece) = bytes.next().await {
        examination.update(&piece?);
    }
    Ok(examination.finish())
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
