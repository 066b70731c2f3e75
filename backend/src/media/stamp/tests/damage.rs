//! What cannot be read whole is refused, and nothing of it is left out.

use super::{draft::*, *};

fn refused(bytes: Vec<u8>, why: &str) {
    let made = stamped(bytes, LINE, Stamp::Footer);
    assert_eq!(made.err(), Some(Refusal::Damaged), "{why}");
}

#[test]
fn an_object_that_cannot_be_read_is_not_left_out() {
    for number in 1..=6 {
        let (from, to) = (format!("\n{number} 0 obj"), format!("\n{number} 0 obx"));
        for shape in [with_table(), with_packed_table(), linearized()] {
            refused(broken(shape, &from, &to), &from);
        }
    }
    for body in [FONT, INFO] {
        for shape in [with_table(), packed(&members()), hybrid(0)] {
            let unreadable = body.replacen("<<", "<(", 1);
            refused(broken(shape, body, &unreadable), body);
        }
    }
}

#[test]
fn an_object_that_lies_elsewhere_is_not_left_out() {
    let mut draft = plain();
    let wrong = draft.places[&5];
    draft.places.insert(6, wrong);
    draft.table(&[], TRAILER);
    refused(draft.bytes, "the font where the title should be");

    let mut named = members();
    named.push((10, Entry::Within(7, 6)));
    refused(packed(&named), "one that its stream does not have");

    // The place of a member within its stream.
    let whole = packed(&members());
    let index = format!("3 {} 5", CATALOG.len() + TREE.len() + 2);
    assert!(index.len() == 7, "{index}");
    refused(broken(whole, &index, "3 999 5"), "beyond the stream");
}

#[test]
fn a_stream_is_whole_whatever_length_it_claims() {
    for length in ["38", "5", "37", "39", "9999", "38.0", "0"] {
        let mut draft = plain();
        draft.stream(4, &format!("/Length {length}"), CONTENT.as_bytes());
        draft.table(&[], TRAILER);
        let copy = stamped(draft.bytes, LINE, Stamp::Footer).unwrap();
        assert!(contents(&copy)[0].contains(CONTENT), "{length}");
    }
    assert_eq!(CONTENT.len(), 38);
}

#[test]
fn a_stream_whose_end_is_not_known_is_not_cut() {
    for length in [
        "",
        "/Length 9 0 R",
        "/Length 20.0",
        "/Length /x",
        "/Length -1",
    ] {
        let mut draft = plain();
        draft.stream(4, length, CONTENT.as_bytes());
        draft.table(&[], TRAILER);
        let read = whole::open(&draft.bytes);
        assert_eq!(read.err(), Some(Refusal::Damaged), "{length}");
        refused(draft.bytes, length);
    }
    refused(broken(with_table(), "endstream", "endstreax"), "no end");
    // Two ends, and a length that fits neither.
    let mut draft = plain();
    let content = format!("{CONTENT}\nendstream\nendobj\n{CONTENT}");
    draft.stream(4, "/Length 45", content.as_bytes());
    draft.table(&[], TRAILER);
    refused(draft.bytes, "two ends");
}

#[test]
fn what_a_table_has_lost_is_not_left_out() {
    let lost = |_| String::new();
    refused(in_two_parts(lost), "the first part");
    refused(
        in_two_parts(|before| format!("/Prev {before}.0")),
        "no way to it",
    );
    let without_font: Vec<_> = members()
        .into_iter()
        .filter(|(number, _)| *number != 5)
        .collect();
    refused(packed(&without_font), "there, but not named");
    refused(hybrid(3), "the table for newer readers");
    refused(broken(with_table(), "xref\n0 1", "xrex\n0 1"), "the table");
    let (table, start) = (with_table(), "startxref\n");
    refused(broken(table, start, "startxrex\n"), "the way to the table");
}

#[test]
fn what_is_not_written_anew_is_noticed() {
    // The writer takes it for a part of the table, and leaves it out.
    let mut draft = plain();
    draft.object(3, &PAGE.replace("/Parent", "/PieceInfo 9 0 R /Parent"));
    draft.object(9, "<< /Type /ObjStm /Note (kept) >>");
    draft.table(&[], TRAILER);
    assert!(whole::open(&draft.bytes).is_ok());
    refused(draft.bytes, "an object of an odd type");
}

#[test]
fn a_copy_that_lacks_anything_is_noticed() {
    let original = pages::open(Arc::new(with_table())).unwrap();
    let whole = stamped(with_table(), LINE, Stamp::Footer).unwrap();
    let is_like = |change: &dyn Fn(&mut Document)| {
        let mut document = Document::load_mem(&whole).unwrap();
        change(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        let copy = pages::open(Arc::new(bytes)).unwrap();
        let objects: Vec<_> = (1..=6).map(|number| (number, 0)).collect();
        likeness::has_all(
            original.xref(),
            copy.xref(),
            &objects,
            &HashSet::from([(3, 0)]),
        )
    };
    assert!(is_like(&|_| {}));
    let entries = |document: &mut Document, id, key: &str, value: Object| {
        document
            .get_dictionary_mut((id, 0))
            .unwrap()
            .set(key, value);
    };
    let changes: [&dyn Fn(&mut Document); 9] = [
        &|document| drop(document.objects.remove(&(5, 0))),
        &|document| {
            drop(
                document
                    .get_dictionary_mut((6, 0))
                    .unwrap()
                    .remove(b"Title"),
            )
        },
        &|document| entries(document, 6, "Title", Object::string_literal("Moss")),
        &|document| entries(document, 5, "BaseFont", "Courier".into()),
        &|document| {
            entries(
                document,
                2,
                "MediaBox",
                vec![0.into(), 0.into(), 600.into()].into(),
            )
        },
        &|document| entries(document, 2, "Count", 2.into()),
        &|document| entries(document, 3, "Contents", Object::Reference((4, 0))),
        &|document| entries(document, 3, "Parent", Object::Null),
        &|document| {
            let stream = document.get_object_mut((4, 0)).unwrap();
            stream
                .as_stream_mut()
                .unwrap()
                .set_content(CONTENT[..30].into());
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert!(!is_like(change), "{number}");
    }
}
