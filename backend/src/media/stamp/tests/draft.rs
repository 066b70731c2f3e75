//! PDFs written byte by byte, as different programs write them, so that a test can break a byte.
//!
//! Each has one page with a word on it, and a title: objects 1 to 6.

use std::collections::BTreeMap;

pub const CONTENT: &str = "BT /F1 40 Tf 100 400 Td (mosses) Tj ET";
pub const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
pub const TREE: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>";
pub const PAGE: &str = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R \
                        /Resources << /Font << /F1 5 0 R >> >> >>";
pub const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
pub const INFO: &str = "<< /Title (Mosses) >>";
pub const TRAILER: &str = "/Size 10 /Root 1 0 R /Info 6 0 R";

/// Where an object is.
#[derive(Clone, Copy)]
pub enum Entry {
    Free,
    At(usize),
    Within(u8, u8),
}

/// A PDF that is not finished.
#[derive(Clone)]
pub struct Draft {
    pub bytes: Vec<u8>,
    /// What the next table will name.
    pub places: BTreeMap<u32, usize>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            bytes: b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            places: BTreeMap::new(),
        }
    }

    pub fn write(&mut self, text: &str) {
        self.bytes.extend(text.bytes());
    }

    pub fn object(&mut self, number: u32, body: &str) {
        self.places.insert(number, self.bytes.len());
        self.write(&format!("{number} 0 obj\n{body}\nendobj\n"));
    }

    pub fn stream(&mut self, number: u32, entries: &str, data: &[u8]) {
        self.places.insert(number, self.bytes.len());
        self.write(&format!("{number} 0 obj\n<< {entries} >>\nstream\n"));
        self.bytes.extend(data);
        self.write("\nendstream\nendobj\n");
    }

    pub fn content(&mut self, number: u32, content: &str) {
        let length = format!("/Length {}", content.len());
        self.stream(number, &length, content.as_bytes());
    }

    /// Several objects in one.
    pub fn pack(&mut self, number: u32, members: &[(u32, &str)]) {
        let (mut index, mut bodies) = (String::new(), String::new());
        for (member, body) in members {
            index += &format!("{member} {} ", bodies.len());
            bodies += &format!("{body} ");
        }
        let (count, first) = (members.len(), index.len());
        let data = index + &bodies;
        let length = data.len();
        let entries = format!("/Type /ObjStm /N {count} /First {first} /Length {length}");
        self.stream(number, &entries, data.as_bytes());
    }

    /// The lines of a table, and what has been deleted.
    pub fn lines(&self, deleted: &[u32]) -> String {
        let mut lines = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, place) in &self.places {
            lines += &format!("{number} 1\n{place:010} 00000 n \n");
        }
        for number in deleted {
            lines += &format!("{number} 1\n0000000000 00001 f \n");
        }
        lines
    }

    /// A table of what was written since the last one; returns where it is.
    pub fn table(&mut self, deleted: &[u32], trailer: &str) -> usize {
        let start = self.bytes.len();
        let lines = self.lines(deleted);
        self.write(&format!("{lines}trailer\n<< {trailer} >>\n"));
        self.end(start);
        start
    }

    /// The same as a stream, which names itself and these, too.
    pub fn packed_table(&mut self, number: u32, others: &[(u32, Entry)], trailer: &str) -> usize {
        let start = self.bytes.len();
        let mut entries: BTreeMap<u32, Entry> = others.iter().copied().collect();
        let places = self.places.iter();
        entries.extend(places.map(|(number, place)| (*number, Entry::At(*place))));
        entries.insert(number, Entry::At(start));
        let (mut index, mut data) = (String::new(), Vec::new());
        for (number, entry) in entries {
            index += &format!("{number} 1 ");
            let (kind, place, last) = match entry {
                Entry::Free => (0, 0, 1),
                Entry::At(place) => (1, u32::try_from(place).unwrap(), 0),
                Entry::Within(container, at) => (2, container.into(), at),
            };
            data.push(kind);
            data.extend(place.to_be_bytes());
            data.push(last);
        }
        let length = data.len();
        let entries = format!("/Type /XRef /W [1 4 1] /Index [{index}] /Length {length} {trailer}");
        self.stream(number, &entries, &data);
        self.end(start);
        start
    }

    pub fn end(&mut self, start: usize) {
        self.write(&format!("startxref\n{start}\n%%EOF\n"));
        self.places.clear();
    }
}

/// The six objects, each by itself.
pub fn plain() -> Draft {
    let mut draft = Draft::new();
    draft.object(1, CATALOG);
    draft.object(2, TREE);
    draft.object(3, PAGE);
    draft.content(4, CONTENT);
    draft.object(5, FONT);
    draft.object(6, INFO);
    draft
}

/// With a table, as since the beginning.
pub fn with_table() -> Vec<u8> {
    let mut draft = plain();
    draft.table(&[], TRAILER);
    draft.bytes
}

/// With a table that is a stream.
pub fn with_packed_table() -> Vec<u8> {
    let mut draft = plain();
    draft.packed_table(7, &[(0, Entry::Free)], TRAILER);
    draft.bytes
}

