//! A PDF of which nothing is missing once it is read.
//!
//! The reader leaves out what it cannot read, and says nothing. So what the table of a file (its
//! cross-references, ISO 32000-1, 7.5.4) names is compared with what was found.

use super::{Refusal, Result, why};
use lopdf::{
    Document, LoadOptions, Object, ObjectId,
    xref::{Xref, XrefEntry, XrefRecovery},
};
use std::collections::HashSet;

/// The most that one stream may unpack to, in bytes.
const MOST_UNPACKED: usize = 128 * 1024 * 1024;

/// Reads a file with everything that its table names, and nothing else.
///
/// # Errors
/// [`Refusal::Encrypted`], [`Refusal::TooMuch`], or [`Refusal::Damaged`] if anything is missing.
pub(super) fn open(bytes: &[u8]) -> Result<Document> {
    let options = LoadOptions {
        // A second table for newer readers: one that cannot be read is passed over otherwise.
        strict: position(bytes, b"/XRefStm").is_some(),
        ..LoadOptions::with_max_decompressed_size(MOST_UNPACKED)
    };
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(|error| why(&error))?;
    // Also with an empty password: whoever restricted the file did not mean it to be written anew.
    if document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Refusal::Encrypted);
    }
    if !is_whole(&document, bytes) {
        return Err(Refusal::Damaged);
    }
    // Streams of objects still hold what was deleted since, and no reader shows that.
    let table = &document.reference_table;
    document.objects.retain(|id, _| names(table, *id));
    Ok(document)
}

fn is_whole(document: &Document, bytes: &[u8]) -> bool {
    // What is only found by searching may be old, or not all there was.
    document.xref_recovery != Some(XrefRecovery::Reconstructed)
        && has_all_named(document)
        && has_all_meant(document, bytes)
        && are_streams_whole(document, bytes)
}

/// Whether the table says that there is such an object.
fn names(table: &Xref, (number, generation): ObjectId) -> bool {
    match table.get(number) {
        Some(XrefEntry::Normal {
            generation: own, ..
        }) => *own == generation,
        Some(XrefEntry::Compressed { .. }) => generation == 0,
        Some(XrefEntry::Free | XrefEntry::UnusableFree) | None => false,
    }
}

/// Whether everything was read that the table says is there.
fn has_all_named(document: &Document) -> bool {
    let entries = &document.reference_table.entries;
    entries.iter().all(|(number, entry)| match *entry {
        // Nothing lies before the first line: some programs write this for what is free.
        XrefEntry::Normal { offset: 0, .. } | XrefEntry::Free | XrefEntry::UnusableFree => true,
        XrefEntry::Normal { generation, .. } => {
            document.objects.contains_key(&(*number, generation))
        }
        XrefEntry::Compressed { .. } => document.objects.contains_key(&(*number, 0)),
    })
}

/// Whether every reference leads to an object, or to nothing by the rules (7.3.10): to what the table
/// calls free, or to what is neither in the table nor in the file. What is only in the file was lost
/// with a part of the table.
fn has_all_meant(document: &Document, bytes: &[u8]) -> bool {
    let (table, objects) = (&document.reference_table, &document.objects);
    let mut unknown = HashSet::new();
    for id in references(document) {
        if names(table, id) && !objects.contains_key(&id) {
            return false;
        }
        if table.get(id.0).is_none() {
            unknown.insert(id);
        }
    }
    unknown.iter().all(|id| !objects.contains_key(id))
        && (unknown.is_empty() || !begins_any(bytes, &unknown))
}

/// Where all the objects lead, and the trailer.
fn references(document: &Document) -> HashSet<ObjectId> {
    let trailer = document.trailer.iter().map(|(_, object)| object);
    let mut left: Vec<&Object> = document.objects.values().chain(trailer).collect();
    let mut found = HashSet::new();
    while let Some(object) = left.pop() {
        match object {
            Object::Reference(id) => {
                found.insert(*id);
            }
            Object::Array(items) => left.extend(items),
            Object::Dictionary(entries) => left.extend(entries.iter().map(|(_, object)| object)),
            Object::Stream(stream) => left.extend(stream.dict.iter().map(|(_, object)| object)),
            _ => {}
        }
    }
    found
}

/// Whether one of these objects begins anywhere in a file, as in `12 0 obj`.
fn begins_any(bytes: &[u8], objects: &HashSet<ObjectId>) -> bool {
    let begins = |(at, word): (usize, &[u8])| {
        word == b"obj"
            && bytes
                .get(..at)
                .and_then(id_before)
                .is_some_and(|id| objects.contains(&id))
    };
    bytes.windows(3).enumerate().any(begins)
}

fn id_before(text: &[u8]) -> Option<ObjectId> {
    let (text, generation) = number_before(text)?;
    let (_, number) = number_before(text)?;
    Some((number, u16::try_from(generation).ok()?))
}

/// The number that a text ends with, and what stands before it.
fn number_before(text: &[u8]) -> Option<(&[u8], u32)> {
    let text = text.trim_ascii_end();
    let digits = text.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let (before, digits) = text.split_at_checked(text.len() - digits.count())?;
    Some((before, str::from_utf8(digits).ok()?.parse().ok()?))
}

/// Whether the end of every stream stands where its data ends. The reader sees to that itself, and
/// knows no place then, unless it finds no length at first: then it takes any length, or no data.
fn are_streams_whole(document: &Document, bytes: &[u8]) -> bool {
    let begin = position(bytes, b"%PDF-").unwrap_or(0);
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    streams
        .filter_map(|stream| Some(begin + stream.start_position? + stream.content.len()))
        .all(|end| bytes.get(end..).is_some_and(is_end_of_stream))
}

fn is_end_of_stream(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    rest.starts_with(b"endstream")
}

/// Where a word first stands.
fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|part| part == word)
}
