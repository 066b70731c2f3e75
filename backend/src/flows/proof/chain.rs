//! Whether an order's log is complete and unchanged.

use super::seal;
use crate::db::delivery_log::Log;

/// The number of the first entry that does not fit; nothing if the log is complete and unchanged.
pub fn broken_at(log: &Log) -> Option<i64> {
    let mut previous = "";
    for (number, entry) in (1..).zip(&log.entries) {
        if entry.number != number || entry.hash != seal(previous, entry) {
            return Some(number);
        }
        previous = &entry.hash;
    }
    let last = log
        .entries
        .last()
        .map(|entry| entry.number)
        .unwrap_or_default();
    let is_all = match &log.head {
        Some(head) => head.number == last && head.hash == previous,
        None => last == 0,
    };
    (!is_all).then_some(last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::delivery_log::{Entry, Head};
    use proptest::prelude::*;

    fn log(details: &[String]) -> Log {
        let mut log = Log::default();
        let mut hash = String::new();
        for (number, detail) in (1..).zip(details) {
            let mut entry = Entry {
                number,
                kind: "sent".into(),
                detail: detail.clone(),
                at: number * 1_000,
                hash: String::new(),
            };
            entry.hash = seal(&hash, &entry);
            hash.clone_from(&entry.hash);
            log.entries.push(entry);
            log.head = Some(Head {
                number,
                hash: hash.clone(),
            });
        }
        log
    }

    proptest! {
        #[test]
        fn what_nobody_touched_is_whole(details in proptest::collection::vec("[a-z{}]{0,9}", 0..9)) {
            prop_assert_eq!(broken_at(&log(&details)), None);
        }

        #[test]
        fn every_change_is_noticed_where_it_is(
            details in proptest::collection::vec("[a-z{}]{1,9}", 1..9),
            at in any::<prop::sample::Index>(),
            how in 0..6,
        ) {
            let mut log = log(&details);
            let at = at.index(details.len());
            match how {
                0 => log.entries[at].detail.push('x'),
                1 => log.entries[at].kind = "finished".into(),
                2 => log.entries[at].at += 1,
                3 => log.entries[at].hash = "0".repeat(64),
                4 => drop(log.entries.remove(at)),
                _ => log.entries.truncate(at),
            }
            prop_assert_eq!(broken_at(&log), Some(at as i64 + 1));
        }
    }
}
