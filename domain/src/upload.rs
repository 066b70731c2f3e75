//! How a large file is cut into parts, so that what has arrived need not be sent again.

/// The smallest part, and the largest file that is sent as a whole. In bytes.
pub const SMALLEST_PART: i64 = 8 * 1024 * 1024;
/// How many parts a file has at most. S3 takes 10,000 and lists 1,000 at once.
const MOST_PARTS: i64 = 1_000;

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Counts from 1.
    pub number: i32,
    /// Where it begins in the file.
    pub start: i64,
    /// Its bytes.
    pub size: i64,
}

/// How many bytes each part but the last has; nothing if the file is sent as a whole.
pub fn part_size(size_bytes: i64) -> Option<i64> {
    if size_bytes <= SMALLEST_PART {
        return None;
    }
    let mut size = SMALLEST_PART;
    while size_bytes > size.saturating_mul(MOST_PARTS) {
        size *= 2;
    }
    Some(size)
}

/// The parts of a file in order; none if it is sent as a whole.
pub fn parts(size_bytes: i64) -> impl Iterator<Item = Part> {
    let step = part_size(size_bytes).unwrap_or(0);
    (1..)
        .zip((0..).map(move |index: i64| index.saturating_mul(step)))
        .take_while(move |(_, start)| step > 0 && *start < size_bytes)
        .map(move |(number, start)| Part {
            number,
            start,
            size: step.min(size_bytes - start),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::MAX_BYTES;
    use proptest::prelude::*;

    #[test]
    fn small_files_are_sent_as_a_whole() {
        assert_eq!(part_size(SMALLEST_PART), None);
        assert_eq!(parts(1).count(), 0);
        assert_eq!(parts(SMALLEST_PART + 1).count(), 2);
    }

    proptest! {
        #[test]
        fn parts_cover_the_file_once(size in SMALLEST_PART + 1..=MAX_BYTES) {
            let parts: Vec<_> = parts(size).collect();
            prop_assert!(parts.len() <= 1_000);
            let mut end = 0;
            for (part, number) in parts.iter().zip(1..) {
                prop_assert_eq!((part.number, part.start), (number, end));
                prop_assert!(part.size > 0);
                end += part.size;
            }
            prop_assert_eq!(end, size);
            // R2 wants all but the last to be equal.
            let first = parts[0].size;
            prop_assert!(parts[..parts.len() - 1].iter().all(|part| part.size == first));
        }
    }
}
