//! A wish as the query of an address.

use std::fmt;

/// Names and values, as they stand behind the `?` of an address. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Adds a value, unless it is empty.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.0.push((name, value.to_owned()));
        }
        self
    }

    /// A value by its name.
    pub fn get(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    }

    /// The address of a screen with this query.
    pub fn at(&self, path: &str) -> String {
        format!("{path}{self}")
    }
}

/// With the question mark; nothing if it is empty.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, value)) in self.0.iter().enumerate() {
            f.write_str(if at == 0 { "?" } else { "&" })?;
            write!(f, "{name}=")?;
            escaped(value, f)?;
        }
        Ok(())
    }
}

/// Percent-encodes whatever is not unreserved (RFC 3986, 2.3).
fn escaped(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            write!(f, "{}", char::from(byte))?;
        } else {
            write!(f, "%{byte:02X}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_only_what_there_is_to_say() {
        let query = Query::default().with("q", "ä b&c=d").with("sort", "");
        assert_eq!(query.at("/list"), "/list?q=%C3%A4%20b%26c%3Dd");
        assert_eq!(Query::default().at("/list"), "/list");
        assert_eq!(query.get("q").as_deref(), Some("ä b&c=d"));
        assert_eq!(query.get("sort"), None);
    }
}
