//! E-mail addresses, normalised so that one person is one address.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::fmt;
use words::Sentence;

/// An address in lower case without surrounding space.
///
/// The grammar is the one browsers use for `<input type="email">` (WHATWG HTML, "valid e-mail
/// address"), plus the length limits of RFC 5321 (64 before the `@`, 254 in all) and at least one
/// dot in the host, because a mail to `me@localhost` never arrives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads an address.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn parse(text: &str) -> Result<Self, Sentence> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(words::refusal::email_missing());
        }
        let problem = || Err(words::refusal::email_odd());
        let Some((local, host)) = text.rsplit_once('@') else {
            return problem();
        };
        if text.len() > 254 || !is_local_part(local) || !is_host(host) {
            return problem();
        }
        Ok(Self(text))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address as it can be shown to somebody who may not be its owner: `a…@example.com`.
pub fn masked(address: &str) -> String {
    let (local, host) = address.rsplit_once('@').unwrap_or((address, ""));
    let first = local.chars().next();
    format!("{}…@{host}", first.map(String::from).unwrap_or_default())
}

fn is_local_part(local: &str) -> bool {
    (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
}

fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_person_is_one_address() {
        assert_eq!(
            Email::parse("  Ada@Example.COM "),
            Email::parse("ada@example.com")
        );
    }

    #[test]
    fn a_mask_shows_the_host_and_one_letter() {
        assert_eq!(masked("ada@example.com"), "a…@example.com");
        assert_eq!(masked("a@example.com"), "a…@example.com");
    }

    #[test]
    fn refuses_what_cannot_be_delivered() {
        for bad in [
            "",
            "ada",
            "ada@",
            "@example.com",
            "ada@localhost",
            "a b@example.com",
            "ada@exa mple.com",
            "ada@-example.com",
            "ada@example..com",
            ".ada@example.com",
            "ada@example.com\r\nBcc: x@y.z",
            "ada@@example.com",
            "a..b@example.com",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Email::parse(&format!("{}@example.com", "a".repeat(65))).is_err());
        assert!(Email::parse(&format!("a@{}.com", "b".repeat(260))).is_err());
    }

    proptest! {
        #[test]
        fn never_holds_control_characters(text in "\\PC*|[\\x00-\\x7f]{1,40}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(email.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
