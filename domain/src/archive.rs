//! A ZIP archive whose every byte has its place before any file is read.
//!
//! Files are stored, not compressed, and their CRC-32 is known beforehand. So the archive has a
//! length and a strong validator, and any range of it can be sent and resumed. The format is
//! PKWARE's APPNOTE.TXT 6.3, with ZIP64 where sizes or offsets need it and names in UTF-8.
//!
//! What is not known before it is written, like the tables of an export, is in a [`Growing`] one.

mod growing;
mod header;
mod name;

pub use growing::{Growing, Measured};
pub use name::{file_name, unique};

use crate::Timestamp;
use header::{Head, central_directory, local_header};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, different from all others (see [`unique`]).
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// CRC-32 of its bytes.
    pub crc32: u32,
    /// SHA-256 of its bytes, for the archive's own validator.
    pub sha256: String,
    /// When it is said to be from.
    pub at: Timestamp,
}

/// A run of bytes of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes.
    Written(Vec<u8>),
    /// Bytes of a file.
    Entry {
        /// Which of the entries.
        index: usize,
        /// Which of its bytes.
        range: Range<u64>,
    },
}

impl Piece {
    /// How many bytes it has.
    pub fn len(&self) -> u64 {
        match self {
            Self::Written(bytes) => bytes.len() as u64,
            Self::Entry { range, .. } => range.end - range.start,
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn part(&self, part: &Range<u64>) -> Self {
        match self {
            Self::Written(bytes) => {
                let place = |at: u64| usize::try_from(at).unwrap_or(bytes.len()).min(bytes.len());
                Self::Written(bytes[place(part.start)..place(part.end)].to_vec())
            }
            Self::Entry { index, range } => Self::Entry {
                index: *index,
                range: range.start + part.start..range.start + part.end,
            },
        }
    }
}

/// An archive as it will be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    pieces: Vec<Piece>,
    size: u64,
    hash: String,
}

impl Archive {
    /// Gives every byte its place.
    pub fn of(entries: &[Entry]) -> Self {
        let mut pieces = Vec::new();
        let mut offsets = Vec::with_capacity(entries.len());
        let mut at = 0;
        for (index, entry) in entries.iter().enumerate() {
            offsets.push(at);
            let header = Piece::Written(local_header(&Head::stored(entry)));
            let content = Piece::Entry {
                index,
                range: 0..entry.size,
            };
            at += header.len() + content.len();
            pieces.extend([header, content]);
        }
        let end = Piece::Written(central_directory(
            entries.iter().map(Head::stored).zip(offsets),
            at,
        ));
        let size = at + end.len();
        pieces.push(end);
        Self {
            hash: hash(&pieces, entries),
            pieces,
            size,
        }
    }

    /// How many bytes it has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Differs for archives that differ in any byte, in lower-case hex.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// What a range of it is made of, in order.
    pub fn pieces(&self, range: &Range<u64>) -> Vec<Piece> {
        let mut start = 0;
        let mut found = Vec::new();
        for piece in &self.pieces {
            let end = start + piece.len();
            let part = range.start.max(start)..range.end.min(end);
            if part.start < part.end {
                found.push(piece.part(&(part.start - start..part.end - start)));
            }
            start = end;
        }
        found
    }
}

/// Everything that is written, and the hashes of what is not.
fn hash(pieces: &[Piece], entries: &[Entry]) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        match piece {
            Piece::Written(bytes) => hash.update(bytes),
            Piece::Entry { index, .. } => hash.update(&entries[*index].sha256),
        }
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
