//! A line on the pages of a PDF that says whose copy it is.
//!
//! The whole file is written anew, so that the line is no appendix that can be cut off again.

mod line;
mod page;

use super::{COPY, INPUT, Refusal, Result, pages};
use domain::file::Stamp;
use lopdf::{Document, LoadOptions, Object, ObjectId, dictionary};
use std::{collections::HashSet, fs, sync::Arc};

/// The most that one stream may unpack to, in bytes.
const MOST_UNPACKED: usize = 128 * 1024 * 1024;

/// Writes the stamped copy.
pub(super) fn make(text: &str, place: Stamp) -> Result<()> {
    let bytes = fs::read(INPUT).map_err(|error| Refusal::of_io(&error))?;
    let copy = stamped(bytes, text, place)?;
    fs::write(COPY, copy).map_err(|error| Refusal::of_io(&error))
}

/// The PDF with the line on its pages.
fn stamped(bytes: Vec<u8>, text: &str, place: Stamp) -> Result<Vec<u8>> {
    let mut document = open(&bytes)?;
    let mut seen = HashSet::new();
    let pages: Vec<_> = document
        .page_iter()
        .filter(|page| seen.insert(*page))
        .collect();
    // Another reader sees the same pages, or this one may have lost some.
    if pages.is_empty() || pages.len() != count(Arc::new(bytes))? {
        return Err(Refusal::Damaged);
    }
    let font = add_font(&mut document);
    let most = match place {
        Stamp::FirstPage => 1,
        Stamp::None | Stamp::Footer => pages.len(),
    };
    for page in pages.iter().take(most) {
        page::write(&mut document, *page, text, font).map_err(|error| why(&error))?;
    }
    let mut copy = Vec::new();
    document.save_to(&mut copy).map_err(|_| Refusal::Damaged)?;
    drop(document);
    let copy = Arc::new(copy);
    if count(Arc::clone(&copy))? != pages.len() {
        return Err(Refusal::Damaged);
    }
    Ok(Arc::unwrap_or_clone(copy))
}

fn open(bytes: &[u8]) -> Result<Document> {
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| why(&error))?;
    // Also with an empty password: whoever restricted the file did not mean it to be written anew.
    if document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Refusal::Encrypted);
    }
    Ok(document)
}

fn why(error: &lopdf::Error) -> Refusal {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Refusal::Encrypted,
        lopdf::Error::Decompress(_) => Refusal::TooMuch,
        _ => Refusal::Damaged,
    }
}

fn count(bytes: Arc<Vec<u8>>) -> Result<usize> {
    Ok(pages::open(bytes)?.pages().len())
}

/// One of the fonts that every reader has.
fn add_font(document: &mut Document) -> ObjectId {
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    };
    document.add_object(Object::Dictionary(font))
}

#[cfg(test)]
#[path = "stamp/tests.rs"]
mod tests;
