//! What visitors read about a creator beside the name.

use serde::{Deserialize, Serialize};

/// How many characters somebody has for words about themself: a line, not a life.
pub const ABOUT_MOST: usize = 160;
/// How long the address of a website may be, in bytes.
pub const WEBSITE_MOST: usize = 300;

/// How many characters of an address people are shown.
const SHOWN: usize = 40;

/// What a creator says about themself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// A few words; empty for none.
    pub about: String,
    /// Where to find out more.
    pub website: Option<Website>,
}

/// The address of a website. It begins with `https://` and nothing else: whoever shows it need not look
/// again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Website(String);

impl Website {
    /// An address that was checked before; nothing if it cannot have been.
    pub fn kept(address: &str) -> Option<Self> {
        address
            .starts_with("https://")
            .then(|| Self(address.to_owned()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as people write it: without what all have, and not longer than a line. Of its host the
    /// end is kept, which says whose it is.
    pub fn shown(&self) -> String {
        let bare = self.0.trim_start_matches("https://");
        let bare = bare.trim_start_matches("www.").trim_end_matches('/');
        let host = bare.find(['/', '?', '#']).unwrap_or(bare.len());
        let (host, rest) = bare.split_at(host);
        let letters = host.chars().count();
        if let Some(too_many) = letters.checked_sub(SHOWN).filter(|many| *many > 0) {
            return std::iter::once('…')
                .chain(host.chars().skip(too_many))
                .collect();
        }
        match rest.char_indices().nth(SHOWN - letters) {
            Some((end, _)) => [host, &rest[..end], "…"].concat(),
            None => bare.to_owned(),
        }
    }
}

impl TryFrom<String> for Website {
    type Error = &'static str;

    fn try_from(address: String) -> Result<Self, Self::Error> {
        Self::kept(&address).ok_or("expected an address with https")
    }
}

impl From<Website> for String {
    fn from(website: Website) -> Self {
        website.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_web_is_kept() {
        for odd in [
            "",
            "javascript:alert(1)",
            "http://ada.example",
            "//ada.example",
        ] {
            assert_eq!(Website::kept(odd), None, "{odd}");
            assert!(serde_json::from_value::<Website>(odd.into()).is_err());
        }
    }

    #[test]
    fn people_see_what_they_would_write() {
        let shown = |address: &str| Website::kept(address).unwrap().shown();
        assert_eq!(shown("https://www.ada.example/"), "ada.example");
        assert_eq!(shown("https://photos.example/@ada"), "photos.example/@ada");
        let long = shown(&format!("https://ada.example/{}", "ä".repeat(100)));
        assert_eq!(long.chars().count(), SHOWN + 1);
        assert!(long.ends_with('…'), "{long}");
        let host = format!("https://bank.example.{}.evil.example/x", "a".repeat(40));
        assert!(shown(&host).starts_with('…') && shown(&host).ends_with(".evil.example"));
    }
}
