//! Visits to a page: which of them count, and where they came from.
//!
//! What stays of a visit are numbers per page, day and referral. Nobody is known by them.

use serde::{Deserialize, Serialize};

/// The most characters of a campaign's name that are kept.
const MOST_LETTERS: usize = 64;
/// The most characters of a site's name: no host has more (RFC 1035, 2.3.4).
const MOST_HOST: usize = 253;

/// What a page that another site shows in a frame says of its medium, unless the link says something else.
pub const EMBEDDED: &str = "embedded";

/// What programs that are no browser of a person write into their names, in lower case. A browser
/// names no address; those who do want to be looked up.
const PROGRAMS: [&str; 13] = [
    "crawl",
    "spider",
    "slurp",
    "preview",
    "headless",
    "lighthouse",
    "facebookexternalhit",
    "whatsapp",
    "validator",
    "monitor",
    "http:",
    "https:",
    "www.",
];

/// Whether a user agent says itself that no person is looking.
#[must_use]
pub fn is_program(user_agent: &str) -> bool {
    let agent = user_agent.trim().to_ascii_lowercase();
    let is_browser = agent.starts_with("mozilla/") || agent.starts_with("opera/");
    // A phone, not a bot.
    let without_phones = agent.replace("cubot", "");
    !is_browser
        || without_phones.contains("bot")
        || PROGRAMS.iter().any(|program| agent.contains(program))
}

/// Where a visitor came from, as far as the browser and the link say: the site that linked here, and
/// the campaign that the link was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Referral {
    /// The host of the site that linked here, without `www.`; empty if nobody says.
    pub referrer: String,
    /// `utm_source`: who sent the visitor.
    pub utm_source: String,
    /// `utm_medium`: by what, like `email`.
    pub utm_medium: String,
    /// `utm_campaign`: for what.
    pub utm_campaign: String,
}

impl Referral {
    /// Reads what a browser tells, field by field; the first of each counts.
    pub fn read<N, V>(fields: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let mut read = Self::default();
        for (name, value) in fields {
            let value = value.as_ref();
            let (place, text) = match name.as_ref() {
                "referrer" => (&mut read.referrer, host(value)),
                "utm_source" => (&mut read.utm_source, campaign(value)),
                "utm_medium" => (&mut read.utm_medium, campaign(value)),
                "utm_campaign" => (&mut read.utm_campaign, campaign(value)),
                _ => continue,
            };
            if place.is_empty() {
                *place = text;
            }
        }
        read
    }

    /// The same unless it came from one of these hosts: a way through one's own pages is none here.
    #[must_use]
    pub fn from_outside(mut self, own: &[&str]) -> Self {
        if own.iter().any(|own| host(own) == self.referrer) {
            self.referrer.clear();
        }
        self
    }

    /// All those of a day that are too many to be kept apart.
    #[must_use]
    pub fn others() -> Self {
        Self {
            // No host is called so.
            referrer: "*".to_owned(),
            ..Self::default()
        }
    }

    /// Whether it stands for [`Referral::others`].
    #[must_use]
    pub fn is_others(&self) -> bool {
        self.referrer == "*"
    }

    /// Whether the page was shown in a frame of another site, and nothing else is known of what led there.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.utm_medium == EMBEDDED && self.utm_source.is_empty()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// The host of an address or a host, without what differs between visits to the same site. What is
/// no name of a site is nothing: an address of a network could be somebody's.
fn host(text: &str) -> String {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#']).next().unwrap_or_default();
    let text = text.rsplit('@').next().unwrap_or_default();
    let name = text.split(':').next().unwrap_or_default();
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let name = name.strip_prefix("www.").unwrap_or(&name);
    let fits = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_name = last.bytes().any(|byte| byte.is_ascii_alphabetic());
    if fits && is_name && name.len() <= MOST_HOST {
        name.to_owned()
    } else {
        String::new()
    }
}

/// The name of a campaign, cut to what is kept. Some senders put the address of their reader into it,
/// which is nobody's business.
pub(crate) fn campaign(text: &str) -> String {
    if text.contains('@') {
        return String::new();
    }
    let plain = text.chars().filter(|letter| !letter.is_control());
    let text: String = plain.collect::<String>().trim().to_lowercase();
    let cut: String = text.chars().take(MOST_LETTERS).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn programs_that_say_so_are_no_visitors() {
        for agent in [
            "",
            "curl/8.5.0",
            "python-requests/2.32",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "facebookexternalhit/1.1",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
            "Slackbot-LinkExpanding 1.0",
            "WhatsApp/2.24",
        ] {
            assert!(is_program(agent), "{agent}");
        }
        for agent in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1",
            "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.12",
        ] {
            assert!(!is_program(agent), "{agent}");
        }
    }

    #[test]
    fn a_site_is_its_host_and_nothing_else() {
        for (told, kept) in [
            ("https://www.Example.com/private/path?q=1#x", "example.com"),
            ("news.example.com:8443", "news.example.com"),
            ("https://jane:secret@example.com./", "example.com"),
            ("android-app://org.example.reader/", "org.example.reader"),
            ("localhost", "localhost"),
            ("203.0.113.7", ""),
            ("http://[2001:db8::1]/", ""),
            ("<script>", ""),
            ("*", ""),
            ("", ""),
        ] {
            assert_eq!(
                Referral::read([("referrer", told)]).referrer,
                kept,
                "{told}"
            );
        }
    }

    #[test]
    fn a_campaign_is_cut_and_never_an_address() {
        let long = "x".repeat(100);
        let read = Referral::read([
            ("utm_source", " Newsletter\u{7} "),
            ("utm_source", "second"),
            ("utm_medium", "jane@example.com"),
            ("utm_campaign", &long),
            ("code", "SECRET"),
        ]);
        assert_eq!(read.utm_source, "newsletter");
        assert_eq!(read.utm_medium, "");
        assert_eq!(read.utm_campaign.len(), MOST_LETTERS);
    }

    #[test]
    fn the_own_site_sends_nobody() {
        let read = |host| Referral::read([("referrer", host), ("utm_source", "mail")]);
        let own = ["https://www.pages.example:3000", "https://pay.example/x"];
        for host in ["pages.example", "www.pages.example", "pay.example"] {
            let outside = read(host).from_outside(&own);
            assert_eq!((&*outside.referrer, &*outside.utm_source), ("", "mail"));
        }
        assert_eq!(
            read("news.example").from_outside(&own).referrer,
            "news.example"
        );
        assert!(!read("pages.example").from_outside(&own).is_others());
    }

    #[test]
    fn what_the_link_says_counts_more_than_the_frame_it_is_shown_in() {
        let frame = ("utm_medium", EMBEDDED);
        let read = Referral::read([("referrer", "blog.example"), frame]);
        assert!(read.is_embedded());
        let link = [("utm_source", "mail"), ("utm_medium", "email"), frame];
        let read = Referral::read(link);
        assert_eq!((&*read.utm_medium, read.is_embedded()), ("email", false));
    }

    proptest! {
        #[test]
        fn whatever_is_told_stays_small_and_plain(name in "referrer|utm_[a-z]{5,9}", value in ".{0,400}") {
            let read = Referral::read([(name, value)]);
            prop_assert!(!read.is_others());
            prop_assert!(read.referrer.len() <= MOST_HOST);
            for text in [&read.utm_source, &read.utm_medium, &read.utm_campaign] {
                prop_assert!(text.chars().count() <= MOST_LETTERS);
                prop_assert!(!text.contains(char::is_control) && !text.contains('@'));
            }
        }
    }
}
