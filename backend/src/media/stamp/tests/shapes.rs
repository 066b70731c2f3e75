//! Whole files, however their programs write them, keep all they have.

use super::{draft::*, *};

fn title(bytes: &[u8]) -> Option<Vec<u8>> {
    let document = Document::load_mem(bytes).unwrap();
    let info = document.trailer.get_deref(b"Info", &document).ok()?;
    let title = info.as_dict().ok()?.get(b"Title").ok()?;
    title.as_str().ok().map(<[u8]>::to_vec)
}

/// Stamps a whole file, and compares what is shown before and after.
fn keeps_all(original: Vec<u8>) -> Vec<u8> {
    let (shown, named) = (middle(&original), title(&original));
    let copy = stamped(original, LINE, Stamp::Footer).unwrap();
    assert!(shown > 0);
    assert_eq!(middle(&copy), shown);
    assert!(has_foot(&copy, 0));
    assert_eq!(title(&copy), named);
    copy
}

#[test]
fn every_way_to_write_a_file_keeps_all_it_has() {
    let modern = {
        let mut bytes = Vec::new();
        let mut document = Document::load_mem(&with_table()).unwrap();
        document.save_modern(&mut bytes).unwrap();
        bytes
    };
    let shapes = [
        with_table(),
        with_packed_table(),
        packed(&members()),
        modern,
        hybrid(0),
        linearized(),
        in_two_parts(|before| format!("/Prev {before}")),
    ];
    for (number, shape) in shapes.into_iter().enumerate() {
        assert_eq!(title(&shape).as_deref(), Some(&b"Mosses"[..]), "{number}");
        keeps_all(shape);
    }
}

#[test]
fn what_was_changed_or_deleted_later_stays_so() {
    let copy = keeps_all(updated());
    assert!(contents(&copy)[0].contains("mosses!"));
    assert_eq!(title(&copy), None);

    let without_title: Vec<_> = members()
        .into_iter()
        .map(|(number, entry)| match number {
            6 => (number, Entry::Free),
            _ => (number, entry),
        })
        .collect();
    let copy = keeps_all(packed(&without_title));
    for gone in [b"(Mosses)".as_slice(), b"(a note)"] {
        assert!(!copy.windows(gone.len()).any(|part| part == gone));
    }
}

#[test]
fn a_reference_to_nothing_is_nothing() {
    let mut draft = plain();
    draft.object(3, &PAGE.replace("/Parent", "/Annots [9 0 R] /Parent"));
    draft.table(&[], TRAILER);
    keeps_all(draft.bytes);
}

#[test]
fn a_line_of_the_table_that_leads_nowhere_counts_if_somebody_goes_there() {
    for (annotations, expected) in [("[]", None), ("[9 0 R]", Some(Refusal::Damaged))] {
        let mut draft = plain();
        let annotations = format!("/Annots {annotations} /Parent");
        draft.object(3, &PAGE.replace("/Parent", &annotations));
        draft.places.insert(9, 0);
        draft.table(&[], TRAILER);
        let made = stamped(draft.bytes, LINE, Stamp::Footer);
        assert_eq!(made.err(), expected, "{annotations}");
    }
}

#[test]
fn numbers_may_have_more_digits_than_readers_keep() {
    let mut draft = plain();
    draft.object(
        2,
        &TREE.replace("600 800", "600.000000012345 800.00000123456"),
    );
    draft.table(&[], TRAILER);
    keeps_all(draft.bytes);
}
