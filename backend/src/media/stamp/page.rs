//! One page: its size, its font, its content with the line after it.

use super::line::{Sheet, operators};
use hayro::hayro_syntax::content::UntypedIter;
use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream};

/// How far up the tree of pages something may be inherited from.
const DEEPEST: usize = 256;
/// The most that the content of one page may unpack to, in bytes.
const MOST_CONTENT: usize = 64 * 1024 * 1024;
/// US Letter, for a page that does not say how large it is.
const LETTER: [f64; 4] = [0.0, 0.0, 612.0, 792.0];

/// Writes a line on a page.
pub(super) fn write(
    document: &mut Document,
    page: ObjectId,
    text: &str,
    font: ObjectId,
) -> Result<(), Error> {
    let sheet = sheet(document, page);
    let name = format!("Copy{}", font.0);
    let content = document.get_page_content_with_limit(page, MOST_CONTENT)?;
    let (before, after) = fences(&content);
    let line = operators(&sheet, text, &name);
    let first = add_stream(document, before);
    let last = add_stream(document, format!("{after}{line}"));
    let mut contents = vec![Object::Reference(first)];
    contents.extend(streams(document, page)?);
    contents.push(Object::Reference(last));
    let dictionary = document.get_dictionary_mut(page)?;
    dictionary.set("Contents", contents);
    add_font(document, page, &name, font)
}

fn add_stream(document: &mut Document, content: String) -> ObjectId {
    document.add_object(Stream::new(Dictionary::new(), content.into_bytes()))
}

/// The content streams of a page as they are.
fn streams(document: &Document, page: ObjectId) -> Result<Vec<Object>, Error> {
    let page = document.get_dictionary(page)?;
    Ok(match page.get(b"Contents") {
        Ok(own) => match document.dereference(own) {
            Ok((_, Object::Array(parts))) => parts.clone(),
            Ok((_, Object::Stream(_))) => vec![own.clone()],
            _ => Vec::new(),
        },
        Err(_) => Vec::new(),
    })
}

/// What has to stand before and after a content so that nothing that it leaves open reaches beyond
/// it: saved and restored states, texts, marks.
fn fences(content: &[u8]) -> (String, String) {
    let (mut depth, mut missing, mut marks, mut in_text) = (0_usize, 0_usize, 0_usize, false);
    let mut operations = UntypedIter::new(content);
    while let Some(operation) = operations.next() {
        let operator: &[u8] = operation.operator;
        match operator {
            b"q" => depth += 1,
            b"Q" if depth == 0 => missing += 1,
            b"Q" => depth -= 1,
            b"BMC" | b"BDC" => marks += 1,
            b"EMC" => marks = marks.saturating_sub(1),
            b"BT" => in_text = true,
            b"ET" => in_text = false,
            _ => {}
        }
    }
    let before = format!("{}\n", "q ".repeat(missing + 1));
    let text = if in_text { "ET " } else { "" };
    let after = format!("\n{text}{}{}", "EMC ".repeat(marks), "Q ".repeat(depth + 1));
    (before, after)
}

fn sheet(document: &Document, page: ObjectId) -> Sheet {
    let media = bounds(document, page, b"MediaBox").unwrap_or(LETTER);
    let bounds = bounds(document, page, b"CropBox")
        .and_then(|crop| overlap(media, crop))
        .unwrap_or(media);
    let turned = inherited(document, page, b"Rotate").and_then(|turned| turned.as_i64().ok());
    let unit = document
        .get_dictionary(page)
        .and_then(|page| page.get_deref(b"UserUnit", document))
        .and_then(Object::as_float);
    Sheet {
        bounds,
        turned: turned.unwrap_or(0).rem_euclid(360),
        unit: unit
            .ok()
            .map(f64::from)
            .filter(|unit| unit.is_finite() && *unit > 0.0)
            .unwrap_or(1.0),
    }
}

/// A rectangle of a page: left, bottom, right and top.
fn bounds(document: &Document, page: ObjectId, key: &[u8]) -> Option<[f64; 4]> {
    let corners = inherited(document, page, key)?.as_array().ok()?;
    let at = |index: usize| {
        let (_, number) = document.dereference(corners.get(index)?).ok()?;
        number
            .as_float()
            .ok()
            .map(f64::from)
            .filter(|number| number.is_finite())
    };
    let (x1, y1, x2, y2) = (at(0)?, at(1)?, at(2)?, at(3)?);
    let bounds = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
    (bounds[0] < bounds[2] && bounds[1] < bounds[3]).then_some(bounds)
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> Option<[f64; 4]> {
    let both = [
        a[0].max(b[0]),
        a[1].max(b[1]),
        a[2].min(b[2]),
        a[3].min(b[3]),
    ];
    (both[0] < both[2] && both[1] < both[3]).then_some(both)
}

/// What a page says, or else the nearest of its parents.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let holder = holder(document, page, key)?;
    document
        .get_dictionary(holder)
        .ok()?
        .get_deref(key, document)
        .ok()
}

/// The page, or the nearest of its parents, that has an entry.
fn holder(document: &Document, page: ObjectId, key: &[u8]) -> Option<ObjectId> {
    let mut at = page;
    for _ in 0..DEEPEST {
        let dictionary = document.get_dictionary(at).ok()?;
        if dictionary.has(key) {
            return Some(at);
        }
        at = dictionary.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

/// Adds a font to the resources of a page, wherever they are kept. Pages that share them share it.
fn add_font(
    document: &mut Document,
    page: ObjectId,
    name: &str,
    font: ObjectId,
) -> Result<(), Error> {
    let holder = holder(document, page, b"Resources").unwrap_or(page);
    let fonts = resources(document, holder)?.get(b"Font").ok().cloned();
    let apart = fonts.and_then(|fonts| kept_apart(document, &fonts));
    let fonts = match apart {
        Some(fonts) => document.get_dictionary_mut(fonts)?,
        None => within(resources(document, holder)?, b"Font")?,
    };
    fonts.set(name, Object::Reference(font));
    Ok(())
}

/// The resources that a page, or a parent of pages, has; made if it has none.
fn resources(document: &mut Document, holder: ObjectId) -> Result<&mut Dictionary, Error> {
    let own = document.get_dictionary(holder)?.get(b"Resources");
    match own.ok().and_then(|own| kept_apart(document, own)) {
        Some(apart) => document.get_dictionary_mut(apart),
        None => within(document.get_dictionary_mut(holder)?, b"Resources"),
    }
}

/// Where a dictionary is kept that is only referred to.
fn kept_apart(document: &Document, object: &Object) -> Option<ObjectId> {
    let (id, object) = document.dereference(object).ok()?;
    object.as_dict().ok().and(id)
}

/// The dictionary within another one; made if there is none.
fn within<'a>(outer: &'a mut Dictionary, key: &[u8]) -> Result<&'a mut Dictionary, Error> {
    if outer.get(key).and_then(Object::as_dict).is_err() {
        outer.set(key, Dictionary::new());
    }
    outer.get_mut(key).and_then(Object::as_dict_mut)
}
