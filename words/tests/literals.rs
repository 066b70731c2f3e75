//! What people read is in the catalogue and nowhere else: a sentence in the source is in one language only.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where what people read is put together.
const VIEWS: [&str; 6] = [
    "app/src",
    "backend/src/letters",
    "backend/src/letters.rs",
    "backend/src/media/card",
    "server/src/routes",
    "domain/src",
];
/// What nobody but programs and operators reads, or what is read in English: the API's description, the pages
/// of a development server, settings that cannot be; and the names of browsers.
const ELSEWHERE: [&str; 5] = [
    "server/src/routes/api_v1",
    "app/src/pages/gallery",
    "domain/src/link.rs",
    "domain/src/device.rs",
    "tests",
];
/// Names, which are the same in every language, and the words of HTTP.
const NAMES: [&str; 3] = ["Temporary Pages", "Noto Sans", "private, no-store"];

/// The sources below a path.
fn sources(root: &Path, path: &Path, found: &mut Vec<PathBuf>) {
    let name = path
        .strip_prefix(root)
        .unwrap()
        .to_string_lossy()
        .into_owned();
    if ELSEWHERE.iter().any(|part| name.contains(part)) {
        return;
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            sources(root, &entry.unwrap().path(), found);
        }
    } else if name.ends_with(".rs") {
        found.push(path.to_owned());
    }
}

/// The texts between quotes in a line of code.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// Whether a line speaks to people: no comment, nothing for the log, nothing for the compiler.
fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    let to_others = [
        "//",
        "tracing::",
        "reason =",
        "#[",
        "write!(f",
        "f.write_str",
    ];
    !to_others.iter().any(|start| line.starts_with(start)) && !line.contains("tracing::")
}

/// Whether a text is a sentence or a part of one: two words in a row, and a capital letter or the end of a
/// sentence. Names of classes, types and headers have neither.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| {
        let letters = word.trim_end_matches([',', '.', '!', '?', ':', ';']);
        letters.chars().count() > 1 && letters.chars().all(|c| c.is_alphabetic() || c == '’')
    };
    let words: Vec<_> = text.split(' ').collect();
    let in_a_row = words
        .windows(2)
        .any(|two| two.iter().all(|word| is_word(word)));
    let is_told = text.starts_with(char::is_uppercase) || text.ends_with(['.', '!', '?', ':']);
    in_a_row && is_told && !text.contains(['<', '{', '=', '\\'])
}

#[test]
fn views_have_no_words_of_their_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for view in VIEWS {
        sources(root, &root.join(view), &mut found);
    }
    assert!(found.len() > 200, "these are not the sources");
    let mut told = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().enumerate().filter(|(_, line)| is_code(line));
        for (at, line) in lines {
            let sentences =
                literals(line).filter(|text| is_sentence(text) && !NAMES.contains(text));
            told.extend(sentences.map(|text| format!("{}:{}: {text}", path.display(), at + 1)));
        }
    }
    assert!(told.is_empty(), "in one language only: {told:#?}");
}

#[test]
fn a_sentence_is_known_from_what_programs_read() {
    for sentence in [
        "Copied it",
        "Please copy it by hand",
        "we are done.",
        "Not now",
    ] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for other in [
        "button button--small",
        "no-store",
        "text/html; charset=utf-8",
        "stack tight",
        "Copied",
        "select id from pages",
    ] {
        assert!(!is_sentence(other), "{other}");
    }
}
