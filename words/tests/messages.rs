//! Every message is said somewhere: what nobody says any more is only work for translators.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::Path,
};

/// The crates that speak.
const SPEAKERS: [&str; 5] = ["domain", "backend", "app", "frontend", "server"];

#[test]
fn every_message_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let catalogue = texts(&root.join("locales/en"), "ftl");
    let mut said = HashSet::new();
    for speaker in SPEAKERS {
        for text in texts(&root.join(speaker).join("src"), "rs") {
            said.extend(names(&text));
        }
    }
    assert!(said.contains("refusal"), "these are not the sources");
    let unsaid: BTreeSet<_> = catalogue
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(message)
        .filter(|id| !functions(id).any(|name| said.contains(&name)))
        .filter(|id| !is_part(id, &catalogue))
        .collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:#?}");
}

/// The id in the first line of a message.
fn message(line: &str) -> Option<&str> {
    let (id, _) = line.split_once(" =")?;
    let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(is_id)).then_some(id)
}

/// What says it: a refusal also goes by its name.
fn functions(id: &str) -> impl Iterator<Item = String> {
    let name = id.strip_prefix("refusal-").unwrap_or(id);
    [id, name].into_iter().map(|name| name.replace('-', "_"))
}

/// Whether another message contains it.
fn is_part(id: &str, catalogue: &[String]) -> bool {
    let reference = format!("{{ {id} }}");
    catalogue.iter().any(|text| text.contains(&reference))
}

/// The names in a source, without its comments.
fn names(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    code.flat_map(|line| line.split(move |c| !is_name(c)))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The files of this kind in a folder and the folders in it.
fn texts(folder: &Path, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path, kind));
        } else if path.extension().is_some_and(|ending| ending == kind) {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
    found
}
