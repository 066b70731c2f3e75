//! What a browser says it is, as far as a person needs it to tell their devices apart.
//!
//! A browser may say what it likes, and those that want to be taken for others do. So this is a help
//! for the memory and never a proof.

/// A browser and the system it runs on, where they can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Like `Firefox`.
    pub browser: Option<&'static str>,
    /// Like `Windows`.
    pub system: Option<&'static str>,
}

/// What a browser's line has in it, and whose it is. The first that is found counts: nearly all of them say
/// they are Safari, and many that they are Chrome.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex Browser"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

/// The same for systems: Android says that it is Linux, and an iPhone that it is like a Mac.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

impl Device {
    /// Reads the line that a browser sends (RFC 9110 §10.1.5).
    pub fn of(user_agent: &str) -> Self {
        Self {
            browser: first(&BROWSERS, user_agent),
            system: first(&SYSTEMS, user_agent),
        }
    }
}

fn first(known: &[(&str, &'static str)], text: &str) -> Option<&'static str> {
    let found = known.iter().find(|(mark, _)| text.contains(mark));
    found.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is(user_agent: &str, browser: &str, system: &str) {
        let device = Device::of(user_agent);
        let said = (device.browser.unwrap_or("?"), device.system.unwrap_or("?"));
        assert_eq!(said, (browser, system), "{user_agent}");
    }

    #[test]
    fn tells_the_common_ones_apart() {
        is(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox",
            "Windows",
        );
        is(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Edge",
            "Windows",
        );
        is(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/140.0.0.0 Mobile Safari/537.36",
            "Chrome",
            "Android",
        );
        is(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
             Version/18.5 Safari/605.1.15",
            "Safari",
            "Mac",
        );
        is(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
             Gecko) CriOS/138.0.7204.156 Mobile/15E148 Safari/604.1",
            "Chrome",
            "iPhone",
        );
        is("curl/8.5.0", "curl", "?");
        is("", "?", "?");
    }

    proptest! {
        #[test]
        fn whatever_is_said_only_our_own_words_are_shown(text in ".{0,300}") {
            let device = Device::of(&text);
            prop_assert!(device.browser.is_none_or(|name| BROWSERS.iter().any(|(_, known)| *known == name)));
            prop_assert!(device.system.is_none_or(|name| SYSTEMS.iter().any(|(_, known)| *known == name)));
        }
    }
}
