//! Every form of a range, and every way to ask for too much.

use super::*;
use proptest::prelude::*;

fn ask_for(range: &str, if_range: Option<&str>, size: u64) -> Wanted {
    let mut headers = HeaderMap::new();
    headers.insert(header::RANGE, range.parse().unwrap());
    if let Some(if_range) = if_range {
        headers.insert(header::IF_RANGE, if_range.parse().unwrap());
    }
    wanted(&headers, size, "\"a\"")
}

fn ask(range: &str) -> Wanted {
    ask_for(range, None, 100)
}

#[test]
fn ranges_start_end_and_count_from_the_end() {
    assert_eq!(wanted(&HeaderMap::new(), 100, "\"a\""), Wanted::Everything);
    for (range, part) in [
        ("bytes=0-9", 0..10),
        ("bytes=90-", 90..100),
        ("bytes=-5", 95..100),
        ("bytes=-1000", 0..100),
        ("bytes=5-1000", 5..100),
        ("bytes=99-99999999999999999999999", 99..100),
        ("BYTES= 0-0 ", 0..1),
        ("bytes=,, 7-8,", 7..9),
        ("bytes=100-,0-4", 0..5),
    ] {
        assert_eq!(ask(range), Wanted::Part(part), "{range}");
    }
    for nothing in ["bytes=100-", "bytes=-0", "bytes=100-200,-0"] {
        assert_eq!(ask(nothing), Wanted::Nothing, "{nothing}");
    }
}

#[test]
fn several_ranges_keep_their_order_unless_they_touch() {
    for (range, parts) in [
        ("bytes=0-1,5-6", vec![0..2, 5..7]),
        ("bytes=50-59, 0-9", vec![50..60, 0..10]),
        ("bytes=0-9,20-29,10-12", vec![0..13, 20..30]),
        ("bytes=0-0,-1", vec![0..1, 99..100]),
    ] {
        assert_eq!(ask(range), Wanted::Parts(parts), "{range}");
    }
    assert_eq!(ask("bytes=0-9,10-19"), Wanted::Part(0..20));
    assert_eq!(ask("bytes=0-9,20-29,5-25"), Wanted::Part(0..30));
}

#[test]
fn too_much_is_answered_with_the_whole() {
    let many = |count: u64| {
        let ranges: Vec<_> = (0..count).map(|n| format!("{0}-{0}", 3 * n)).collect();
        format!("bytes={}", ranges.join(","))
    };
    assert!(matches!(ask(&many(16)), Wanted::Parts(parts) if parts.len() == 16));
    assert_eq!(ask(&many(17)), Wanted::Everything);
    assert_eq!(ask_for(&many(5_000), None, 1_000_000), Wanted::Everything);
    assert_eq!(ask("bytes=0-59,30-89,95-99"), Wanted::Everything);
}

#[test]
fn what_cannot_be_read_is_ignored() {
    for odd in [
        "bytes=a-b",
        "items=0-1",
        "bytes=",
        "bytes",
        "bytes=5-2",
        "bytes=-",
        "bytes=+1-2",
        "bytes=1-2-3",
        "bytes=0-1;5-6",
        "bytes 0-1",
    ] {
        assert_eq!(ask(odd), Wanted::Everything, "{odd}");
    }
    let mut twice = HeaderMap::new();
    twice.append(header::RANGE, "bytes=0-1".parse().unwrap());
    twice.append(header::RANGE, "bytes=5-6".parse().unwrap());
    assert_eq!(wanted(&twice, 100, "\"a\""), Wanted::Everything);
}

#[test]
fn only_the_same_version_is_resumed() {
    let ask = |version| ask_for("bytes=0-9", Some(version), 100);
    assert_eq!(ask("\"a\""), Wanted::Part(0..10));
    for other in ["\"b\"", "W/\"a\"", "a", "Sat, 29 Oct 2022 19:43:31 GMT"] {
        assert_eq!(ask(other), Wanted::Everything, "{other}");
    }
}

proptest! {
    #[test]
    fn parts_are_within_the_file_and_do_not_touch(
        ranges in prop::collection::vec((0..120_u64, 0..120_u64), 1..12), size in 0..110_u64,
    ) {
        let text: Vec<_> = ranges.iter().map(|(one, other)| format!("{}-{}", one.min(other), one.max(other))).collect();
        let parts = match ask_for(&format!("bytes={}", text.join(",")), None, size) {
            Wanted::Parts(parts) => parts,
            Wanted::Part(part) => vec![part],
            Wanted::Nothing => {
                prop_assert!(ranges.iter().all(|(one, other)| *one.min(other) >= size));
                return Ok(());
            }
            Wanted::Everything => return Ok(()),
        };
        let asked_for = |byte: u64| ranges.iter().any(|(one, other)| (*one.min(other)..=*one.max(other)).contains(&byte));
        let given = |byte: u64| parts.iter().filter(|part| part.contains(&byte)).count();
        for byte in 0..size {
            prop_assert_eq!(given(byte), usize::from(asked_for(byte)));
        }
        for (at, part) in parts.iter().enumerate() {
            prop_assert!(part.start < part.end && part.end <= size);
            prop_assert!(parts[at + 1..].iter().all(|other| other.start > part.end || part.start > other.end));
        }
    }

    #[test]
    fn nothing_that_is_sent_breaks_it(text in "\\PC{0,40}|bytes=[0-9,-]{0,40}", size: u64) {
        if let Ok(value) = HeaderValue::from_str(&text) {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, value);
            wanted(&headers, size, "\"a\"");
        }
    }
}
