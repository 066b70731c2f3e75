//! Sizes of files, for people.

/// Writes a size in powers of 1000, as shops and browsers do: `640 bytes`, `3.4 MB`.
pub fn display(bytes: i64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes} {}", if bytes == 1 { "byte" } else { "bytes" });
    }
    // In tenths of the unit, rounded down, so that no float is needed.
    let mut tenths = bytes / 100;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    if tenths >= 100 {
        format!("{} {}", tenths / 10, UNITS[unit])
    } else {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    }
}

/// Writes how many files there are, and how large they are together.
pub fn files(count: i64, bytes: i64) -> String {
    match count {
        1 => format!("1 file, {}", display(bytes)),
        _ => format!("{count} files, {}", display(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
