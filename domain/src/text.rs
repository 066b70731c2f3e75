//! Names and longer texts that people type.

use words::{Sentence, refusal};

/// A one-line text of 1 to `max` characters without control characters, trimmed.
///
/// # Errors
/// A sentence for the person who typed it; `missing` is that of an empty field.
pub fn line(text: &str, missing: fn() -> Sentence, max: usize) -> Result<String, Sentence> {
    let text = text.trim();
    if text.is_empty() {
        return Err(missing());
    }
    optional_line(text, max)
}

/// A one-line text of at most `max` characters without control characters, trimmed; may be empty.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn optional_line(text: &str, max: usize) -> Result<String, Sentence> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(too_long(max));
    }
    if text.chars().any(is_hidden) {
        return Err(refusal::text_odd());
    }
    Ok(text.to_owned())
}

/// A text of several lines and at most `max` characters; line ends become `\n`.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn paragraph(text: &str, max: usize) -> Result<String, Sentence> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > max {
        return Err(too_long(max));
    }
    if text.chars().any(|c| is_hidden(c) && c != '\n' && c != '\t') {
        return Err(refusal::text_hidden());
    }
    Ok(text)
}

fn too_long(max: usize) -> Sentence {
    refusal::text_long(i64::try_from(max).unwrap_or(i64::MAX))
}

/// Control characters, and the Unicode marks that turn text around (CVE-2021-42574).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_words_and_refuses_what_cannot_be_seen() {
        assert_eq!(
            line("  Café ☕ ", refusal::name_missing, 60),
            Ok("Café ☕".to_owned())
        );
        assert!(line("   ", refusal::name_missing, 60).is_err());
        assert!(line("a\u{0}b", refusal::name_missing, 60).is_err());
        assert!(line("a\u{202e}b", refusal::name_missing, 60).is_err());
        assert!(line(&"x".repeat(10_240), refusal::name_missing, 120).is_err());
        assert_eq!(paragraph("a\r\nb\n", 10), Ok("a\nb".to_owned()));
        assert!(paragraph("a\u{7}b", 10).is_err());
    }
}
