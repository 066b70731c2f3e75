//! Links that say where their readers come from: an address with the fields that statistics read.

use crate::visit;

/// The longest address that becomes a QR code, in bytes. More of them is more than a phone can make out
/// on paper.
const MOST_QR_BYTES: usize = 800;

/// What a link says about the campaign that it was made for, each as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaign {
    /// `utm_source`: who sends the visitors, like `newsletter`.
    pub source: String,
    /// `utm_medium`: by what, like `email`.
    pub medium: String,
    /// `utm_campaign`: for what.
    pub campaign: String,
    /// `utm_term`: for which words. Other programs read it; ours do not.
    pub term: String,
    /// `utm_content`: which of several links. Other programs read it; ours do not.
    pub content: String,
}

impl Campaign {
    /// The fields by their names in an address, as the statistics read them: in small letters, short, and
    /// never an e-mail address.
    fn fields(&self) -> [(&'static str, String); 5] {
        [
            ("utm_source", &self.source),
            ("utm_medium", &self.medium),
            ("utm_campaign", &self.campaign),
            ("utm_term", &self.term),
            ("utm_content", &self.content),
        ]
        .map(|(name, typed)| (name, visit::campaign(typed)))
    }

    /// What the statistics will call its visitors: source, medium and campaign, as far as there are any.
    #[must_use]
    pub fn called(&self) -> String {
        let fields = self.fields();
        let counted = fields.iter().take(3).map(|(_, text)| text.as_str());
        let counted: Vec<_> = counted.filter(|text| !text.is_empty()).collect();
        counted.join(" · ")
    }

    /// Whether something was typed that stays out, because it could be somebody's address.
    #[must_use]
    pub fn names_somebody(&self) -> bool {
        let typed = [
            &self.source,
            &self.medium,
            &self.campaign,
            &self.term,
            &self.content,
        ];
        typed.iter().any(|text| text.contains('@'))
    }

    /// The address with the fields in it. Those it has already are replaced; all else about it stays.
    #[must_use]
    pub fn link(&self, address: &str) -> String {
        let (address, fragment) = cut(address, '#');
        let (path, query) = cut(address, '?');
        let fields = self.fields();
        let is_replaced = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default();
            let mut fields = fields.iter();
            fields.any(|(field, text)| *field == name && !text.is_empty())
        };
        let kept = query.trim_start_matches('?').split('&');
        let mut pairs: Vec<String> = kept
            .filter(|pair| !pair.is_empty() && !is_replaced(pair))
            .map(ToOwned::to_owned)
            .collect();
        for (name, text) in &fields {
            if !text.is_empty() {
                pairs.push([name, "=", &encoded(text)].concat());
            }
        }
        let mark = if pairs.is_empty() { "" } else { "?" };
        [path, mark, &pairs.join("&"), fragment].concat()
    }
}

/// Whether an address is short enough for a QR code.
#[must_use]
pub const fn fits_qr(address: &str) -> bool {
    address.len() <= MOST_QR_BYTES
}

/// What is before a sign, and the rest with it.
fn cut(text: &str, sign: char) -> (&str, &str) {
    text.split_at(text.find(sign).unwrap_or(text.len()))
}

/// Text as a value in a query (RFC 3986, 2.1). A space becomes `%20`: not every program reads `+` as one.
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |four: u8| char::from(DIGITS[usize::from(four & 15)]);
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.extend(['%', digit(byte >> 4), digit(byte)]),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visit::Referral;
    use proptest::prelude::*;

    const PAGE: &str = "https://pages.example/p/7k2m9x4q8vd";

    fn campaign(source: &str, medium: &str, campaign: &str) -> Campaign {
        Campaign {
            source: source.to_owned(),
            medium: medium.to_owned(),
            campaign: campaign.to_owned(),
            ..Campaign::default()
        }
    }

    /// The fields of an address as a browser reads them.
    fn read(address: &str) -> Vec<(String, String)> {
        let (_, query) = cut(address, '?');
        let (query, _) = cut(query, '#');
        let pairs = query.trim_start_matches('?').split('&');
        let pairs = pairs.filter_map(|pair| pair.split_once('='));
        pairs
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect()
    }

    fn decoded(value: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = value.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let hex = [rest.next().unwrap(), rest.next().unwrap()];
                let hex = std::str::from_utf8(&hex).unwrap();
                bytes.push(u8::from_str_radix(hex, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_link_says_what_was_typed() {
        assert_eq!(Campaign::default().link(PAGE), PAGE);
        assert_eq!(
            campaign(" Newsletter ", "email", "Summer Sale").link(PAGE),
            format!("{PAGE}?utm_source=newsletter&utm_medium=email&utm_campaign=summer%20sale")
        );
        assert_eq!(
            campaign("größe", "a&b=c#d?", "").link(PAGE),
            format!("{PAGE}?utm_source=gr%C3%B6%C3%9Fe&utm_medium=a%26b%3Dc%23d%3F")
        );
        let rest = Campaign {
            term: "moss".to_owned(),
            content: "second link".to_owned(),
            ..Campaign::default()
        };
        assert_eq!(
            rest.link(PAGE),
            format!("{PAGE}?utm_term=moss&utm_content=second%20link")
        );
        assert_eq!(rest.called(), "", "nobody counts these");
    }

    #[test]
    fn what_stands_in_an_address_stays_unless_it_is_said_anew() {
        let typed = campaign("x", "", "");
        for (address, link) in [
            ("?code=SPRING", "?code=SPRING&utm_source=x"),
            ("?code=SPRING#buy", "?code=SPRING&utm_source=x#buy"),
            ("?", "?utm_source=x"),
            ("#buy?", "?utm_source=x#buy?"),
            ("?utm_source=old&a=1&utm_source=older", "?a=1&utm_source=x"),
            ("?utm_medium=email", "?utm_medium=email&utm_source=x"),
            ("?utm_sourced=1&&", "?utm_sourced=1&utm_source=x"),
        ] {
            let link = format!("{PAGE}{link}");
            assert_eq!(typed.link(&format!("{PAGE}{address}")), link);
        }
    }

    #[test]
    fn nobody_is_named() {
        let typed = campaign("jane@example.com", "email", "");
        assert!(typed.names_somebody());
        assert_eq!(typed.link(PAGE), format!("{PAGE}?utm_medium=email"));
        assert_eq!(typed.called(), "email");
        assert!(!campaign("jane", "email", "").names_somebody());
    }

    #[test]
    fn a_code_has_its_limits() {
        assert!(fits_qr(
            &campaign("newsletter", "email", "summer").link(PAGE)
        ));
        assert!(!fits_qr(
            &campaign(&"ü".repeat(64), &"ü".repeat(64), "").link(PAGE)
        ));
    }

    proptest! {
        #[test]
        fn the_statistics_read_what_the_link_says(source in ".{0,100}", medium in ".{0,100}", name in ".{0,100}") {
            let typed = campaign(&source, &medium, &name);
            let link = typed.link(PAGE);
            prop_assert!(link.is_ascii() && !link.contains(char::is_whitespace));
            let seen = Referral::read(read(&link));
            let told = [("utm_source", source), ("utm_medium", medium), ("utm_campaign", name)];
            prop_assert_eq!(&seen, &Referral::read(told));
            prop_assert_eq!(typed.link(&link), link, "a second time changes nothing");
        }
    }
}
