//! A line on the pages of a PDF that says whose copy it is.
//!
//! The whole file is written anew, so that the line is no appendix that can be cut off again. A copy
//! has everything that the original has, or it is not made: [`whole`] looks at what was read,
//! [`likeness`] at what was written.

mod likeness;
mod line;
mod page;
mod whole;

use super::{COPY, INPUT, Refusal, Result, pages};
use domain::file::Stamp;
use lopdf::{Document, Object, ObjectId, dictionary};
use std::{collections::HashSet, fs, sync::Arc};

/// Writes the stamped copy.
pub(super) fn make(text: &str, place: Stamp) -> Result<()> {
    let bytes = fs::read(INPUT).map_err(|error| Refusal::of_io(&error))?;
    let copy = stamped(bytes, text, place)?;
    fs::write(COPY, copy).map_err(|error| Refusal::of_io(&error))
}

/// The PDF with the line on its pages.
fn stamped(bytes: Vec<u8>, text: &str, place: Stamp) -> Result<Vec<u8>> {
    let mut document = whole::open(&bytes)?;
    let objects: Vec<ObjectId> = document.objects.keys().copied().collect();
    let original = pages::open(Arc::new(bytes))?;
    let pages = pages_of(&document);
    // Another reader sees the same pages, or this one may have lost some.
    if pages.is_empty() || pages.len() != original.pages().len() {
        return Err(Refusal::Damaged);
    }
    let most = match place {
        Stamp::FirstPage => 1,
        Stamp::Footer => pages.len(),
        Stamp::None | Stamp::Unknown => return Err(Refusal::NoPlace),
    };
    let stamped: HashSet<_> = pages.iter().copied().take(most).collect();
    let font = add_font(&mut document);
    for page in pages.iter().take(most) {
        page::write(&mut document, *page, text, font).map_err(|error| why(&error))?;
    }
    let mut copy = Vec::new();
    document.save_to(&mut copy).map_err(|_| Refusal::Damaged)?;
    drop(document);
    let copy = Arc::new(copy);
    let made = pages::open(Arc::clone(&copy))?;
    let is_whole = made.pages().len() == pages.len()
        && likeness::has_all(original.xref(), made.xref(), &objects, &stamped);
    drop(made);
    is_whole
        .then(|| Arc::unwrap_or_clone(copy))
        .ok_or(Refusal::Damaged)
}

/// The pages, each once, from the first to the last.
fn pages_of(document: &Document) -> Vec<ObjectId> {
    let mut seen = HashSet::new();
    document
        .page_iter()
        .filter(|page| seen.insert(*page))
        .collect()
}

fn why(error: &lopdf::Error) -> Refusal {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Refusal::Encrypted,
        lopdf::Error::Decompress(_) => Refusal::TooMuch,
        _ => Refusal::Damaged,
    }
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
mod tests;
