//! How much a name is like what somebody typed, who remembers only a part of it.

/// Added for what is inside of a word, what is an abbreviation, and what has letters left out.
const INSIDE: u32 = 2;
const ABBREVIATED: u32 = 3;
const SCATTERED: u32 = 6;
/// Below so many letters nothing is found by letters that stand apart.
const FEWEST_SCATTERED: usize = 3;

/// How far a name is from what was typed: 0 if it begins with it, nothing if it is another name.
///
/// Every word that was typed has to be found, in any order: at the beginning of a word, inside of one,
/// as an abbreviation (`np` for `New product`), or with letters left out (`ordrs` for `Orders`). Case and
/// accents do not matter.
pub fn distance(typed: &str, name: &str) -> Option<u32> {
    let name = plain(name);
    let typed = plain(typed);
    let mut words = typed.split_whitespace().peekable();
    words.peek()?;
    words.map(|word| of_word(word, &name)).sum()
}

fn of_word(word: &str, name: &str) -> Option<u32> {
    if name.starts_with(word) {
        return Some(0);
    }
    let mut found = name.match_indices(word).map(|(at, _)| at).peekable();
    if found.peek().is_some() {
        let is_beginning = |at: usize| name[..at].ends_with(is_between);
        return Some(if found.any(is_beginning) { 1 } else { INSIDE });
    }
    let letters: Vec<char> = word.chars().collect();
    let of_name: Vec<char> = name.chars().collect();
    if is_abbreviation(&letters, &of_name) {
        return Some(ABBREVIATED);
    }
    name.split(is_between)
        .filter_map(|part| left_out(&letters, part))
        .min()
        .map(|missing| SCATTERED + missing)
}

/// What stands between words.
fn is_between(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// Whether each letter either follows the one before it, or begins a later word.
fn is_abbreviation(letters: &[char], name: &[char]) -> bool {
    let begins = |at: usize| at == 0 || is_between(name[at - 1]);
    // Where the next letter may stand: behind each place that the letters so far can end at.
    let mut behind: Vec<usize> = Vec::new();
    for (nth, letter) in letters.iter().enumerate() {
        let first = behind.first().copied().unwrap_or(0);
        let fits = |at: &usize| {
            let follows = nth > 0 && behind.binary_search(at).is_ok();
            name[*at] == *letter && (follows || begins(*at))
        };
        behind = (first..name.len()).filter(fits).map(|at| at + 1).collect();
        if behind.is_empty() {
            return false;
        }
    }
    true
}

/// How many letters are missing for this to be a word of the name: fewer than half of them.
fn left_out(letters: &[char], word: &str) -> Option<u32> {
    let (typed, whole) = (letters.len(), word.chars().count());
    if typed < FEWEST_SCATTERED
        || typed * 2 <= whole
        || word.chars().next() != letters.first().copied()
    {
        return None;
    }
    let mut rest = word.chars();
    let is_in_order = letters
        .iter()
        .all(|letter| rest.any(|other| other == *letter));
    is_in_order
        .then(|| whole.checked_sub(typed))
        .flatten()
        .and_then(|missing| u32::try_from(missing).ok())
}

/// In lower case and without accents, as people type who are in a hurry.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ß' => plain.push_str("ss"),
            'à'..='å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è'..='ë' => plain.push('e'),
            'ì'..='ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò'..='ö' | 'ø' => plain.push('o'),
            'ù'..='ü' => plain.push('u'),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nearer_names_come_first() {
        let far = |typed| distance(typed, "New product page");
        assert_eq!(far("new"), Some(0));
        assert_eq!(far("product"), Some(1));
        assert_eq!(far("prod new"), Some(1));
        assert_eq!(far("duct"), Some(2));
        assert_eq!(far("npp"), Some(3));
        assert_eq!(far("newp"), Some(3));
        assert_eq!(far("prduct"), Some(7));
        assert_eq!(far("new order"), None);
        assert_eq!(far("  "), None);
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(distance("ubersicht", "Übersicht"), Some(0));
        assert_eq!(distance("ÜBER", "Übersicht"), Some(0));
        assert_eq!(distance("grosse", "Große Fotos"), Some(0));
        assert_eq!(distance("cafe", "Das Café"), Some(1));
    }

    #[test]
    fn a_few_letters_do_not_find_everything() {
        for other in ["Overview", "Orders", "Registrations", "Settings"] {
            assert_eq!(distance("np", other), None, "{other}");
            assert_eq!(distance("xyz", other), None, "{other}");
        }
        assert_eq!(distance("ordrs", "Orders"), Some(7));
        assert_eq!(
            distance("os", "Orders"),
            None,
            "too few letters to leave some out"
        );
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_how_it_begins(name in "[A-Za-zäöüß0-9]{1,12}( [A-Za-z]{1,8}){0,3}", letters in 1usize..12) {
            let typed: String = name.chars().take(letters).collect();
            prop_assume!(!typed.ends_with(' '));
            let words = u32::try_from(typed.split_whitespace().count()).unwrap();
            prop_assert!(distance(&typed, &name).unwrap() < words.max(1));
        }

        #[test]
        fn a_name_is_found_by_its_initials(words in prop::collection::vec("[a-z]{2,8}", 2..6)) {
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            prop_assert!(distance(&initials, &words.join(" ")).is_some());
        }

        #[test]
        fn whatever_is_typed_finds_only_its_letters(typed in "\\PC{0,20}", name in "[a-z ]{0,20}") {
            if distance(&typed, &name).is_some() {
                for letter in plain(&typed).chars().filter(|letter| !letter.is_whitespace()) {
                    prop_assert!(name.contains(letter));
                }
            }
        }
    }
}
