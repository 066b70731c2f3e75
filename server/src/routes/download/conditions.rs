//! What a request makes its answer depend on (RFC 9110 §13).

use http::{HeaderMap, HeaderName, header};

/// What the conditions of a request come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::routes) enum Condition {
    /// There are none, or they hold.
    Met,
    /// It has this version already.
    NotModified,
    /// It wants another version only.
    Failed,
}

/// Reads `If-Match` and `If-None-Match`.
pub(in crate::routes) fn check(headers: &HeaderMap, etag: &str) -> Condition {
    if headers.contains_key(header::IF_MATCH) && !names(headers, &header::IF_MATCH, etag, false) {
        Condition::Failed
    } else if names(headers, &header::IF_NONE_MATCH, etag, true) {
        Condition::NotModified
    } else {
        Condition::Met
    }
}

/// Whether a list of validators has this one; `*` is every one. Weak ones count where that is
/// `lenient`.
fn names(headers: &HeaderMap, name: &HeaderName, etag: &str, lenient: bool) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .map(|one| one.strip_prefix("W/").filter(|_| lenient).unwrap_or(one))
        .any(|one| one == "*" || one == etag)
}

/// Whether the browser only guesses that somebody might want this.
pub(in crate::routes) fn is_prefetch(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"]
        .iter()
        .filter_map(|name| headers.get(*name)?.to_str().ok())
        .map(str::to_ascii_lowercase)
        .any(|value| {
            let guesses = ["prefetch", "prerender", "preview"];
            guesses.iter().any(|guess| value.contains(guess))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(name: &'static str, value: &'static str) -> Condition {
        let headers =
            HeaderMap::from_iter([(HeaderName::from_static(name), value.parse().unwrap())]);
        check(&headers, "\"a\"")
    }

    #[test]
    fn an_answer_may_depend_on_the_version() {
        assert_eq!(check(&HeaderMap::new(), "\"a\""), Condition::Met);
        assert_eq!(ask("if-match", "\"b\", \"a\""), Condition::Met);
        assert_eq!(ask("if-match", "*"), Condition::Met);
        assert_eq!(ask("if-match", "W/\"a\""), Condition::Failed);
        assert_eq!(ask("if-match", "\"b\""), Condition::Failed);
        assert_eq!(ask("if-none-match", "W/\"a\""), Condition::NotModified);
        assert_eq!(ask("if-none-match", "*"), Condition::NotModified);
        assert_eq!(ask("if-none-match", "\"b\""), Condition::Met);
    }

    #[test]
    fn a_guess_is_told_from_a_wish() {
        for (name, value, is_guess) in [
            ("sec-purpose", "prefetch;prerender", true),
            ("purpose", "prefetch", true),
            ("x-moz", "prefetch", true),
            ("sec-fetch-mode", "navigate", false),
        ] {
            let headers =
                HeaderMap::from_iter([(HeaderName::from_static(name), value.parse().unwrap())]);
            assert_eq!(is_prefetch(&headers), is_guess, "{name}");
        }
    }
}
