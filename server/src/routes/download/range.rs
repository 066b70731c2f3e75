//! Which bytes of a file are wanted (RFC 9110 §14).

use http::{HeaderMap, header};
use std::ops::Range;

/// What is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Everything,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that do not exist.
    Nothing,
}

/// Reads `Range` and `If-Range`.
///
/// A range that cannot be read, several ranges, and a range of another version of the file are
/// answered with the whole file, as the RFC allows.
pub fn wanted(headers: &HeaderMap, size: u64, etag: &str) -> Wanted {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &http::HeaderValue| value.to_str().ok())
    };
    let Some(range) = text(header::RANGE) else {
        return Wanted::Everything;
    };
    if headers.contains_key(header::IF_RANGE) && text(header::IF_RANGE) != Some(etag) {
        return Wanted::Everything;
    }
    let Ok(parsed) = http_range_header::parse_range_header(range) else {
        return Wanted::Everything;
    };
    match parsed.validate(size).as_deref() {
        Ok([part]) => Wanted::Part(*part.start()..part.end().saturating_add(1)),
        Ok(_) => Wanted::Everything,
        Err(_) => Wanted::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(range: &'static str, if_range: Option<&'static str>) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, range.parse().unwrap());
        if let Some(if_range) = if_range {
            headers.insert(header::IF_RANGE, if_range.parse().unwrap());
        }
        wanted(&headers, 100, "\"a\"")
    }

    #[test]
    fn ranges_start_end_and_count_from_the_end() {
        assert_eq!(wanted(&HeaderMap::new(), 100, "\"a\""), Wanted::Everything);
        assert_eq!(ask("bytes=0-9", None), Wanted::Part(0..10));
        assert_eq!(ask("bytes=90-", None), Wanted::Part(90..100));
        assert_eq!(ask("bytes=-5", None), Wanted::Part(95..100));
        assert_eq!(ask("bytes=100-", None), Wanted::Nothing);
        assert_eq!(ask("bytes=5-1000", None), Wanted::Part(5..100));
    }

    #[test]
    fn what_cannot_be_read_or_is_another_version_gets_everything() {
        for odd in ["bytes=a-b", "items=0-1", "bytes=", "bytes=0-1,5-6"] {
            assert_eq!(ask(odd, None), Wanted::Everything, "{odd}");
        }
        assert_eq!(ask("bytes=0-9", Some("\"a\"")), Wanted::Part(0..10));
        assert_eq!(ask("bytes=0-9", Some("\"b\"")), Wanted::Everything);
        assert_eq!(ask("bytes=0-9", Some("W/\"a\"")), Wanted::Everything);
    }
}
