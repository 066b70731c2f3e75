//! A reader that knows nothing of the writer finds every file where it is.

use super::*;
use proptest::prelude::*;

/// An archive's written bytes and where they are; what is between belongs to files.
struct Bytes(Vec<(u64, Vec<u8>)>);

impl Bytes {
    fn of(archive: &Archive) -> Self {
        let mut at = 0;
        let mut runs = Vec::new();
        for piece in archive.pieces(&(0..archive.size())) {
            let start = at;
            at += piece.len();
            if let Piece::Written(bytes) = piece {
                runs.push((start, bytes));
            }
        }
        assert_eq!(at, archive.size());
        Self(runs)
    }

    fn at(&self, place: u64) -> &[u8] {
        let after = self.0.partition_point(|(start, _)| *start <= place);
        let (start, bytes) = &self.0[after - 1];
        &bytes[usize::try_from(place - start).unwrap()..]
    }
}

fn number(bytes: &[u8], at: usize, len: usize) -> u64 {
    bytes[at..at + len]
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// The value of a field, or the next of the ZIP64 values if it says so.
fn value(field: u64, extra: &mut &[u8]) -> u64 {
    if field != 0xFFFF_FFFF {
        return field;
    }
    let value = number(extra, 0, 8);
    *extra = &extra[8..];
    value
}

fn zip64(extra: &[u8]) -> &[u8] {
    if extra.is_empty() {
        return extra;
    }
    assert_eq!(number(extra, 0, 2), 1, "the ZIP64 field");
    assert_eq!(
        usize::try_from(number(extra, 2, 2)).unwrap(),
        extra.len() - 4
    );
    &extra[4..]
}

/// What a reader finds: name, size, CRC-32, and where the bytes begin.
type Found = (String, u64, u64, u64);

fn read(archive: &Archive) -> Vec<Found> {
    let bytes = Bytes::of(archive);
    let end = archive.size() - 22;
    let tail = bytes.at(end);
    assert_eq!(number(tail, 0, 4), 0x0605_4b50);
    let (mut count, mut size, mut start) = (
        number(tail, 10, 2),
        number(tail, 12, 4),
        number(tail, 16, 4),
    );
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
        let locator = bytes.at(end - 20);
        assert_eq!(number(locator, 0, 4), 0x0706_4b50);
        let record = bytes.at(number(locator, 8, 8));
        assert_eq!(number(record, 0, 4), 0x0606_4b50);
        (count, size, start) = (
            number(record, 32, 8),
            number(record, 40, 8),
            number(record, 48, 8),
        );
    }
    let mut directory = bytes.at(start);
    let before = directory.len() as u64;
    let found = (0..count)
        .map(|_| central(&bytes, &mut directory))
        .collect();
    assert_eq!(before - directory.len() as u64, size);
    found
}

fn central(bytes: &Bytes, directory: &mut &[u8]) -> Found {
    let header = *directory;
    assert_eq!(number(header, 0, 4), 0x0201_4b50);
    assert_eq!(number(header, 8, 2), 1 << 11, "names are UTF-8");
    assert_eq!(number(header, 10, 2), 0, "stored");
    let name_end = 46 + usize::try_from(number(header, 28, 2)).unwrap();
    let extra_end = name_end + usize::try_from(number(header, 30, 2)).unwrap();
    let mut extra = zip64(&header[name_end..extra_end]);
    let size = value(number(header, 24, 4), &mut extra);
    assert_eq!(value(number(header, 20, 4), &mut extra), size);
    let offset = value(number(header, 42, 4), &mut extra);
    assert!(extra.is_empty());
    let name = String::from_utf8(header[46..name_end].to_vec()).unwrap();
    let crc = number(header, 16, 4);
    *directory = &header[extra_end..];
    let local = bytes.at(offset);
    assert_eq!(number(local, 0, 4), 0x0403_4b50);
    assert_eq!(local[6..14], header[8..16], "flags, method and time");
    assert_eq!(number(local, 14, 4), crc);
    let extra_at = 30 + name.len();
    assert_eq!(&local[30..extra_at], name.as_bytes());
    let begins = extra_at + usize::try_from(number(local, 28, 2)).unwrap();
    let mut extra = zip64(&local[extra_at..begins]);
    assert_eq!(value(number(local, 18, 4), &mut extra), size);
    assert_eq!(value(number(local, 22, 4), &mut extra), size);
    (name, size, crc, offset + begins as u64)
}

