//! Sizes of files, for people.

use crate::spoken::words;

/// Writes a size in powers of 1000, as shops and browsers do: `640 bytes`, `3.4 MB`.
pub fn display(bytes: i64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let w = words();
    if bytes < 1_000 {
        return w.part_bytes(bytes);
    }
    // In tenths of the unit, rounded down, so that no float is needed.
    let mut tenths = bytes / 100;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    let (whole, unit) = (w.number(tenths / 10), UNITS[unit]);
    if tenths >= 100 {
        format!("{whole} {unit}")
    } else {
        format!("{whole}{}{} {unit}", w.decimal_mark(), tenths % 10)
    }
}

/// Writes how many files there are, and how large they are together.
pub fn files(count: i64, bytes: i64) -> String {
    words().part_files(count, &display(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::{Language, Words};
    use leptos::prelude::{Owner, provide_context};

    #[test]
    fn each_unit_starts_at_a_thousand() {
        for (bytes, text) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1.0 KB"),
            (15_360, "15 KB"),
            (999_999, "999 KB"),
            (3_450_000, "3.4 MB"),
            (2_000_000_000, "2.0 GB"),
            (55_000_000_000_000, "55 TB"),
        ] {
            assert_eq!(display(bytes), text);
        }
    }

    #[test]
    fn a_size_is_written_as_in_the_country() {
        Owner::new_root(None).with(|| {
            provide_context(Words::of(Language::German));
            assert_eq!(display(3_450_000), "3,4 MB");
            assert_eq!(files(1, 1), "1 Datei, 1 Byte");
            assert_eq!(files(1_200, 15_360), "1.200 Dateien, 15 KB");
        });
    }
}
