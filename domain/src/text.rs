//! Names and longer texts that people type.

/// A one-line text of 1 to `max` characters without control characters, trimmed.
///
/// # Errors
/// A sentence for the person who typed it; `what` names the field ("a name").
pub fn line(text: &str, what: &str, max: usize) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("Please enter {what}."));
    }
    optional_line(text, max)
}

/// A one-line text of at most `max` characters without control characters, trimmed; may be empty.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn optional_line(text: &str, max: usize) -> Result<String, String> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(format!("Please use at most {max} characters."));
    }
    if text.chars().any(is_hidden) {
        return Err("Please use letters, digits and punctuation only.".to_owned());
    }
    Ok(text.to_owned())
}

/// A text of several lines and at most `max` characters; line ends become `\n`.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn paragraph(text: &str, max: usize) -> Result<String, String> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > max {
        return Err(format!("Please use at most {max} characters."));
    }
    if text.chars().any(|c| is_hidden(c) && c != '\n' && c != '\t') {
        return Err("Please remove the invisible control characters.".to_owned());
    }
    Ok(text)
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
        assert_eq!(line("  Café ☕ ", "a name", 60), Ok("Café ☕".to_owned()));
        assert!(line("   ", "a name", 60).is_err());
        assert!(line("a\u{0}b", "a name", 60).is_err());
        assert!(line("a\u{202e}b", "a name", 60).is_err());
        assert!(line(&"x".repeat(10_240), "a name", 120).is_err());
        assert_eq!(paragraph("a\r\nb\n", 10), Ok("a\nb".to_owned()));
        assert!(paragraph("a\u{7}b", 10).is_err());
    }
}