fn entry(name: &str, size: u64) -> Entry {
    Entry {
        name: name.to_owned(),
        size,
        crc32: 0x1234_5678,
        sha256: format!("{size}"),
        at: Timestamp::parse("2026-03-03T17:05:09Z").unwrap(),
    }
}

/// Where the bytes of each file are, according to the pieces.
fn placed(archive: &Archive) -> Vec<u64> {
    let mut at = 0;
    let mut places = Vec::new();
    for piece in archive.pieces(&(0..archive.size())) {
        if matches!(piece, Piece::Entry { .. }) {
            places.push(at);
        }
        at += piece.len();
    }
    places
}

fn check(entries: &[Entry]) {
    let archive = Archive::of(entries);
    let expected: Vec<Found> = entries
        .iter()
        .zip(placed(&archive))
        .map(|(entry, at)| (entry.name.clone(), entry.size, u64::from(entry.crc32), at))
        .collect();
    assert_eq!(read(&archive), expected);
}

#[test]
fn small_archives_need_no_zip64() {
    let archive = Archive::of(&[entry("Übung.pdf", 5)]);
    check(&[entry("Übung.pdf", 5)]);
    let plain = 30 + 10 + 5 + 46 + 10 + 22;
    assert_eq!(archive.size(), plain);
}

#[test]
fn sizes_and_places_beyond_four_gigabytes_are_found() {
    const FOUR: u64 = 0xFFFF_FFFF;
    for size in [FOUR - 1, FOUR, FOUR + 1, 50 << 30] {
        check(&[entry("a", size), entry("b", 1), entry("c", size)]);
    }
    // The directory itself begins beyond them, after small files.
    check(&[entry("a", FOUR / 2), entry("b", FOUR / 2), entry("c", 7)]);
}

#[test]
fn more_files_than_two_bytes_can_count_are_found() {
    for count in [0xFFFE, 0xFFFF, 0x1_0000] {
        let entries: Vec<_> = (0..count).map(|n| entry(&n.to_string(), 1)).collect();
        check(&entries);
    }
}

#[test]
fn other_bytes_or_names_make_another_hash() {
    let one = Archive::of(&[entry("a", 1)]);
    let mut changed = entry("a", 1);
    changed.sha256 = "2".to_owned();
    assert_ne!(one.hash(), Archive::of(&[changed]).hash());
    assert_ne!(one.hash(), Archive::of(&[entry("b", 1)]).hash());
    assert_eq!(one.hash(), Archive::of(&[entry("a", 1)]).hash());
}

/// The bytes of a range; those of files are told from their place.
fn bytes(archive: &Archive, range: Range<u64>) -> Vec<u8> {
    let mut out = Vec::new();
    for piece in archive.pieces(&range) {
        match piece {
            Piece::Written(bytes) => out.extend(bytes),
            Piece::Entry { index, range } => {
                out.extend(
                    range.map(|at| (at.to_le_bytes()[0]).wrapping_add(index.to_le_bytes()[0])),
                );
            }
        }
    }
    out
}

proptest! {
    #[test]
    fn any_archive_can_be_read(sizes in prop::collection::vec(0..6_000_000_000_u64, 0..6)) {
        let entries: Vec<_> = sizes.iter().enumerate().map(|(n, size)| entry(&n.to_string(), *size)).collect();
        check(&entries);
    }

    #[test]
    fn any_range_is_part_of_the_whole(sizes in prop::collection::vec(0..300_u64, 1..5), from: prop::sample::Index, to: prop::sample::Index) {
        let entries: Vec<_> = sizes.iter().enumerate().map(|(n, size)| entry(&n.to_string(), *size)).collect();
        let archive = Archive::of(&entries);
        let whole = bytes(&archive, 0..archive.size());
        let size = whole.len();
        let (from, to) = (from.index(size + 1), to.index(size + 1));
        let (from, to) = (from.min(to), from.max(to));
        prop_assert_eq!(bytes(&archive, from as u64..to as u64), &whole[from..to]);
    }
}
