//! Whether a copy has everything that its original has, as another reader sees the two.
#![expect(
    clippy::float_arithmetic,
    reason = "numbers of a PDF, compared as closely as it asks for; not money"
)]

use hayro::hayro_syntax::{
    object::{
        Array, Dict, MaybeRef, Number, Object, ObjectIdentifier, Stream,
        dict::keys::{CONTENTS, LENGTH, LINEARIZED, TYPE},
    },
    xref::XRef,
};
use lopdf::ObjectId;
use std::collections::HashSet;

/// How far apart numbers may be that are written with as many digits as readers keep (ISO 32000-1,
/// Annex C), as a part of the number.
const CLOSE: f64 = 1e-6;

/// Whether a copy has these objects of its original, each with all it says. It may say more, and the
/// content of the pages that are stamped has one part more before and after it.
pub(super) fn has_all(
    original: &XRef,
    copy: &XRef,
    objects: &[ObjectId],
    stamped: &HashSet<ObjectId>,
) -> bool {
    let has = |id: &ObjectId| {
        let name = ObjectIdentifier::new(id.0, i32::from(id.1));
        // What this reader cannot find has been found by the one that wrote the copy.
        let Some(before) = original.get::<Object<'_>>(name) else {
            return true;
        };
        if is_of_the_file(&before) {
            return true;
        }
        match (before, copy.get::<Object<'_>>(name)) {
            (Object::Dict(before), Some(Object::Dict(after))) if stamped.contains(id) => {
                has_page(original, &before, &after)
            }
            (before, Some(after)) => says(&before, &after),
            (_, None) => false,
        }
    };
    original.root_id() == copy.root_id() && objects.iter().all(has)
}

/// Whether an object only says how the file is built, which is written anew.
fn is_of_the_file(object: &Object<'_>) -> bool {
    match object {
        Object::Dict(entries) => entries.contains_key(LINEARIZED),
        Object::Stream(stream) => match stream.dict().get::<Object<'_>>(TYPE) {
            Some(Object::Name(name)) => [b"ObjStm".as_slice(), b"XRef"].contains(&name.as_ref()),
            _ => false,
        },
        _ => false,
    }
}

fn has_page(original: &XRef, before: &Dict<'_>, after: &Dict<'_>) -> bool {
    let Some(MaybeRef::NotRef(Object::Array(parts))) = after.get_raw::<Object<'_>>(CONTENTS) else {
        return false;
    };
    let parts: Vec<_> = parts.raw_iter().collect();
    let [_, parts @ .., _] = parts.as_slice() else {
        return false;
    };
    are_same(&contents(original, before), parts) && has_entries(before, after, Some(CONTENTS))
}

/// The parts of the content of a page.
fn contents<'a>(original: &'a XRef, page: &Dict<'a>) -> Vec<MaybeRef<Object<'a>>> {
    let Some(own) = page.get_raw::<Object<'a>>(CONTENTS) else {
        return Vec::new();
    };
    let there = match &own {
        MaybeRef::Ref(to) => original.get::<Object<'a>>((*to).into()),
        MaybeRef::NotRef(object) => Some(object.clone()),
    };
    match there {
        Some(Object::Array(parts)) => parts.raw_iter().collect(),
        Some(Object::Null(_)) | None => Vec::new(),
        Some(_) => vec![own],
    }
}

/// Whether `after` says all that `before` says.
fn says(before: &Object<'_>, after: &Object<'_>) -> bool {
    match (before, after) {
        (Object::Null(_), Object::Null(_)) => true,
        (Object::Boolean(before), Object::Boolean(after)) => before == after,
        (Object::Number(before), Object::Number(after)) => are_close(*before, *after),
        (Object::String(before), Object::String(after)) => before == after,
        (Object::Name(before), Object::Name(after)) => before == after,
        (Object::Array(before), Object::Array(after)) => are_same(&items(before), &items(after)),
        (Object::Dict(before), Object::Dict(after)) => has_entries(before, after, None),
        (Object::Stream(before), Object::Stream(after)) => has_data(before, after),
        _ => false,
    }
}

fn items<'a>(array: &Array<'a>) -> Vec<MaybeRef<Object<'a>>> {
    array.raw_iter().collect()
}

fn are_same(before: &[MaybeRef<Object<'_>>], after: &[MaybeRef<Object<'_>>]) -> bool {
    before.len() == after.len()
        && before
            .iter()
            .zip(after)
            .all(|(one, other)| is_same(one, other))
}

fn is_same(before: &MaybeRef<Object<'_>>, after: &MaybeRef<Object<'_>>) -> bool {
    match (before, after) {
        (MaybeRef::Ref(before), MaybeRef::Ref(after)) => before == after,
        (MaybeRef::NotRef(before), MaybeRef::NotRef(after)) => says(before, after),
        _ => false,
    }
}

fn has_entries(before: &Dict<'_>, after: &Dict<'_>, except: Option<&[u8]>) -> bool {
    before.entries().all(|(key, value)| {
        except.is_some_and(|except| *key == *except)
            || after
                .get_raw::<Object<'_>>(&*key)
                .is_some_and(|other| is_same(&value, &other))
    })
}

fn has_data(before: &Stream<'_>, after: &Stream<'_>) -> bool {
    // A wrong length is put right, and how much white space stands before the end is anybody’s guess then.
    has_entries(before.dict(), after.dict(), Some(LENGTH))
        && before.raw_data().trim_ascii_end() == after.raw_data().trim_ascii_end()
}

fn are_close(before: Number, after: Number) -> bool {
    let (before, after) = (before.as_f64(), after.as_f64());
    (before - after).abs() <= CLOSE * before.abs().max(1.0)
}
