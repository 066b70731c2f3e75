//! The languages, and which of them a browser asks for.

/// A language the product speaks. Whoever adds one adds its folder in `locales/` as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which is also what is said to those who ask for a language that is not here.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The primary language subtag (BCP 47), for `lang` attributes and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// Reads a language tag; of `de-AT` only the language counts.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best of ours for an `Accept-Language` header (RFC 9110, 12.5.4): the highest weight wins,
    /// the first among equals, and a weight of 0 is a refusal.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best = None;
        for range in header.split(',').take(32) {
            let mut parts = range.split(';');
            let language = parts.next().and_then(Self::parse);
            let weight = parts.find_map(weight).unwrap_or(1_000);
            let better = weight > best.map_or(0, |(_, weight)| weight);
            if let (Some(language), true) = (language, better) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// `q=0.8` in thousandths.
fn weight(parameter: &str) -> Option<u16> {
    let value = parameter.trim().strip_prefix("q=")?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 1)?;
    let thousandths: u16 = thousandths.parse().ok()?;
    Some((whole * 1_000 + thousandths).min(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_browser_gets_what_it_likes_best() {
        for (header, expected) in [
            ("de", Some(Language::German)),
            ("de-AT,de;q=0.9,en;q=0.8", Some(Language::German)),
            (
                "fr-CH, en;q=0.9, de;q=0.7, *;q=0.5",
                Some(Language::English),
            ),
            ("en;q=0.3,DE;q=0.31", Some(Language::German)),
            ("de;q=0, en;q=0.1", Some(Language::English)),
            ("de;q=0", None),
            ("fr,es", None),
            ("", None),
            (";;q=,q=9,de;q=abc", Some(Language::German)),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_browser_sends_is_read(header in "\\PC*|[a-z*;=q.,0-9 -]{0,80}") {
            let _ = Language::accepted(&header);
        }

        #[test]
        fn the_highest_weight_wins(
            wishes in prop::collection::vec((prop::sample::select(vec!["en", "de", "fr"]), 0..=1_000_u16), 0..8),
        ) {
            let header: Vec<_> = wishes
                .iter()
                .map(|(code, weight)| format!("{code};q={}.{:03}", weight / 1_000, weight % 1_000))
                .collect();
            let ours = || wishes.iter().filter_map(|(code, weight)| Some((Language::parse(code)?, *weight)));
            let highest = ours().map(|(_, weight)| weight).max().filter(|weight| *weight > 0);
            let first = ours().find(|(_, weight)| Some(*weight) == highest);
            prop_assert_eq!(Language::accepted(&header.join(", ")), first.map(|(language, _)| language));
        }
    }
}
