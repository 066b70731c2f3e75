//! What a download session gives: the bytes of a file, or of an archive of files.

use super::source::Source;
use bytes::Bytes;
use domain::{
    Timestamp,
    archive::{self, Archive, Entry},
    id::FileId,
};
use std::ops::Range;

/// A file that is handed out, and how often it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The file.
    pub file: FileId,
    /// Its bytes, as this buyer gets them.
    pub source: Source,
    /// How many download sessions it has in this order.
    pub(super) limit: i64,
    /// When it was uploaded.
    pub(super) at: Timestamp,
}

/// What is handed out: one run of bytes with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// What it is saved as.
    pub file_name: String,
    /// What it is sent as.
    pub media_type: String,
    /// How many bytes it has.
    pub size: u64,
    /// Differs for different bytes: a SHA-256 in hex.
    pub hash: String,
    /// The files in it.
    pub items: Vec<Item>,
    archive: Option<Archive>,
}

/// A run of bytes of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// These bytes.
    Written(Bytes),
    /// Bytes in the store.
    Stored {
        /// Where.
        key: String,
        /// Which of them.
        range: Range<u64>,
    },
}

impl Parcel {
    /// One file as it is.
    pub(super) fn file(item: Item) -> Self {
        let source = &item.source;
        Self {
            file_name: source.file_name.clone(),
            media_type: source.media_type.clone(),
            size: source.size(),
            hash: source.sha256.clone(),
            archive: None,
            items: vec![item],
        }
    }

    /// Several files in an archive called like the page. All CRC-32s must be known.
    pub(super) fn archive(page_title: &str, items: Vec<Item>) -> Self {
        let archive = Archive::of(&entries(&items));
        Self {
            file_name: archive::file_name(page_title),
            media_type: "application/zip".to_owned(),
            size: archive.size(),
            hash: archive.hash().to_owned(),
            archive: Some(archive),
            items,
        }
    }

    /// Whether it is made while it is sent.
    pub const fn is_archive(&self) -> bool {
        self.archive.is_some()
    }

    /// What a range of it is made of, in order.
    pub(super) fn pieces(&self, range: &Range<u64>) -> Vec<Piece> {
        let stored = |index: usize, range: Range<u64>| Piece::Stored {
            key: self.items[index].source.storage_key.clone(),
            range,
        };
        let Some(archive) = &self.archive else {
            return vec![stored(0, range.clone())];
        };
        archive
            .pieces(range)
            .into_iter()
            .map(|piece| match piece {
                archive::Piece::Written(bytes) => Piece::Written(bytes.into()),
                archive::Piece::Entry { index, range } => stored(index, range),
            })
            .collect()
    }
}

/// How large an archive of these files is; their CRC-32s do not matter for that.
pub(super) fn archive_size(items: &[Item]) -> u64 {
    Archive::of(&entries(items)).size()
}

fn entries(items: &[Item]) -> Vec<Entry> {
    let names = items.iter().map(|item| item.source.file_name.as_str());
    archive::unique(names)
        .into_iter()
        .zip(items)
        .map(|(name, item)| Entry {
            name,
            size: item.source.size(),
            crc32: item.source.crc32.unwrap_or_default(),
            sha256: item.source.sha256.clone(),
            at: item.at,
        })
        .collect()
}
