//! Which bytes are wanted (RFC 9110 §14).

use http::{HeaderMap, HeaderValue, header};
use std::ops::Range;

/// How many runs of bytes one answer has at most; who wants more gets everything.
const MOST_PARTS: usize = 16;
/// How many ranges are looked at.
const MOST_RANGES: usize = 256;

/// What is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Everything,
    /// These bytes.
    Part(Range<u64>),
    /// Several runs of bytes that do not touch each other.
    Parts(Vec<Range<u64>>),
    /// Bytes that do not exist.
    Nothing,
}

/// Reads `Range` and `If-Range` of a GET.
///
/// What cannot be read is ignored, as the RFC demands; so is a range of another version, and more
/// ranges than make sense. There is no `Last-Modified`, so a date in `If-Range` never fits.
pub fn wanted(headers: &HeaderMap, size: u64, etag: &str) -> Wanted {
    let mut ranges = headers.get_all(header::RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else {
        return Wanted::Everything;
    };
    let if_range = headers.get(header::IF_RANGE);
    if if_range.is_some_and(|version| version.as_bytes() != etag.as_bytes()) {
        return Wanted::Everything;
    }
    parse(range).map_or(Wanted::Everything, |ranges| choose(&ranges, size))
}

/// One range as it is asked for: from a byte on, perhaps to a last one, or so many from the end.
#[derive(Clone, Copy)]
enum Asked {
    From(u64, Option<u64>),
    Last(u64),
}

fn parse(header: &HeaderValue) -> Option<Vec<Asked>> {
    let (unit, ranges) = header.to_str().ok()?.split_once('=')?;
    if !unit.eq_ignore_ascii_case("bytes") {
        return None;
    }
    let ranges: Vec<_> = ranges
        .split(',')
        .map(|range| range.trim_matches([' ', '\t']))
        .filter(|range| !range.is_empty())
        .take(MOST_RANGES + 1)
        .map(asked)
        .collect::<Option<_>>()?;
    (1..=MOST_RANGES).contains(&ranges.len()).then_some(ranges)
}

fn asked(text: &str) -> Option<Asked> {
    match text.split_once('-')? {
        ("", last) => Some(Asked::Last(number(last)?)),
        (first, "") => Some(Asked::From(number(first)?, None)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Asked::From(first, Some(last)))
        }
    }
}

/// Digits only; more than fit are as good as the largest number.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

impl Asked {
    /// The bytes that there are of it.
    fn of(self, size: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::From(first, last) => {
                first..last.map_or(size, |last| last.saturating_add(1).min(size))
            }
            Self::Last(count) => size.saturating_sub(count)..size,
        };
        (range.start < range.end).then_some(range)
    }
}

fn choose(asked: &[Asked], size: u64) -> Wanted {
    let found: Vec<_> = asked.iter().filter_map(|range| range.of(size)).collect();
    let sum = found.iter().fold(0_u64, |sum, range| {
        sum.saturating_add(range.end - range.start)
    });
    if found.is_empty() {
        return Wanted::Nothing;
    }
    let mut parts = coalesce(found);
    match parts.len() {
        1 => Wanted::Part(parts.remove(0)),
        // Asking for bytes twice is a mistake or an attack (RFC 9110 §14.2).
        2..=MOST_PARTS if sum <= size => Wanted::Parts(parts),
        _ => Wanted::Everything,
    }
}

/// Joins ranges that overlap or touch, and otherwise leaves them in the order they were asked for.
fn coalesce(ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    let mut parts: Vec<Range<u64>> = Vec::new();
    for mut range in ranges {
        let mut place = parts.len();
        let touches = |part: &Range<u64>, range: &Range<u64>| {
            part.start <= range.end && range.start <= part.end
        };
        while let Some(at) = parts.iter().position(|part| touches(part, &range)) {
            let part = parts.remove(at);
            range = range.start.min(part.start)..range.end.max(part.end);
            place = place.min(at);
        }
        parts.insert(place.min(parts.len()), range);
    }
    parts
}

#[cfg(test)]
#[path = "range_tests.rs"]
mod tests;
