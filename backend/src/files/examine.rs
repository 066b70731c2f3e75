//! What an object turned out to be, found out while its bytes pass by.

use bytes::Bytes;
use futures::{Stream, StreamExt};
use md5::Md5;
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
    /// MD5 of each part, if it was looked at in parts.
    pub parts: Vec<[u8; 16]>,
}

/// An examination under way.
#[derive(Default)]
pub(super) struct Examination {
    size: i64,
    sha256: Sha256,
    crc32: crc32fast::Hasher,
    head: Vec<u8>,
    parts: Option<Parts>,
}

/// The checksums of equal parts.
struct Parts {
    step: usize,
    filled: usize,
    current: Md5,
    done: Vec<[u8; 16]>,
}

impl Parts {
    fn update(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() {
            let (now, later) = piece.split_at(piece.len().min(self.step - self.filled));
            self.current.update(now);
            self.filled += now.len();
            if self.filled == self.step {
                self.end();
            }
            piece = later;
        }
    }

    fn end(&mut self) {
        self.done.push(self.current.finalize_reset().into());
        self.filled = 0;
    }
}

impl Examination {
    /// One that also adds up parts of `step` bytes each, if it is given.
    pub fn in_parts(step: Option<i64>) -> Self {
        let step = step.and_then(|step| usize::try_from(step).ok());
        Self {
            parts: step.filter(|step| *step > 0).map(|step| Parts {
                step,
                filled: 0,
                current: Md5::new(),
                done: Vec::new(),
            }),
            ..Self::default()
        }
    }

    /// Looks at the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.size = self
            .size
            .saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
        self.sha256.update(piece);
        self.crc32.update(piece);
        if let Some(parts) = &mut self.parts {
            parts.update(piece);
        }
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
        let parts = self.parts.map(|mut parts| {
            if parts.filled > 0 {
                parts.end();
            }
            parts.done
        });
        Stored {
            parts: parts.unwrap_or_default(),
            size: self.size,
            sha256: hex(&self.sha256.finalize()),
            crc32: self.crc32.finalize(),
            head: self.head,
        }
    }
}

/// Looks at all of a stream.
pub(super) async fn examine<S>(mut bytes: S, step: Option<i64>) -> io::Result<Stored>
where
    S: Stream<Item = io::Result<Bytes>> + Unpin,
{
    let mut examination = Examination::in_parts(step);
    while let Some(piece) = bytes.next().await {
        examination.update(&piece?);
    }
    Ok(examination.finish())
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
