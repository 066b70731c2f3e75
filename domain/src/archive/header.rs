//! What is written around the files (APPNOTE.TXT 4.3.7, 4.3.9, 4.3.12 to 4.3.16, 4.5.3).

use super::Entry;
use crate::Timestamp;

/// Where a field says "see the ZIP64 fields", and from which value on it must.
const FULL_16: u64 = 0xFFFF;
pub(super) const FULL_32: u64 = 0xFFFF_FFFF;
/// Readers need version 2.0, or 4.5 where there are ZIP64 fields.
const PLAIN: u16 = 20;
const ZIP64: u16 = 45;
/// "Made on Unix": the upper half of the attributes is a file mode.
const UNIX: u16 = 3 << 8;
/// A file that its owner may change and others may read.
const MODE: u32 = 0o100_644 << 16;
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;
/// Sizes and checksum stand behind the bytes.
const FOLLOWED: u16 = 1 << 3;

/// How the bytes of a file stand in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// As they are; what they are is known beforehand.
    Stored,
    /// Deflated (RFC 1951), and followed by what they are.
    Deflated,
}

impl Packing {
    const fn flags(self) -> u16 {
        match self {
            Self::Stored => UTF_8,
            Self::Deflated => UTF_8 | FOLLOWED,
        }
    }

    const fn method(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
        }
    }
}

/// What both headers of a file say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    pub(super) name: &'a str,
    pub(super) at: Timestamp,
    pub(super) packing: Packing,
    pub(super) crc32: u32,
    /// The file's bytes.
    pub(super) size: u64,
    /// As many as stand in the archive.
    pub(super) packed: u64,
}

impl<'a> Head<'a> {
    pub(super) fn stored(entry: &'a Entry) -> Self {
        Self {
            name: &entry.name,
            at: entry.at,
            packing: Packing::Stored,
            crc32: entry.crc32,
            size: entry.size,
            packed: entry.size,
        }
    }
}

/// Numbers in the byte order of ZIP.
#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn u16(mut self, value: u16) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u32(mut self, value: u32) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u64(mut self, value: u64) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    /// A value, or all ones if the ZIP64 fields have it.
    fn short(self, value: u64) -> Self {
        self.u16(u16::try_from(value).unwrap_or(u16::MAX))
    }

    /// A value, or all ones if the ZIP64 fields have it.
    fn word(self, value: u64) -> Self {
        self.u32(u32::try_from(value).unwrap_or(u32::MAX))
    }

    /// The ZIP64 extra field with these values; nothing without any.
    fn zip64(self, values: &[u64]) -> Self {
        if values.is_empty() {
            return self;
        }
        let writer = self.u16(1).short(8 * values.len() as u64);
        values.iter().copied().fold(writer, Self::u64)
    }
}

/// From the flags to the sizes: the same in both headers of a file.
fn description(writer: Writer, head: &Head<'_>, needs: u16) -> Writer {
    let (date, time) = head.at.dos();
    writer
        .u16(needs)
        .u16(head.packing.flags())
        .u16(head.packing.method())
        .u16(time)
        .u16(date)
        .u32(head.crc32)
        .word(head.packed)
        .word(head.size)
        .short(head.name.len() as u64)
}

fn extra(values: &[u64]) -> Vec<u8> {
    Writer::default().zip64(values).0
}

const fn needs(has_zip64: bool) -> u16 {
    if has_zip64 { ZIP64 } else { PLAIN }
}

/// What comes before a file.
pub(super) fn local_header(head: &Head<'_>) -> Vec<u8> {
    let extra = if head.size >= FULL_32 {
        extra(&[head.size, head.packed])
    } else {
        Vec::new()
    };
    let writer = Writer::default().u32(0x0403_4b50);
    description(writer, head, needs(!extra.is_empty()))
        .short(extra.len() as u64)
        .bytes(head.name.as_bytes())
        .bytes(&extra)
        .0
}

/// What comes after a file whose sizes were not known before it; it must have less than 4 GB.
pub(super) fn descriptor(head: &Head<'_>) -> Vec<u8> {
    Writer::default()
        .u32(0x0807_4b50)
        .u32(head.crc32)
        .word(head.packed)
        .word(head.size)
        .0
}

/// What comes after all files, each with the place where it begins; `start` is where that is.
pub(super) fn central_directory<'a>(
    heads: impl Iterator<Item = (Head<'a>, u64)>,
    start: u64,
) -> Vec<u8> {
    let mut count = 0;
    let directory = heads.fold(Writer::default(), |writer, (head, offset)| {
        count += 1;
        central_header(writer, &head, offset)
    });
    let size = directory.0.len() as u64;
    let writer = if count >= FULL_16 || size >= FULL_32 || start >= FULL_32 {
        zip64_end(directory, count, size, start)
    } else {
        directory
    };
    writer
        .u32(0x0605_4b50)
        .u16(0) // This disk …
        .u16(0) // … and the directory's.
        .short(count)
        .short(count)
        .word(size)
        .word(start)
        .u16(0) // No comment.
        .0
}

fn central_header(writer: Writer, head: &Head<'_>, offset: u64) -> Writer {
    let mut values = Vec::new();
    // In this order, and each only where its field is full (4.5.3).
    values.extend(
        [head.size, head.packed]
            .into_iter()
            .filter(|size| *size >= FULL_32),
    );
    if offset >= FULL_32 {
        values.push(offset);
    }
    let extra = extra(&values);
    let needs = needs(!extra.is_empty());
    let writer = writer.u32(0x0201_4b50).u16(UNIX | needs);
    description(writer, head, needs)
        .short(extra.len() as u64)
        .u16(0) // No comment.
        .u16(0) // The first disk.
        .u16(0) // Not known to be text.
        .u32(MODE)
        .word(offset)
        .bytes(head.name.as_bytes())
        .bytes(&extra)
}

/// The ZIP64 end of the directory, and where it is.
fn zip64_end(writer: Writer, count: u64, size: u64, start: u64) -> Writer {
    writer
        .u32(0x0606_4b50)
        .u64(44) // What is left of this record.
        .u16(UNIX | ZIP64)
        .u16(ZIP64)
        .u32(0)
        .u32(0)
        .u64(count)
        .u64(count)
        .u64(size)
        .u64(start)
        .u32(0x0706_4b50)
        .u32(0)
        .u64(start + size)
        .u32(1) // One disk in all.
}
