//! What a file is: by its bytes first, and by its sender's word only where bytes cannot tell.

/// Types that a sender is believed about when the bytes do not say otherwise: formats that are plain
/// text or that have no mark of their own. None of them can act in a browser.
const BELIEVED: [&str; 12] = [
    "application/json",
    "application/octet-stream",
    "application/rtf",
    "application/x-ndjson",
    "application/x-subrip",
    "application/yaml",
    "text/calendar",
    "text/csv",
    "text/markdown",
    "text/plain",
    "text/tab-separated-values",
    "text/vtt",
];

/// The media type of a file that begins with `head` and was called `claimed`.
pub fn media_type(head: &[u8], claimed: &str) -> String {
    match infer::get(head) {
        Some(found) => found.mime_type().to_owned(),
        // An EPUB, a Word file and the like are ZIP archives that `infer` knows apart; whatever else
        // claims to be one without its mark is not.
        None if BELIEVED.contains(&claimed) => claimed.to_owned(),
        None => "application/octet-stream".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn bytes_count_more_than_words() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(media_type(png, "application/pdf"), "image/png");
        assert_eq!(media_type(b"%PDF-1.7", "image/png"), "application/pdf");
        assert_eq!(
            media_type(b"<!doctype html><script>", "image/png"),
            "text/html"
        );
        let unmarked = b"\x01\x02\x03\x04";
        assert_eq!(
            media_type(unmarked, "image/png"),
            "application/octet-stream"
        );
        assert_eq!(media_type(b"a,b\n1,2\n", "text/csv"), "text/csv");
        assert_eq!(
            media_type(b"alert(1)", "text/javascript"),
            "application/octet-stream"
        );
    }
}
