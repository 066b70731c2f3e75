//! Which keys mean what.

/// What somebody wants who presses a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The next key says where to go.
    Going,
    /// To this screen.
    Go(&'static str),
    /// The list of shortcuts.
    Help,
    /// To the search of the list.
    Search,
    /// A new one of what the list holds.
    New,
    /// The next row.
    Next,
    /// The row before.
    Previous,
}

/// The letters behind `g`, and where they lead.
pub(super) const PLACES: [(&str, &str); 8] = [
    ("h", "/console"),
    ("p", "/console/products"),
    ("l", "/console/pages"),
    ("d", "/console/discounts"),
    ("o", "/console/orders"),
    ("c", "/console/customers"),
    ("r", "/console/registrations"),
    ("s", "/console/settings"),
];

/// What a key means that is pressed alone; `is_going`: behind `g`.
pub(super) fn meaning(is_going: bool, key: &str) -> Option<Wish> {
    if is_going {
        let place = PLACES.iter().find(|(letter, _)| *letter == key);
        return place.map(|(_, path)| Wish::Go(path));
    }
    match key {
        "g" => Some(Wish::Going),
        "?" => Some(Wish::Help),
        "/" => Some(Wish::Search),
        "n" | "c" => Some(Wish::New),
        "j" => Some(Wish::Next),
        "k" => Some(Wish::Previous),
        _ => None,
    }
}

/// The letter behind `g` that leads to a screen.
pub(super) fn letter(path: &str) -> Option<&'static str> {
    PLACES
        .iter()
        .find(|(_, place)| *place == path)
        .map(|(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_means_something_else_behind_g() {
        assert_eq!(meaning(false, "c"), Some(Wish::New));
        assert_eq!(meaning(true, "c"), Some(Wish::Go("/console/customers")));
        assert_eq!(meaning(true, "?"), None);
        assert_eq!(meaning(true, "g"), None);
        assert_eq!(meaning(false, "x"), None);
        assert_eq!(meaning(false, "G"), None);
    }

    #[test]
    fn every_letter_leads_to_one_place() {
        for (letter, path) in PLACES {
            assert_eq!(meaning(true, letter), Some(Wish::Go(path)));
            assert_eq!(super::letter(path), Some(letter));
        }
    }
}
