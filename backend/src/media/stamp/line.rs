//! The line itself: which bytes it has, how wide it is, where it goes.
#![expect(
    clippy::float_arithmetic,
    reason = "lengths on paper, as PDF has them; not money"
)]

use std::fmt::Write;

/// How high the letters are, and how far the line stays away from the edges, in points.
const SIZE: f64 = 8.0;
const MARGIN: f64 = 14.0;

/// The part of a page that is seen, in the page's own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    /// Left, bottom, right and top.
    pub bounds: [f64; 4],
    /// How it is turned when it is shown: 0, 90, 180 or 270 degrees, clockwise.
    pub turned: i64,
    /// How many points one of its units has.
    pub unit: f64,
}

/// The operators that write a line at the foot of a sheet, as a reader sees it. `font` is the name
/// of Helvetica in the page's resources.
pub(super) fn operators(sheet: &Sheet, text: &str, font: &str) -> String {
    let bytes = win_ansi(text);
    let [left, bottom, right, top] = sheet.bounds;
    let (width, matrix) = match sheet.turned {
        90 => (top - bottom, [0.0, 1.0, -1.0, 0.0, right, bottom]),
        180 => (right - left, [-1.0, 0.0, 0.0, -1.0, right, top]),
        270 => (top - bottom, [0.0, -1.0, 1.0, 0.0, left, top]),
        _ => (right - left, [1.0, 0.0, 0.0, 1.0, left, bottom]),
    };
    let margin = (MARGIN / sheet.unit).min(width / 10.0);
    let natural = f64::from(thousandths(&bytes)) / 1_000.0;
    // Narrow pages get smaller letters; nothing of the line is ever cut off.
    let size = (SIZE / sheet.unit).min((width - 2.0 * margin) / natural);
    let start = (width - natural * size) / 2.0;
    let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02X}");
        hex
    });
    let [a, b, c, d, e, f] = matrix.map(number);
    let (start, margin, outline) = (number(start), number(margin), number(size / 6.0));
    let size = number(size);
    // First a white outline, then the letters: they can be read on any ground.
    format!(
        "q {a} {b} {c} {d} {e} {f} cm BT /{font} {size} Tf \
         1 0 0 1 {start} {margin} Tm 1 G {outline} w 1 j 1 Tr <{hex}> Tj \
         1 0 0 1 {start} {margin} Tm 0.35 g 0 Tr <{hex}> Tj ET Q\n"
    )
}

/// A number as PDF has it: never with an exponent.
fn number(value: f64) -> String {
    format!("{value:.4}")
}

/// The bytes of a text in the encoding of the standard fonts. What it does not have is written as
/// its number, so that nothing of an address is lost.
fn win_ansi(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' '..='~' | '\u{a0}'..='\u{ff}' => bytes.extend(u8::try_from(u32::from(letter)).ok()),
            '€' => bytes.push(0x80),
            '–' => bytes.push(0x96),
            '—' => bytes.push(0x97),
            '’' => bytes.push(0x92),
            other => bytes.extend(format!("U+{:04X}", u32::from(other)).bytes()),
        }
    }
    bytes
}

/// How wide a text is in Helvetica, in thousandths of its size.
fn thousandths(bytes: &[u8]) -> u32 {
    let width = |byte: &u8| {
        let at = byte.checked_sub(b' ').map(usize::from);
        // The letters beyond ASCII are about as wide as a capital.
        let known = at.and_then(|at| HELVETICA.get(at).copied());
        u32::from(known.unwrap_or(722))
    };
    bytes.iter().map(width).sum::<u32>().max(1)
}

/// The widths of the letters from space to tilde (Adobe's metrics of the standard fonts).
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_the_encoding_are_told_by_their_number() {
        assert_eq!(win_ansi("é – €"), [0xe9, b' ', 0x96, b' ', 0x80]);
        assert_eq!(win_ansi("字\n"), b"U+5B57U+000A");
    }

    #[test]
    fn the_line_never_leaves_the_page() {
        let text = "Licensed to somebody-with-a-long-name@a-long-domain.example.com · order 1";
        for (width, unit) in [(612.0, 1.0), (60.0, 1.0), (612.0, 10.0), (14_400.0, 1.0)] {
            let sheet = Sheet {
                bounds: [0.0, 0.0, width, 800.0],
                turned: 0,
                unit,
            };
            let line = operators(&sheet, text, "F");
            let numbers: Vec<f64> = line
                .split("Tf ")
                .nth(1)
                .unwrap()
                .split_whitespace()
                .skip(4)
                .take(2)
                .map(|number| number.parse().unwrap())
                .collect();
            let size: f64 = line
                .split("/F ")
                .nth(1)
                .unwrap()
                .split_whitespace()
                .next()
                .unwrap()
                .parse()
                .unwrap();
            let end = numbers[0] + f64::from(thousandths(&win_ansi(text))) / 1_000.0 * size;
            assert!(numbers[0] > 0.0 && end < width, "{line}");
            assert!(size > 0.0 && size <= SIZE / unit + 0.001, "{line}");
        }
    }
}