/// All but the content in a stream, with a note that belongs to nothing. The table names what `named`
/// says.
pub fn packed(named: &[(u32, Entry)]) -> Vec<u8> {
    let mut draft = Draft::new();
    draft.content(4, CONTENT);
    let members = [
        (1, CATALOG),
        (2, TREE),
        (3, PAGE),
        (5, FONT),
        (6, INFO),
        (9, "(a note)"),
    ];
    draft.pack(7, &members);
    draft.packed_table(8, named, TRAILER);
    draft.bytes
}

/// What the table of [`packed`] has to name.
pub fn members() -> Vec<(u32, Entry)> {
    let within = |(at, number)| (number, Entry::Within(7, at));
    (0..).zip([1, 2, 3, 5, 6]).map(within).collect()
}

/// With a content that was written anew, and without its title, which was deleted.
pub fn updated() -> Vec<u8> {
    let mut draft = plain();
    let before = draft.table(&[], TRAILER);
    draft.content(4, &CONTENT.replace("mosses", "mosses!"));
    draft.table(&[6], &format!("{TRAILER} /Prev {before}"));
    draft.bytes
}

/// Written in two parts, of which the second leads to the first as `prev` says.
pub fn in_two_parts(prev: impl Fn(usize) -> String) -> Vec<u8> {
    let mut draft = Draft::new();
    draft.object(5, FONT);
    draft.object(6, INFO);
    let before = draft.table(&[], TRAILER);
    draft.object(1, CATALOG);
    draft.object(2, TREE);
    draft.object(3, PAGE);
    draft.content(4, CONTENT);
    draft.table(&[], &format!("{TRAILER} {}", prev(before)));
    draft.bytes
}

/// With a table for old readers and a second one for new ones, as office programs write it. `astray`
/// is how far the way to the second one leads past it.
pub fn hybrid(astray: usize) -> Vec<u8> {
    let mut draft = plain();
    let places = draft.places.clone();
    draft.bytes.truncate(places[&5]);
    draft.places.retain(|number, _| *number < 5);
    let old = draft.places.clone();
    draft.pack(7, &[(5, FONT), (6, INFO)]);
    draft.places.retain(|number, _| *number == 7);
    let start = draft.bytes.len();
    let named = [(5, Entry::Within(7, 0)), (6, Entry::Within(7, 1))];
    draft.packed_table(8, &named, TRAILER);
    draft
        .bytes
        .truncate(draft.bytes.len() - format!("startxref\n{start}\n%%EOF\n").len());
    draft.places = old;
    draft.table(
        &[5, 6, 7, 8],
        &format!("{TRAILER} /XRefStm {}", start + astray),
    );
    draft.bytes
}

/// The first page first, with a table of its own before it that leads to the table at the end.
pub fn linearized() -> Vec<u8> {
    // All numbers have as many digits the first time, when it is not known yet what they are.
    let (guessed, main, length) = in_order(&BTreeMap::new(), 0, 0);
    let length = length.max(guessed.bytes.len());
    in_order(&guessed.places, main, length).0.bytes
}

fn in_order(known: &BTreeMap<u32, usize>, main: usize, length: usize) -> (Draft, usize, usize) {
    let mut draft = Draft::new();
    let at = |number: u32| known.get(&number).copied().unwrap_or_default();
    let parts = format!("/H [{:010} 0] /O 3 /E {:010} /N 1", 0, at(2));
    let parts = format!("<< /Linearized 1 /L {length:010} {parts} /T {main:010} >>");
    draft.object(7, &parts);
    let first = draft.bytes.len();
    let early = [1, 3, 4, 5, 7].map(|number| (number, at(number)));
    let table = Draft {
        bytes: Vec::new(),
        places: early.into_iter().collect(),
    };
    let lines = table.lines(&[]);
    draft.write(&format!(
        "{lines}trailer\n<< {TRAILER} /Prev {main:010} >>\n"
    ));
    draft.write("startxref\n0\n%%EOF\n");
    draft.object(1, CATALOG);
    draft.object(3, PAGE);
    draft.content(4, CONTENT);
    draft.object(5, FONT);
    draft.object(2, TREE);
    draft.object(6, INFO);
    let main = draft.bytes.len();
    let places = draft.places.clone();
    draft.places.retain(|number, _| [2, 6].contains(number));
    let lines = draft.lines(&[]);
    draft.write(&format!("{lines}trailer\n<< /Size 10 >>\n"));
    draft.end(first);
    draft.places = places;
    let length = draft.bytes.len();
    (draft, main, length)
}

/// Puts words of the same length where others stand once.
pub fn broken(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<_> = bytes
        .windows(from.len())
        .enumerate()
        .filter_map(|(at, part)| (part == from.as_bytes()).then_some(at))
        .collect();
    assert_eq!(places.len(), 1, "{from}");
    bytes[places[0]..places[0] + to.len()].copy_from_slice(to.as_bytes());
    bytes
}
