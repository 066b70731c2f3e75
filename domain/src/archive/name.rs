//! What archives and the files in them are called.

use std::collections::HashSet;

/// Makes names different, as people tell them apart: the second `notes.pdf` becomes
/// `notes (2).pdf`. Upper and lower case are the same to many file systems.
pub fn unique<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    names
        .into_iter()
        .map(|name| {
            let mut found = name.to_owned();
            let mut count = 1;
            while !taken.insert(found.to_lowercase()) {
                count += 1;
                found = numbered(name, count);
            }
            found
        })
        .collect()
}

fn numbered(name: &str, count: usize) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} ({count}).{ending}"),
        _ => format!("{name} ({count})"),
    }
}

/// A name for an archive from a title that people typed.
pub fn file_name(title: &str) -> String {
    let plain: String = title
        .chars()
        .map(|c| {
            let is_odd = c.is_control() || "/\\:*?\"<>|".contains(c);
            if is_odd { ' ' } else { c }
        })
        .take(80)
        .collect();
    let words: Vec<_> = plain.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(['.', ' ']);
    let name = if name.is_empty() { "Files" } else { name };
    format!("{name}.zip")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_second_of_a_name_says_so() {
        let names = [
            "notes.pdf",
            "Notes.PDF",
            "notes.pdf",
            "notes (2).pdf",
            "read",
            "read",
        ];
        assert_eq!(
            unique(names),
            [
                "notes.pdf",
                "Notes (2).PDF",
                "notes (3).pdf",
                "notes (2) (2).pdf",
                "read",
                "read (2)"
            ]
        );
    }

    #[test]
    fn an_archive_is_called_like_the_page() {
        for (title, name) in [
            ("Field notes", "Field notes.zip"),
            ("A/B: \"two\"\n…", "A B two ….zip"),
            ("../..", "Files.zip"),
            ("", "Files.zip"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }

    proptest! {
        #[test]
        fn no_two_names_are_the_same(names in prop::collection::vec("[ab]{1,2}(\\.[ab])?( \\(2\\))?", 0..40)) {
            let found = unique(names.iter().map(String::as_str));
            let lower: HashSet<_> = found.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(lower.len(), names.len());
        }

        #[test]
        fn no_title_leaves_the_folder(title in "\\PC{0,100}|[./\\\\a\n]{0,12}") {
            let name = file_name(&title);
            prop_assert!(!name.contains(['/', '\\']) && !name.starts_with('.') && name.len() < 400);
        }
    }
}
